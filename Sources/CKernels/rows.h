/* The word of one bitmap for up to 64 values, one value after another: all of the portable kernels' work, and the last
 * word of the others'.
 */
#ifndef SLUICE_ROWS_H
#define SLUICE_ROWS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

static inline uint64_t f64_word(const double *values, size_t count, double low, double high) {
  uint64_t word = 0;
  for (size_t i = 0; i < count; i++) word |= (uint64_t)((values[i] >= low) & (values[i] <= high)) << i;
  return word;
}

static inline uint64_t i64_word(const int64_t *values, size_t count, int64_t low, int64_t high) {
  uint64_t word = 0;
  for (size_t i = 0; i < count; i++) word |= (uint64_t)((values[i] >= low) & (values[i] <= high)) << i;
  return word;
}

static inline uint64_t equal_word(const int32_t *values, size_t count, int32_t code) {
  uint64_t word = 0;
  for (size_t i = 0; i < count; i++) word |= (uint64_t)(values[i] == code) << i;
  return word;
}

static inline bool is_member(int32_t code, const uint64_t *set, size_t set_count) {
  /* A negative code becomes larger than any count of a bitmap over codes. */
  uint64_t bit = (uint64_t)(int64_t)code;
  return bit < set_count && (set[bit / 64] >> (bit % 64) & 1) != 0;
}

static inline uint64_t member_word(const int32_t *values, size_t count, const uint64_t *set, size_t set_count) {
  uint64_t word = 0;
  for (size_t i = 0; i < count; i++) word |= (uint64_t)is_member(values[i], set, set_count) << i;
  return word;
}

static inline uint64_t differ_word(const int32_t *left, const int32_t *right, size_t count) {
  uint64_t word = 0;
  for (size_t i = 0; i < count; i++) word |= (uint64_t)(left[i] != right[i]) << i;
  return word;
}

/* Fills the bitmap `out`: WHOLE is the word of the 64 values from `row` on, LAST that of the `rest` values there. */
#define SLUICE_EACH_WORD(WHOLE, LAST)                    \
  do {                                                   \
    size_t row = 0;                                      \
    for (; count - row >= 64; row += 64) *out++ = WHOLE; \
    size_t rest = count - row;                           \
    if (rest > 0) *out = LAST;                           \
  } while (0)

#endif

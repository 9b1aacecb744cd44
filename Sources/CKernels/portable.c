#include "CKernels.h"
#include "rows.h"

static void f64_interval(const double *values, size_t count, double low, double high, uint64_t *out) {
  SLUICE_EACH_WORD(f64_word(values + row, 64, low, high), f64_word(values + row, rest, low, high));
}

static void i64_interval(const int64_t *values, size_t count, int64_t low, int64_t high, uint64_t *out) {
  SLUICE_EACH_WORD(i64_word(values + row, 64, low, high), i64_word(values + row, rest, low, high));
}

static void i32_equal(const int32_t *values, size_t count, int32_t code, uint64_t *out) {
  SLUICE_EACH_WORD(equal_word(values + row, 64, code), equal_word(values + row, rest, code));
}

static void i32_member(const int32_t *values, size_t count, const uint64_t *set, size_t set_count, uint64_t *out) {
  SLUICE_EACH_WORD(member_word(values + row, 64, set, set_count), member_word(values + row, rest, set, set_count));
}

static void i32_differ(const int32_t *left, const int32_t *right, size_t count, uint64_t *out) {
  SLUICE_EACH_WORD(differ_word(left + row, right + row, 64), differ_word(left + row, right + row, rest));
}

static void bits_and(uint64_t *a, const uint64_t *b, size_t words) {
  for (size_t i = 0; i < words; i++) a[i] &= b[i];
}

static void bits_or(uint64_t *a, const uint64_t *b, size_t words) {
  for (size_t i = 0; i < words; i++) a[i] |= b[i];
}

static void bits_and_not(uint64_t *a, const uint64_t *b, size_t words) {
  for (size_t i = 0; i < words; i++) a[i] &= ~b[i];
}

static size_t bits_count(const uint64_t *a, size_t words) {
  size_t count = 0;
  for (size_t i = 0; i < words; i++) count += (size_t)__builtin_popcountll(a[i]);
  return count;
}

static void bits_rows(const uint64_t *a, size_t words, uint32_t *out) {
  for (size_t i = 0; i < words; i++) {
    uint32_t base = (uint32_t)(i * 64);
    for (uint64_t word = a[i]; word != 0; word &= word - 1) *out++ = base + (uint32_t)__builtin_ctzll(word);
  }
}

sluice_kernels sluice_kernels_portable(void) {
  return (sluice_kernels){
      .f64_interval = f64_interval,
      .i64_interval = i64_interval,
      .i32_equal = i32_equal,
      .i32_member = i32_member,
      .i32_differ = i32_differ,
      .bits_and = bits_and,
      .bits_or = bits_or,
      .bits_and_not = bits_and_not,
      .bits_count = bits_count,
      .bits_rows = bits_rows,
  };
}

#include "CBytes.h"

#include <string.h>

/* Written so that the compiler makes vectors of it: what is wrong is gathered, and no comparison ends the loop. */
#define ASCEND                                                                              \
  int64_t wrong = 0;                                                                        \
  for (size_t i = 1; i < count; i++) wrong |= -(int64_t)(numbers[i] < numbers[i - 1]);       \
  return count == 0 || (wrong == 0 && numbers[0] >= lowest && numbers[count - 1] <= highest);

/* Arithmetic is that of unsigned numbers, which may overflow; a difference that does has a number out of range, whose own sign
   shows it. */
#define CODES                                                                                \
  uint32_t signs = 0;                                                                        \
  for (size_t i = 0; i < count; i++) signs |= (uint32_t)codes[i] | ((uint32_t)last - (uint32_t)codes[i]); \
  return (int32_t)signs >= 0;

/* On bits, because comparisons of floating-point numbers keep a loop from becoming vectors. */
#define AMOUNTS                                                                             \
  const uint64_t infinity = 0x7ff0000000000000u, allowed = allows_nan ? ~0ull : 0;          \
  uint64_t signs = 0;                                                                       \
  for (size_t i = 0; i < count; i++) {                                                      \
    union { double number; uint64_t bits; } n = {numbers[i]};                               \
    uint64_t is_nan = (infinity - (n.bits & ~(1ull << 63))) & allowed;                      \
    signs |= (n.bits | ~(n.bits - infinity)) & ~is_nan;                                     \
  }                                                                                         \
  return signs >> 63 == 0;

#define WIDEN \
  for (size_t i = 0; i < count; i++) wide[i] = narrow[i];

static void widen_portable(const int8_t *restrict narrow, size_t count, int32_t *restrict wide) { WIDEN }
static int ascend_portable(const int64_t *numbers, size_t count, int64_t lowest, int64_t highest) { ASCEND }
static int codes_portable(const int32_t *codes, size_t count, int32_t last) { CODES }
static int amounts_portable(const double *numbers, size_t count, int allows_nan) { AMOUNTS }

#if defined(__x86_64__)

__attribute__((target("avx2"))) static int ascend_avx2(
    const int64_t *numbers, size_t count, int64_t lowest, int64_t highest) {
  ASCEND
}
__attribute__((target("avx2"))) static int codes_avx2(const int32_t *codes, size_t count, int32_t last) { CODES }
__attribute__((target("avx2"))) static int amounts_avx2(const double *numbers, size_t count, int allows_nan) { AMOUNTS }

__attribute__((target("avx2"))) static void widen_avx2(
    const int8_t *restrict narrow, size_t count, int32_t *restrict wide) {
  WIDEN
}

void sluice_widen(const int8_t *narrow, size_t count, int32_t *wide) {
  if (__builtin_cpu_supports("avx2")) {
    widen_avx2(narrow, count, wide);
  } else {
    widen_portable(narrow, count, wide);
  }
}

int sluice_amounts(const double *numbers, size_t count, int allows_nan) {
  return __builtin_cpu_supports("avx2") ? amounts_avx2(numbers, count, allows_nan)
                                        : amounts_portable(numbers, count, allows_nan);
}

int sluice_ascend(const int64_t *numbers, size_t count, int64_t lowest, int64_t highest) {
  return __builtin_cpu_supports("avx2") ? ascend_avx2(numbers, count, lowest, highest)
                                        : ascend_portable(numbers, count, lowest, highest);
}

int sluice_codes(const int32_t *codes, size_t count, int32_t last) {
  return __builtin_cpu_supports("avx2") ? codes_avx2(codes, count, last) : codes_portable(codes, count, last);
}

#else

void sluice_widen(const int8_t *narrow, size_t count, int32_t *wide) { widen_portable(narrow, count, wide); }

int sluice_amounts(const double *numbers, size_t count, int allows_nan) {
  return amounts_portable(numbers, count, allows_nan);
}

int sluice_ascend(const int64_t *numbers, size_t count, int64_t lowest, int64_t highest) {
  return ascend_portable(numbers, count, lowest, highest);
}

int sluice_codes(const int32_t *codes, size_t count, int32_t last) { return codes_portable(codes, count, last); }

#endif

int sluice_texts_ascend(const uint8_t *bytes, const intptr_t *ends, size_t count) {
  for (size_t i = 1; i < count; i++) {
    if (ends[i] < ends[i - 1] || ends[i + 1] < ends[i]) return 0;
    size_t earlier = (size_t)(ends[i] - ends[i - 1]), later = (size_t)(ends[i + 1] - ends[i]);
    int order = memcmp(bytes + ends[i - 1], bytes + ends[i], earlier < later ? earlier : later);
    if (order > 0 || (order == 0 && earlier >= later)) return 0;
  }
  return 1;
}

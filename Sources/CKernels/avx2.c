#include "CKernels.h"
#include "rows.h"

#if defined(__x86_64__)

#include <immintrin.h>

/* bmi: tzcnt and blsr for the rows of a bitmap; every processor with AVX2 so far has them, and popcnt. */
#define AVX2 __attribute__((target("avx2,bmi,popcnt")))

AVX2 static inline uint64_t f64_64(const double *values, __m256d low, __m256d high) {
  uint64_t word = 0;
  for (int i = 0; i < 64; i += 4) {
    __m256d v = _mm256_loadu_pd(values + i);
    /* Ordered comparisons: false where a side is NaN, without an exception flag. */
    __m256d in = _mm256_and_pd(_mm256_cmp_pd(v, low, _CMP_GE_OQ), _mm256_cmp_pd(v, high, _CMP_LE_OQ));
    word |= (uint64_t)(uint32_t)_mm256_movemask_pd(in) << i;
  }
  return word;
}

AVX2 static void f64_interval(const double *values, size_t count, double low, double high, uint64_t *out) {
  __m256d lows = _mm256_set1_pd(low), highs = _mm256_set1_pd(high);
  SLUICE_EACH_WORD(f64_64(values + row, lows, highs), f64_word(values + row, rest, low, high));
}

AVX2 static inline uint64_t i64_64(const int64_t *values, __m256i low, __m256i high) {
  uint64_t word = 0;
  for (int i = 0; i < 64; i += 4) {
    __m256i v = _mm256_loadu_si256((const __m256i *)(values + i));
    __m256i outside = _mm256_or_si256(_mm256_cmpgt_epi64(low, v), _mm256_cmpgt_epi64(v, high));
    word |= (uint64_t)(uint32_t)_mm256_movemask_pd(_mm256_castsi256_pd(outside)) << i;
  }
  return ~word;
}

AVX2 static void i64_interval(const int64_t *values, size_t count, int64_t low, int64_t high, uint64_t *out) {
  __m256i lows = _mm256_set1_epi64x(low), highs = _mm256_set1_epi64x(high);
  SLUICE_EACH_WORD(i64_64(values + row, lows, highs), i64_word(values + row, rest, low, high));
}

/* One bit for each of 8 lanes of 32 bits: the lane's highest. */
AVX2 static inline uint64_t signs(__m256i lanes) {
  return (uint32_t)_mm256_movemask_ps(_mm256_castsi256_ps(lanes));
}

AVX2 static inline uint64_t equal_64(const int32_t *values, __m256i code) {
  uint64_t word = 0;
  for (int i = 0; i < 64; i += 8) {
    word |= signs(_mm256_cmpeq_epi32(_mm256_loadu_si256((const __m256i *)(values + i)), code)) << i;
  }
  return word;
}

AVX2 static void i32_equal(const int32_t *values, size_t count, int32_t code, uint64_t *out) {
  __m256i codes = _mm256_set1_epi32(code);
  SLUICE_EACH_WORD(equal_64(values + row, codes), equal_word(values + row, rest, code));
}

/* `last` is the set's last code. Lanes whose code is outside 0...last read nothing: the gather passes over lanes whose
 * mask is not set. The others read the 32-bit half of the word that holds their code, which is one of the set's.
 */
AVX2 static inline uint64_t member_64(const int32_t *values, const int *set, __m256i last) {
  uint64_t word = 0;
  for (int i = 0; i < 64; i += 8) {
    __m256i codes = _mm256_loadu_si256((const __m256i *)(values + i));
    __m256i inside = _mm256_cmpeq_epi32(_mm256_min_epu32(codes, last), codes);
    __m256i place = _mm256_srli_epi32(codes, 5);
    __m256i halves = _mm256_mask_i32gather_epi32(_mm256_setzero_si256(), set, place, inside, 4);
    __m256i shift = _mm256_andnot_si256(codes, _mm256_set1_epi32(31));
    word |= signs(_mm256_sllv_epi32(halves, shift)) << i;
  }
  return word;
}

AVX2 static void i32_member(const int32_t *values, size_t count, const uint64_t *set, size_t set_count, uint64_t *out) {
  if (set_count == 0) {
    for (size_t i = 0; i < (count + 63) / 64; i++) out[i] = 0;
    return;
  }
  /* Codes are at most INT32_MAX; a longer set's further bits belong to none. */
  __m256i last = _mm256_set1_epi32(set_count > INT32_MAX ? INT32_MAX : (int32_t)(set_count - 1));
  const int *halves = (const int *)set;
  SLUICE_EACH_WORD(member_64(values + row, halves, last), member_word(values + row, rest, set, set_count));
}

AVX2 static inline uint64_t differ_64(const int32_t *left, const int32_t *right) {
  uint64_t word = 0;
  for (int i = 0; i < 64; i += 8) {
    __m256i a = _mm256_loadu_si256((const __m256i *)(left + i));
    __m256i b = _mm256_loadu_si256((const __m256i *)(right + i));
    word |= signs(_mm256_cmpeq_epi32(a, b)) << i;
  }
  return ~word;
}

AVX2 static void i32_differ(const int32_t *left, const int32_t *right, size_t count, uint64_t *out) {
  SLUICE_EACH_WORD(differ_64(left + row, right + row), differ_word(left + row, right + row, rest));
}

/* The compiler makes these loops AVX2 by itself once it may. */

AVX2 static void bits_and(uint64_t *a, const uint64_t *b, size_t words) {
  for (size_t i = 0; i < words; i++) a[i] &= b[i];
}

AVX2 static void bits_or(uint64_t *a, const uint64_t *b, size_t words) {
  for (size_t i = 0; i < words; i++) a[i] |= b[i];
}

AVX2 static void bits_and_not(uint64_t *a, const uint64_t *b, size_t words) {
  for (size_t i = 0; i < words; i++) a[i] &= ~b[i];
}

AVX2 static size_t bits_count(const uint64_t *a, size_t words) {
  size_t count = 0;
  for (size_t i = 0; i < words; i++) count += (size_t)_mm_popcnt_u64(a[i]);
  return count;
}

AVX2 static void bits_rows(const uint64_t *a, size_t words, uint32_t *out) {
  for (size_t i = 0; i < words; i++) {
    uint32_t base = (uint32_t)(i * 64);
    for (uint64_t word = a[i]; word != 0; word = _blsr_u64(word)) *out++ = base + (uint32_t)_tzcnt_u64(word);
  }
}

bool sluice_has_avx2(void) {
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("popcnt");
}

sluice_kernels sluice_kernels_avx2(void) {
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

#else

bool sluice_has_avx2(void) { return false; }

sluice_kernels sluice_kernels_avx2(void) { return sluice_kernels_portable(); }

#endif

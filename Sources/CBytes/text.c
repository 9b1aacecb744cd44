#include "CBytes.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

size_t sluice_field_end(const uint8_t *bytes, size_t count) {
  size_t place = 0;
#if defined(__SSE2__)
  const __m128i comma = _mm_set1_epi8(','), feed = _mm_set1_epi8('\n'), carriage = _mm_set1_epi8('\r');
  for (; place + 16 <= count; place += 16) {
    __m128i piece = _mm_loadu_si128((const __m128i *)(bytes + place));
    __m128i ends = _mm_or_si128(
        _mm_cmpeq_epi8(piece, comma), _mm_or_si128(_mm_cmpeq_epi8(piece, feed), _mm_cmpeq_epi8(piece, carriage)));
    int mask = _mm_movemask_epi8(ends);
    if (mask) return place + (size_t)__builtin_ctz((unsigned)mask);
  }
#endif
  for (; place < count; place++)
    if (bytes[place] == ',' || bytes[place] == '\n' || bytes[place] == '\r') break;
  return place;
}

int sluice_hexadecimal(const uint8_t *digits, size_t count) {
  /* No branch inside, so that the compiler looks at sixteen digits at a time. */
  uint8_t wrong = 0, capital = 0;
  for (size_t i = 0; i < count; i++) {
    uint8_t byte = digits[i];
    uint8_t is_digit = (uint8_t)(byte - '0') < 10, is_small = (uint8_t)(byte - 'a') < 6;
    uint8_t is_capital = (uint8_t)(byte - 'A') < 6;
    wrong |= !(is_digit | is_small | is_capital);
    capital |= is_capital;
  }
  return wrong ? 0 : 1 + capital;
}

/* The value of a digit in lower case, or 0x80. */
static const uint8_t values[256] = {
    [0 ... 255] = 0x80, ['0'] = 0,  ['1'] = 1,  ['2'] = 2,  ['3'] = 3,  ['4'] = 4,  ['5'] = 5,  ['6'] = 6, ['7'] = 7,
    ['8'] = 8,          ['9'] = 9,  ['a'] = 10, ['b'] = 11, ['c'] = 12, ['d'] = 13, ['e'] = 14, ['f'] = 15,
};

int sluice_unhex(const uint8_t *digits, size_t count, uint8_t *out) {
  uint8_t wrong = 0;
  for (size_t i = 0; i < count; i++) {
    uint8_t high = values[digits[2 * i]], low = values[digits[2 * i + 1]];
    wrong |= high | low;
    out[i] = (uint8_t)(high << 4 | low);
  }
  return !(wrong & 0x80);
}

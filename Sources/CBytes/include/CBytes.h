/* Bytes looked at many at a time, and files as bytes: what Swift has no instructions for, or spends too many on. */
#ifndef SLUICE_CBYTES_H
#define SLUICE_CBYTES_H

#include <stddef.h>
#include <stdint.h>

/* Mixes `count` blocks of 64 bytes into the eight words of a SHA-256 (FIPS 180-4); the version that the processor runs
   fastest. */
void sluice_sha256(uint32_t *state, const uint8_t *blocks, size_t count);
/* The version for every processor. */
void sluice_sha256_portable(uint32_t *state, const uint8_t *blocks, size_t count);

/* The place of the first comma, line feed or carriage return; `count` if there is none. */
size_t sluice_field_end(const uint8_t *bytes, size_t count);

/* Whether all bytes are hexadecimal digits: 0 if not, 1 if all letters are small, 2 if some are capital. */
int sluice_hexadecimal(const uint8_t *digits, size_t count);

/* Writes the `count` bytes that twice as many digits in lower case stand for; 0 if a digit is none, and then `out` holds
   anything. */
int sluice_unhex(const uint8_t *digits, size_t count, uint8_t *out);

/* Whether numbers ascend and lie between two others, both included; of none, yes. */
int sluice_ascend(const int64_t *numbers, size_t count, int64_t lowest, int64_t highest);
/* Whether all numbers are finite and not negative, or not a number where that is allowed; 0 may be wrong for -0. */
int sluice_amounts(const double *numbers, size_t count, int allows_nan);
/* Whether all codes are from 0 to `last`. */
int sluice_codes(const int32_t *codes, size_t count, int32_t last);
/* Whether each of `count` texts comes after the one before it, by bytes; text i is from `ends[i]` to `ends[i + 1]`, which ascend
   and lie in the bytes. */
int sluice_texts_ascend(const uint8_t *bytes, const intptr_t *ends, size_t count);

/* A table of texts: text i is from `ends[i]` to `ends[i + 1]`, which ascend and lie in the bytes. */
struct sluice_texts {
  const uint8_t *bytes;
  const intptr_t *ends;
  size_t count;
  /* Codes in ascending order of their texts' bytes; null where that is the order of the codes. */
  const int32_t *order;
};
/* One list of the texts of tables, fewer than 2^31 together, in ascending order of their bytes and each there once: how long
   it is. Writes for each text of each table, table after table, its place in the list, and for each place a table that has
   it above its code there. -1 if there is no memory, or a table is not in the order that it is said to be in. */
int64_t sluice_join(const struct sluice_texts *tables, size_t count, int32_t *places, uint64_t *holders);
/* The last eight bytes of a text, or as many as it has, as a number. */
static inline uint64_t sluice_tail(const uint8_t *text, size_t count) {
  uint64_t tail = 0;
  __builtin_memcpy(&tail, count > 8 ? text + (count - 8) : text, count > 8 ? 8 : count);
  return tail;
}
/* The one of 65,536 marks that such bytes have: a hash. */
static inline uint32_t sluice_tail_mark(uint64_t tail) { return (uint32_t)(tail * 0x9e3779b97f4a7c15u >> 48); }
/* Writes the codes of texts whose last bytes have a mark that is set; how many. `codes` has room for one more than there are
   texts. */
size_t sluice_tails(const struct sluice_texts *table, const uint8_t *marks, int32_t *codes);

/* Numbers of 8 bits as such of 32. */
void sluice_widen(const int8_t *narrow, size_t count, int32_t *wide);

/* Maps the first `bytes` of a file, to be read; the number of the mapping, or -1 where there can be none: no bytes, a file that
   cannot be mapped, too many mappings. A file that is cut off while it is mapped, or cannot be read, has zeros from there on
   and is whole no more; without that the process would be ended. For this a handler of SIGBUS is set once, which passes
   on all other faults. */
int sluice_map(int descriptor, size_t bytes, const void **address);
/* Ends a mapping; nobody may read it any more. */
void sluice_unmap(int mapping);
/* 0 if a byte that was read before may have been a zero that the file does not have. */
int sluice_is_whole(int mapping);
/* Has pages ready that will be read, all at once: cheaper than a fault for every few. */
void sluice_want(int mapping, size_t offset, size_t count);
/* Lets go of the memory of pages that were read; they can be read again. */
void sluice_drop(int mapping, size_t offset, size_t count);

/* Has memory that will be filled come in large pages, where the system gives them and it is long enough for some: cleared at
   once instead of at a fault for every 4 KiB. */
void sluice_large(void *start, size_t bytes);

/* Asks for memory that will be looked at soon; any address may be given. */
static inline void sluice_prefetch(const void *place) { __builtin_prefetch(place); }

#endif

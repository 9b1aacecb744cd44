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

/* Asks for memory that will be looked at soon; any address may be given. */
static inline void sluice_prefetch(const void *place) { __builtin_prefetch(place); }

#endif

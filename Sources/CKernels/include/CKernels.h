/* Kernels over columns: each tests a run of values and gives one bit a row.
 *
 * A bitmap of `count` rows is (count + 63) / 64 words; row i is bit i % 64 of word i / 64, and bits past the last row
 * are zero. Kernels read exactly `count` values and write exactly the words of the bitmap. Pointers may be null where
 * there is nothing to read or write.
 */
#ifndef SLUICE_CKERNELS_H
#define SLUICE_CKERNELS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* One version of all kernels. */
typedef struct {
  /* low <= value <= high; false for NaN on any side. */
  void (*_Nonnull f64_interval)(
      const double *_Nullable values, size_t count, double low, double high, uint64_t *_Nullable out);
  /* low <= value <= high. */
  void (*_Nonnull i64_interval)(
      const int64_t *_Nullable values, size_t count, int64_t low, int64_t high, uint64_t *_Nullable out);
  /* value == code. */
  void (*_Nonnull i32_equal)(
      const int32_t *_Nullable values, size_t count, int32_t code, uint64_t *_Nullable out);
  /* 0 <= value < set_count, and the set's bit of that number is one. */
  void (*_Nonnull i32_member)(
      const int32_t *_Nullable values, size_t count, const uint64_t *_Nullable set, size_t set_count,
      uint64_t *_Nullable out);
  /* left != right, row by row. */
  void (*_Nonnull i32_differ)(
      const int32_t *_Nullable left, const int32_t *_Nullable right, size_t count, uint64_t *_Nullable out);
  /* a = a & b, a | b, a & ~b, over words. */
  void (*_Nonnull bits_and)(uint64_t *_Nullable a, const uint64_t *_Nullable b, size_t words);
  void (*_Nonnull bits_or)(uint64_t *_Nullable a, const uint64_t *_Nullable b, size_t words);
  void (*_Nonnull bits_and_not)(uint64_t *_Nullable a, const uint64_t *_Nullable b, size_t words);
  /* How many bits are one. */
  size_t (*_Nonnull bits_count)(const uint64_t *_Nullable a, size_t words);
  /* The rows whose bits are one, ascending; `out` has room for as many as there are. Bits below 2^32. */
  void (*_Nonnull bits_rows)(const uint64_t *_Nullable a, size_t words, uint32_t *_Nullable out);
} sluice_kernels;

/* Kernels in plain C. */
sluice_kernels sluice_kernels_portable(void);

/* Kernels for AVX2; must run only where sluice_has_avx2(). Where that is never so these are the portable ones. */
sluice_kernels sluice_kernels_avx2(void);

/* A transfer in the window that slides over a ledger. */
typedef struct {
  double amount;
  int64_t time;
  int32_t node;
  int32_t asset;
  /* The window's entry before it of the same hash, or -1. */
  int32_t before;
  int32_t depth;
} sluice_edge;

/* Columns of transfers in order of time, `count` of each; `asset` may be null where any follows any. */
typedef struct {
  const int64_t *_Nonnull time;
  const int32_t *_Nonnull from;
  const int32_t *_Nonnull to;
  const int32_t *_Nullable asset;
  const double *_Nonnull amount;
  size_t count;
} sluice_transfers;

/* For each transfer the length of the longest chain that ends there: each of a chain follows its predecessor, leaves the
 * node that it paid at most `gap` later, and is `low` to `high` times its amount; `backwards`, of the longest chain that
 * begins there. Lengths stop at `most`. Once `looks` earlier transfers were looked at, all lengths left are `most`: payments
 * between few nodes in little time have too many predecessors to try.
 *
 * `window` is a power of two and larger than the transfers within any `gap`; `edges` has room for as many, `heads` for
 * `slots`, a power of two. 0 < low <= high, both finite.
 */
void sluice_chain_depths(
    const sluice_transfers *_Nonnull transfers, double low, double high, int64_t gap, int32_t most, bool backwards,
    uint64_t looks, sluice_edge *_Nonnull edges, size_t window, int32_t *_Nonnull heads, size_t slots,
    int32_t *_Nonnull depths);

/* Whether this processor has what the AVX2 kernels use. */
bool sluice_has_avx2(void);

#endif

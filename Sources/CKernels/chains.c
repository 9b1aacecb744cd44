#include <string.h>

#include "CKernels.h"

/* The exponent of a positive number and the first `digits` bits behind its point: a coarse logarithm that never falls. */
static inline uint32_t bucket(double amount, unsigned digits) {
  uint64_t bits;
  memcpy(&bits, &amount, sizeof bits);
  return (uint32_t)(bits >> (52 - digits));
}

static inline size_t slot(int32_t node, uint32_t bucket, size_t slots) {
  uint64_t hash = ((uint64_t)(uint32_t)node << 32 | bucket) * 0x9e3779b97f4a7c15u;
  return (size_t)(hash >> 32) & (slots - 1);
}

/* How many digits make buckets about as wide as the range of ratios. */
static unsigned digits_of(double ratio) {
  unsigned digits = 0;
  while (digits < 6 && (ratio - 1) * (double)(2u << digits) <= 1) digits++;
  return digits;
}

/* The index is by node and bucket: a ratio bound leaves a few neighbouring buckets, so that a hub costs little. Entries
 * that the window has left are told by their place, and everything that is looked at stays in the cache. */
void sluice_chain_depths(
    const sluice_transfers *transfers, double low, double high, int64_t gap, int32_t most, bool backwards,
    uint64_t looks, sluice_edge *edges, size_t window, int32_t *heads, size_t slots, int32_t *depths) {
  const size_t count = transfers->count;
  const unsigned digits = digits_of(high / low);
  for (size_t i = 0; i < slots; i++) heads[i] = -1;
  for (size_t step = 0; step < count; step++) {
    const size_t row = backwards ? count - 1 - step : step;
    const double amount = transfers->amount[row];
    const int64_t time = transfers->time[row];
    const int32_t payer = transfers->from[row], payee = transfers->to[row];
    const int32_t asset = transfers->asset ? transfers->asset[row] : 0;
    /* The node that ties this transfer to those before it in this walk, and the one that ties later ones to it. */
    const int32_t near = backwards ? payee : payer, far = backwards ? payer : payee;
    int32_t best = 0;
    /* No ratio to nothing, to less than nothing or to what is no number is defined. */
    if (payer != payee && amount > 0 && amount <= 1.7976931348623157e308) {
      /* A little wider than the bounds, as the products are rounded; the ratio itself decides. */
      const double least = (backwards ? amount * low : amount / high) * (1 - 1e-12);
      const double largest = (backwards ? amount * high : amount / low) * (1 + 1e-12);
      const uint32_t last = bucket(largest, digits);
      for (uint32_t at = bucket(least, digits); at <= last && best < most - 1; at++) {
        for (int32_t place = heads[slot(near, at, slots)]; place >= 0 && best < most - 1;) {
          if (looks == 0) break;
          looks--;
          if (step - (size_t)place >= window) break;
          const sluice_edge *edge = &edges[(size_t)place & (window - 1)];
          if ((backwards ? edge->time - time : time - edge->time) > gap) break;
          if (edge->node == near && edge->depth > best && edge->asset == asset) {
            const double ratio = backwards ? edge->amount / amount : amount / edge->amount;
            if (ratio >= low && ratio <= high) best = edge->depth;
          }
          place = edge->before;
        }
      }
      best = looks == 0 || best >= most ? most : best + 1;
      int32_t *head = &heads[slot(far, bucket(amount, digits), slots)];
      edges[step & (window - 1)] = (sluice_edge){amount, time, far, asset, *head, best};
      *head = (int32_t)step;
    }
    depths[row] = best;
  }
}

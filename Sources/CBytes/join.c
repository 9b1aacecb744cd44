#include "CBytes.h"

#include <stdlib.h>
#include <string.h>

/* What comes next of a table, and how much is left with it. */
struct head {
  const uint8_t *text;
  size_t length;
  int32_t code;
  size_t left;
};

struct merge {
  const struct sluice_texts *tables;
  size_t count;
  /* The bytes with which all texts begin alike. */
  const uint8_t *front;
  size_t front_length;
  struct head *heads;
  /* By leaf: the first eight bytes behind those of the text that comes next, as a number that orders as they do; the highest
     where nothing is left, which no text has. */
  uint64_t *numbers;
  /* A tree of losers: at each fork the table whose text came later waits, so that the next text costs one comparison for
     each doubling of the number of tables. */
  uint32_t *losers;
};

static const uint64_t ended = UINT64_MAX;

static uint64_t number(const uint8_t *bytes, size_t count) {
  uint64_t number = 0;
  if (count >= 8) {
    memcpy(&number, bytes, 8);
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    number = __builtin_bswap64(number);
#endif
    return number;
  }
  for (size_t i = 0; i < 8; i++) number = number << 8 | (i < count ? bytes[i] : 0);
  return number;
}

static int compare(const struct head *one, const struct head *other) {
  size_t shorter = one->length < other->length ? one->length : other->length;
  int order = memcmp(one->text, other->text, shorter);
  if (order) return order;
  return one->length < other->length ? -1 : one->length > other->length;
}

static int begins(const uint8_t *text, const uint8_t *front, size_t count) {
  /* No call: addresses have two such bytes. */
  size_t place = 0;
  while (place < count && text[place] == front[place]) place++;
  return place == count;
}

/* Looks at the text behind the one at hand; 0 if it comes before it. */
static int advance(struct merge *merge, size_t table) {
  const struct sluice_texts *texts = &merge->tables[table];
  struct head *head = &merge->heads[table];
  head->left -= 1;
  if (head->left == 0) {
    merge->numbers[table] = ended;
    return 1;
  }
  struct head before = *head;
  uint64_t number_before = merge->numbers[table];
  size_t place = texts->count - head->left;
  head->code = texts->order ? texts->order[place] : (int32_t)place;
  head->text = texts->bytes + texts->ends[head->code];
  /* The processor follows a few streams by itself, and these are two for each table. */
  sluice_prefetch(head->text + 512);
  sluice_prefetch(&texts->ends[head->code] + 48);
  head->length = (size_t)(texts->ends[head->code + 1] - texts->ends[head->code]);
  /* Ends that begin alike say so of what is between them only if that is in order. */
  if (head->length < merge->front_length || !begins(head->text, merge->front, merge->front_length)) return 0;
  merge->numbers[table] = number(head->text + merge->front_length, head->length - merge->front_length);
  if (place == 0 || merge->numbers[table] > number_before) return 1;
  return merge->numbers[table] == number_before && compare(&before, head) <= 0;
}

/* Whether the next text of one leaf comes before that of another with the same number. */
static int precedes_in_text(const struct merge *merge, uint32_t one, uint32_t other) {
  if (other >= merge->count || merge->heads[other].left == 0) return 1;
  if (one >= merge->count || merge->heads[one].left == 0) return 0;
  int order = compare(&merge->heads[one], &merge->heads[other]);
  return order ? order < 0 : one < other;
}

static int precedes(const struct merge *merge, uint32_t one, uint32_t other) {
  uint64_t left = merge->numbers[one], right = merge->numbers[other];
  return left == right ? precedes_in_text(merge, one, other) : left < right;
}

static size_t common(const uint8_t *one, size_t count, const uint8_t *other, size_t most) {
  size_t limit = count < most ? count : most, place = 0;
  while (place < limit && one[place] == other[place]) place++;
  return place;
}

/* The bytes that all texts begin with: those that the first and the last of each table do; how many. */
static size_t front(const struct sluice_texts *tables, size_t count, const uint8_t **bytes) {
  const uint8_t *known = 0;
  size_t length = 0;
  for (size_t table = 0; table < count; table++) {
    const struct sluice_texts *texts = &tables[table];
    if (texts->count == 0) continue;
    for (int end = 0; end < 2; end++) {
      size_t place = end ? texts->count - 1 : 0;
      if (texts->order) place = (size_t)texts->order[place];
      const uint8_t *text = texts->bytes + texts->ends[place];
      size_t size = (size_t)(texts->ends[place + 1] - texts->ends[place]);
      length = known ? common(known, length, text, size) : size;
      if (!known) known = text;
    }
  }
  *bytes = known;
  return length;
}

/* The table that comes first below a fork; those that lose wait at their forks. */
static uint32_t play(struct merge *merge, size_t fork, size_t leaves) {
  if (fork >= leaves) return (uint32_t)(fork - leaves);
  uint32_t left = play(merge, 2 * fork, leaves), right = play(merge, 2 * fork + 1, leaves);
  int is_left = precedes(merge, left, right);
  merge->losers[fork] = is_left ? right : left;
  return is_left ? left : right;
}

int64_t sluice_join(const struct sluice_texts *tables, size_t count, int32_t *places, uint64_t *holders) {
  size_t leaves = 1, total = 0;
  while (leaves < count) leaves *= 2;
  struct merge merge = {.tables = tables, .count = count};
  merge.front_length = front(tables, count, &merge.front);
  int32_t **starts = calloc(count + 1, sizeof *starts);
  merge.heads = calloc(count + 1, sizeof *merge.heads);
  merge.numbers = calloc(leaves, sizeof *merge.numbers);
  merge.losers = calloc(leaves, sizeof *merge.losers);
  int64_t found = -1;
  if (starts && merge.heads && merge.numbers && merge.losers) {
    for (size_t leaf = count; leaf < leaves; leaf++) merge.numbers[leaf] = ended;
    for (size_t table = 0; table < count; table++) {
      starts[table] = places + total;
      total += tables[table].count;
      /* One more, so that the first is looked at as all others are. */
      merge.heads[table].left = tables[table].count + 1;
      (void)advance(&merge, table);
    }
    found = 0;
    struct head last = {0};
    uint64_t last_number = 0;
    uint32_t winner = play(&merge, 1, leaves);
    for (size_t text = 0; text < total; text++) {
      const struct head *head = &merge.heads[winner];
      uint64_t number = merge.numbers[winner];
      if (found == 0 || last_number != number || last.length != head->length ||
          memcmp(last.text, head->text, head->length) != 0) {
        holders[found] = (uint64_t)winner << 32 | (uint32_t)head->code;
        found += 1;
        last = *head;
        last_number = number;
      }
      starts[winner][head->code] = (int32_t)(found - 1);
      if (!advance(&merge, winner)) {
        found = -1;
        break;
      }
      number = merge.numbers[winner];
      for (size_t fork = (leaves + winner) / 2; fork > 0; fork /= 2) {
        uint32_t waiting = merge.losers[fork];
        uint64_t other = merge.numbers[waiting];
        uint64_t is_first = other < number;
        if (__builtin_expect(other == number, 0)) is_first = (uint64_t)precedes_in_text(&merge, waiting, winner);
        /* They change places without a branch, which the processor would guess wrong half of the time. */
        uint32_t difference = (waiting ^ winner) & (uint32_t)-is_first;
        merge.losers[fork] = waiting ^ difference;
        winner ^= difference;
        number ^= (other ^ number) & -is_first;
      }
    }
  }
  free(starts);
  free(merge.heads);
  free(merge.numbers);
  free(merge.losers);
  return found;
}

size_t sluice_tails(const struct sluice_texts *table, const uint8_t *marks, int32_t *codes) {
  size_t found = 0;
  for (size_t code = 0; code < table->count; code++) {
    size_t length = (size_t)(table->ends[code + 1] - table->ends[code]);
    codes[found] = (int32_t)code;
    found += marks[sluice_tail_mark(sluice_tail(table->bytes + table->ends[code], length))];
  }
  return found;
}

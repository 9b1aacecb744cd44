#define _GNU_SOURCE
#include "CBytes.h"

#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* A file that is cut off, or whose disk fails, while it is mapped raises SIGBUS where a missing page is read. The handler
   finds the mapping, puts zeros in place of the rest of it and notes that; other faults go to whoever had them before.

   A place is taken by whoever sets `start` from 0; `bytes` is 0 until the place may be looked at. */
enum { places = 4096 };
static struct {
  _Atomic uintptr_t start;
  _Atomic size_t bytes;
  _Atomic int is_broken;
} mappings[places];

/* One more than the highest place that was ever taken. */
static _Atomic int used;
static struct sigaction before;
static uintptr_t page;

static int mend(uintptr_t fault) {
  int count = atomic_load(&used);
  for (int i = 0; i < count; i++) {
    uintptr_t start = atomic_load(&mappings[i].start);
    size_t bytes = atomic_load(&mappings[i].bytes);
    if (fault < start || fault - start >= bytes) continue;
    /* The mapping that faults is read by its owner and stays; another whose place is taken anew meanwhile is none. */
    if (start != atomic_load(&mappings[i].start)) continue;
    uintptr_t from = fault & ~(page - 1);
    void *zeros = mmap((void *)from, start + bytes - from, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
    atomic_store(&mappings[i].is_broken, 1);
    return zeros != MAP_FAILED;
  }
  return 0;
}

static void on_fault(int number, siginfo_t *info, void *context) {
  if (info->si_code > 0 && mend((uintptr_t)info->si_addr)) return;
  if (before.sa_flags & SA_SIGINFO) {
    before.sa_sigaction(number, info, context);
  } else if (before.sa_handler != SIG_DFL && before.sa_handler != SIG_IGN) {
    before.sa_handler(number);
  } else {
    /* Raised again where it happened, or by whoever sent it. */
    sigaction(number, &before, NULL);
    if (info->si_code <= 0) raise(number);
  }
}

/* 1 once the handler is there, -1 if it could not be set. */
static _Atomic int handler;

static int is_guarded(void) {
  static atomic_flag taken = ATOMIC_FLAG_INIT;
  if (!atomic_flag_test_and_set(&taken)) {
    page = (uintptr_t)sysconf(_SC_PAGESIZE);
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_sigaction = on_fault;
    action.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER;
    atomic_store(&handler, sigaction(SIGBUS, &action, &before) == 0 ? 1 : -1);
  }
  return atomic_load(&handler) == 1;
}

int sluice_map(int descriptor, size_t bytes, const void **address) {
  /* A thread that comes while another sets the handler does without a mapping. */
  if (bytes == 0 || !is_guarded()) return -1;
  int place = 0;
  while (place < places) {
    uintptr_t none = 0;
    if (atomic_compare_exchange_strong(&mappings[place].start, &none, UINTPTR_MAX)) break;
    place++;
  }
  if (place == places) return -1;
  void *start = mmap(NULL, bytes, PROT_READ, MAP_SHARED, descriptor, 0);
  if (start == MAP_FAILED) {
    atomic_store(&mappings[place].start, 0);
    return -1;
  }
  int count = atomic_load(&used);
  while (count <= place && !atomic_compare_exchange_weak(&used, &count, place + 1)) {}
  atomic_store(&mappings[place].is_broken, 0);
  atomic_store(&mappings[place].start, (uintptr_t)start);
  atomic_store(&mappings[place].bytes, (bytes + page - 1) & ~(page - 1));
  *address = start;
  return place;
}

void sluice_unmap(int place) {
  void *start = (void *)atomic_load(&mappings[place].start);
  size_t bytes = atomic_load(&mappings[place].bytes);
  atomic_store(&mappings[place].bytes, 0);
  munmap(start, bytes);
  atomic_store(&mappings[place].start, 0);
}

int sluice_is_whole(int place) { return !atomic_load(&mappings[place].is_broken); }

void sluice_drop(int place, size_t offset, size_t count) {
  uintptr_t start = atomic_load(&mappings[place].start);
  /* The last page, if not all of it was read, goes with what comes next. */
  uintptr_t from = (start + offset) & ~(page - 1), to = (start + offset + count) & ~(page - 1);
  if (from < to) madvise((void *)from, to - from, MADV_DONTNEED);
}

void sluice_want(int place, size_t offset, size_t count) {
#ifdef MADV_POPULATE_READ
  uintptr_t start = atomic_load(&mappings[place].start);
  uintptr_t from = (start + offset) & ~(page - 1), to = (start + offset + count + page - 1) & ~(page - 1);
  madvise((void *)from, to - from, MADV_POPULATE_READ);
#endif
}

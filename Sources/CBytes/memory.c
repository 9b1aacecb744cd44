#include "CBytes.h"

#include <sys/mman.h>

void sluice_large(void *start, size_t bytes) {
#if defined(MADV_HUGEPAGE)
  const uintptr_t page = 4096, least = (uintptr_t)4 << 20;
  uintptr_t first = ((uintptr_t)start + page - 1) & ~(page - 1), end = ((uintptr_t)start + bytes) & ~(page - 1);
  if (end > first && end - first >= least) (void)madvise((void *)first, end - first, MADV_HUGEPAGE);
#else
  (void)start;
  (void)bytes;
#endif
}

#include "faulty_files.h"

#include <sqlite3.h>
#include <stdatomic.h>
#include <string.h>

static sqlite3_vfs *real_layer;
static sqlite3_vfs layer;
static atomic_int kind, left, stays, struck;

typedef struct {
  sqlite3_file base;
  sqlite3_file *real;
} faulty_file;

static sqlite3_file *real_of(sqlite3_file *file) { return ((faulty_file *)file)->real; }

void faulty_arm(int new_kind, int operations, int new_stays) {
  struck = 0;
  left = operations;
  stays = new_stays;
  kind = new_kind;
}

int faulty_disarm(void) {
  kind = 0;
  return struck;
}

static int strikes(int a, int b, int c) {
  int now = kind;
  if (now == 0 || (now != a && now != b && now != c)) return 0;
  if (atomic_fetch_sub(&left, 1) > 0) return 0;
  if (struck && !stays) return 0;
  struck = 1;
  return now;
}

static int file_close(sqlite3_file *file) {
  return real_of(file)->pMethods ? real_of(file)->pMethods->xClose(real_of(file)) : SQLITE_OK;
}
static int file_read(sqlite3_file *file, void *bytes, int count, sqlite3_int64 place) {
  if (strikes(faulty_read_error, 0, 0)) return SQLITE_IOERR_READ;
  return real_of(file)->pMethods->xRead(real_of(file), bytes, count, place);
}
static int file_write(sqlite3_file *file, const void *bytes, int count, sqlite3_int64 place) {
  switch (strikes(faulty_write_error, faulty_disk_full, faulty_short_write)) {
    case faulty_write_error: return SQLITE_IOERR_WRITE;
    case faulty_disk_full: return SQLITE_FULL;
    case faulty_short_write:
      real_of(file)->pMethods->xWrite(real_of(file), bytes, count / 2, place);
      return SQLITE_IOERR_WRITE;
    default: return real_of(file)->pMethods->xWrite(real_of(file), bytes, count, place);
  }
}
static int file_truncate(sqlite3_file *file, sqlite3_int64 size) {
  return real_of(file)->pMethods->xTruncate(real_of(file), size);
}
static int file_sync(sqlite3_file *file, int flags) {
  if (strikes(faulty_sync_error, 0, 0)) return SQLITE_IOERR_FSYNC;
  return real_of(file)->pMethods->xSync(real_of(file), flags);
}
static int file_size(sqlite3_file *file, sqlite3_int64 *size) {
  return real_of(file)->pMethods->xFileSize(real_of(file), size);
}
static int file_lock(sqlite3_file *file, int level) { return real_of(file)->pMethods->xLock(real_of(file), level); }
static int file_unlock(sqlite3_file *file, int level) { return real_of(file)->pMethods->xUnlock(real_of(file), level); }
static int file_reserved(sqlite3_file *file, int *is) {
  return real_of(file)->pMethods->xCheckReservedLock(real_of(file), is);
}
static int file_control(sqlite3_file *file, int operation, void *argument) {
  return real_of(file)->pMethods->xFileControl(real_of(file), operation, argument);
}
static int file_sector(sqlite3_file *file) { return real_of(file)->pMethods->xSectorSize(real_of(file)); }
static int file_device(sqlite3_file *file) { return real_of(file)->pMethods->xDeviceCharacteristics(real_of(file)); }
static int file_map(sqlite3_file *file, int page, int size, int extend, void volatile **memory) {
  return real_of(file)->pMethods->xShmMap(real_of(file), page, size, extend, memory);
}
static int file_share(sqlite3_file *file, int offset, int count, int flags) {
  return real_of(file)->pMethods->xShmLock(real_of(file), offset, count, flags);
}
static void file_barrier(sqlite3_file *file) { real_of(file)->pMethods->xShmBarrier(real_of(file)); }
static int file_unmap(sqlite3_file *file, int remove) {
  return real_of(file)->pMethods->xShmUnmap(real_of(file), remove);
}

static const sqlite3_io_methods methods = {
    2,           file_close,   file_read,    file_write,  file_truncate, file_sync, file_size,    file_lock,
    file_unlock, file_reserved, file_control, file_sector, file_device,   file_map,  file_share, file_barrier,
    file_unmap};

static int layer_open(sqlite3_vfs *self, const char *name, sqlite3_file *file, int flags, int *out) {
  (void)self;
  if (name == 0 || strstr(name, "faulty") == 0) return real_layer->xOpen(real_layer, name, file, flags, out);
  faulty_file *own = (faulty_file *)file;
  own->real = (sqlite3_file *)(own + 1);
  own->base.pMethods = 0;
  int result = real_layer->xOpen(real_layer, name, own->real, flags, out);
  if (own->real->pMethods) own->base.pMethods = &methods;
  return result;
}

int faulty_install(void) {
  if (real_layer) return 0;
  real_layer = sqlite3_vfs_find(0);
  if (!real_layer) return 1;
  layer = *real_layer;
  layer.pNext = 0;
  layer.zName = "faulty";
  layer.szOsFile = real_layer->szOsFile + (int)sizeof(faulty_file);
  layer.xOpen = layer_open;
  return sqlite3_vfs_register(&layer, 1) == SQLITE_OK ? 0 : 1;
}

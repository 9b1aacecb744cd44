/// A file layer for SQLite that fails when it is told to: for tests of what a full or broken disk does.
///
/// Only files whose path holds `faulty` are touched; all others go straight to the layer that was there before.
#ifndef FAULTY_FILES_H
#define FAULTY_FILES_H

/// What goes wrong.
enum faulty_kind {
  /// A write fails, and nothing of it is on the disk.
  faulty_write_error = 1,
  /// A write fails for want of space.
  faulty_disk_full = 2,
  /// Half of a write reaches the disk, then it fails.
  faulty_short_write = 3,
  /// What was written cannot be made to last.
  faulty_sync_error = 4,
  /// A read fails.
  faulty_read_error = 5,
};

/// Makes this layer the one that SQLite opens files with from now on; 0 if it could be.
int faulty_install(void);

/// Lets the operation fail that comes after so many others of its kind, and, if `stays`, all after it.
void faulty_arm(int kind, int operations, int stays);

/// Lets nothing fail any more; whether something did since the last call of `faulty_arm`.
int faulty_disarm(void);

#endif

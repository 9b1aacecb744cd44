import Glibc

/// Keeps other processes of this machine from making or migrating the same database for as long as it lives; it ends with
/// its process, however that ends.
///
/// Workers do not hold it, those of version 1 did: a database is not migrated under them.
///
/// A file of its own beside the database: SQLite's locks on the database are of another kind, last no longer than a
/// transaction, and would be lost whenever the process closed that file a second time.
public final class RunnerLock: Sendable {
  private let descriptor: Int32

  /// - Parameters:
  ///   - path: of the database.
  ///   - seconds: how long to wait for another holder at most.
  init(database path: String, waiting seconds: Int = 0) throws(JobStoreError) {
    // INVARIANT: the path is a C string for as long as the call lasts.
    let file = unsafe open("\(path)-run", O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    if file < 0 { throw JobStoreError(Self.cause(of: errno, in: "open its lock file"), path: path) }
    var triesLeft = seconds * 100
    while flock(file, LOCK_EX | LOCK_NB) != 0 {
      let code = errno
      if code == EINTR { continue }
      if code == EWOULDBLOCK, triesLeft > 0 {
        triesLeft -= 1
        usleep(10_000)
        continue
      }
      close(file)
      throw JobStoreError(Self.cause(of: code, in: "lock its lock file"), path: path)
    }
    // Last: once every property is set, an error runs `deinit` too.
    descriptor = file
  }

  // The file stays: were it removed, two runners could each hold a lock on a file of this name.
  deinit { close(descriptor) }

  private static func cause(of code: Int32, in operation: String) -> JobStoreError.Cause {
    switch code {
    case EROFS, EACCES: .readOnly
    case ENOENT, ENOTDIR: .cannotOpen
    case ENOSPC, EDQUOT: .full
    case EWOULDBLOCK: .otherRunner
    default: .system(operation: operation, code: code)
    }
  }
}

import Glibc

/// A file in memory, for readers that take a path; it goes with the process.
enum MemoryFile {
  /// A folder in memory; where there is none, one on disk.
  static let folder = unsafe access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp"

  private static let path = "\(folder)/sluice-fuzz-\(getpid())"
  private static let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_TRUNC, 0o600)

  /// The path of the file with these bytes in place of those before.
  static func path(_ bytes: [UInt8]) -> String {
    precondition(ftruncate(descriptor, 0) == 0)
    let written = unsafe bytes.withUnsafeBytes { unsafe pwrite(descriptor, $0.baseAddress, $0.count, 0) }
    precondition(written == bytes.count)
    // It stays readable under its number, and is gone when the process is, however that ends.
    _ = unsafe unlink(path)
    return "/proc/self/fd/\(descriptor)"
  }
}

import Glibc

/// A file that appears under its name only when it is complete.
///
/// Until `publish` it has no name at all, so that a process that is killed leaves nothing behind. Where the file
/// system has no such files, it is written beside its final place under a hidden name.
package final class OutputFile {
  /// The final path.
  let path: String
  /// Bytes written so far.
  private(set) var size = 0
  private let temporary: String
  private var descriptor: Int32
  /// Whether the hidden name stands in the folder.
  private var isNamed: Bool
  private var isPublished = false

  package init(path: String) throws(ArchiveError) {
    self.path = path
    let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
    let folder = slash.map { String(path[...$0]) } ?? ""
    let name = slash.map { String(path[path.utf8.index(after: $0)...]) } ?? path
    let mark = String(UInt64.random(in: .min ... .max), radix: 36)
    temporary = "\(folder).\(name.prefix(120)).\(mark).part"
    descriptor = unsafe open(folder.isEmpty ? "." : folder, Self.nameless | O_WRONLY | O_CLOEXEC, 0o666)
    isNamed = descriptor < 0
    if isNamed { descriptor = unsafe open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666) }
    guard descriptor >= 0 else { throw ArchiveError(.system(operation: "create", code: errno), file: path) }
    // The lock tells a later run that the hidden name is in use; it goes with the process.
    if isNamed { _ = flock(descriptor, LOCK_EX | LOCK_NB) }
  }

  deinit { discard() }

  /// `O_TMPFILE`, whose definition in C is too involved for Swift to see.
  private static let nameless: Int32 = 0o20_000_000 | O_DIRECTORY

  /// Adds bytes at the end.
  package func write(_ bytes: [UInt8]) throws(ArchiveError) {
    guard descriptor >= 0 else { throw ArchiveError(.system(operation: "write", code: EBADF), file: path) }
    var written = 0
    while written < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        // INVARIANT: what is left of `buffer` from `written` on, and no more.
        unsafe Glibc.write(descriptor, buffer.baseAddress.map { unsafe $0 + written }, buffer.count - written)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw ArchiveError(.system(operation: "write", code: errno), file: path) }
      written += count
    }
    size += bytes.count
  }

  /// Brings the bytes to the disk and gives the file its final name, in place of what had it before.
  package func publish() throws(ArchiveError) {
    guard descriptor >= 0, fsync(descriptor) == 0 else { throw failure("write") }
    if !isNamed {
      let file = "/proc/self/fd/\(descriptor)"
      isNamed = unsafe linkat(AT_FDCWD, file, AT_FDCWD, temporary, AT_SYMLINK_FOLLOW) == 0
      guard isNamed else { throw failure("name") }
    }
    let isClosed = close(descriptor) == 0
    descriptor = -1
    guard isClosed else { throw failure("write") }
    guard unsafe rename(temporary, path) == 0 else { throw failure("rename to") }
    isPublished = true
    syncFolder()
  }

  /// Removes what was written; without effect once published.
  package func discard() {
    if descriptor >= 0 { close(descriptor) }
    descriptor = -1
    if isNamed, !isPublished { _ = unsafe unlink(temporary) }
    isPublished = true
  }

  private func failure(_ operation: String) -> ArchiveError {
    let error = ArchiveError(.system(operation: operation, code: errno), file: path)
    discard()
    return error
  }

  /// So that the new name outlives a power cut; not every file system can, and then the name is merely late.
  private func syncFolder() {
    let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
    let folder = unsafe open(slash.map { String(path[...$0]) } ?? ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { return }
    _ = fsync(folder)
    close(folder)
  }
}

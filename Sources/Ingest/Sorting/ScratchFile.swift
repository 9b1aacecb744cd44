import Columnar
import Glibc

/// A file without a name on the disk of the output: it goes when the process goes, however that comes about.
final class ScratchFile {
  /// Where the next bytes go.
  private(set) var size = 0
  private let descriptor: Int32

  /// - Parameter path: the output, in whose folder there is room.
  init(beside path: String) throws(ReadFailure) {
    let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
    let folder = slash.map { String(path[...$0]) } ?? "."
    let nameless = unsafe open(folder, Self.nameless | O_RDWR | O_CLOEXEC, 0o600)
    descriptor = try nameless >= 0 ? nameless : Self.unnamed(in: folder)
  }

  deinit { close(descriptor) }

  /// `O_TMPFILE`, whose definition in C is too involved for Swift to see.
  private static let nameless: Int32 = 0o20_000_000 | O_DIRECTORY

  /// Where the file system knows no files without a name, one whose name is taken away at once.
  private static func unnamed(in folder: String) throws(ReadFailure) -> Int32 {
    let path = "\(folder)/.sluice.\(String(UInt64.random(in: .min ... .max), radix: 36)).part"
    let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw ReadFailure(code: errno) }
    _ = unsafe unlink(path)
    return descriptor
  }

  /// Adds bytes at the end.
  ///
  /// - Returns: where they are.
  @discardableResult
  func append(_ bytes: [UInt8]) throws(ReadFailure) -> Int {
    let offset = size
    try write(bytes, at: offset)
    size += bytes.count
    return offset
  }

  /// Writes over bytes that are there.
  func write(_ bytes: [UInt8], at offset: Int) throws(ReadFailure) {
    var written = 0
    while written < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        // INVARIANT: what is left of `buffer` from `written` on, and no more.
        unsafe pwrite(
          descriptor, buffer.baseAddress.map { unsafe $0 + written }, buffer.count - written, off_t(offset + written))
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw ReadFailure(code: errno) }
      written += count
    }
  }

  /// Reads bytes that were written.
  func read(at offset: Int, count: Int) throws(ReadFailure) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var done = 0
    while done < count {
      let taken = unsafe bytes.withUnsafeMutableBytes { buffer in
        // INVARIANT: what is left of `buffer` from `done` on, and no more.
        unsafe pread(
          descriptor, buffer.baseAddress.map { unsafe $0 + done }, buffer.count - done, off_t(offset + done))
      }
      if taken < 0, errno == EINTR { continue }
      guard taken > 0 else { throw ReadFailure(code: taken < 0 ? errno : EIO) }
      done += taken
    }
    return bytes
  }
}

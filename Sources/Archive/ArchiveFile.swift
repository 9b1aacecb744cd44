import Glibc

/// A file that is read from several places.
///
/// What is unpacked is read where the page cache has it, if the file can be mapped; all else by `pread`.
final class ArchiveFile: Sendable {
  /// As the caller gave it.
  let path: String
  /// Bytes when it was opened.
  let size: Int
  /// PERF: without it, copies out of the page cache take a tenth of the time of decoding.
  let mapping: FileMapping?
  private let descriptor: Int32

  init(path: String) throws(ArchiveError) {
    self.path = path
    descriptor = Self.open(path)
    guard descriptor >= 0 else { throw ArchiveError(.system(operation: "open", code: errno), file: path) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else {
      let error = ArchiveError(.system(operation: "read", code: errno), file: path)
      close(descriptor)
      throw error
    }
    size = Int(status.st_size)
    guard status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw ArchiveError(.notARegularFile, file: path)
    }
    mapping = FileMapping(descriptor: descriptor, count: size)
  }

  deinit { close(descriptor) }

  /// A scan holds all its archives open, and may have thousands: where the process may have too few files open, it asks
  /// for as many as it is allowed.
  private static func open(_ path: String) -> Int32 {
    let flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK
    let descriptor = unsafe Glibc.open(path, flags)
    guard descriptor < 0, errno == EMFILE, raisesLimit() else { return descriptor }
    return unsafe Glibc.open(path, flags)
  }

  private static func raisesLimit() -> Bool {
    var limit = rlimit()
    guard unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0, limit.rlim_cur < limit.rlim_max
    else {
      errno = EMFILE
      return false
    }
    limit.rlim_cur = limit.rlim_max
    return unsafe setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0
  }

  /// Fills `target` with the bytes from `offset` on.
  @unsafe func read(at offset: Int, into target: UnsafeMutableRawBufferPointer) throws(ArchiveError) {
    guard var place = target.baseAddress else { return }
    var rest = target.count
    var offset = offset
    while rest > 0 {
      // INVARIANT: `place` has room for `rest` bytes; both move by what was read.
      let count = unsafe pread(descriptor, place, rest, offset)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw ArchiveError(.system(operation: "read", code: errno), file: path, offset: offset) }
      guard count > 0 else { throw ArchiveError(.truncated(bytes: sizeNow ?? offset), file: path) }
      unsafe place += count
      rest -= count
      offset += count
    }
  }

  /// Bytes that the file has by now; it may have been cut off since it was opened.
  private var sizeNow: Int? {
    var status = stat()
    return unsafe fstat(descriptor, &status) == 0 ? Int(status.st_size) : nil
  }

  /// `count` bytes from `offset` on; the caller has checked that the file has them.
  func bytes(at offset: Int, count: Int) throws(ArchiveError) -> [UInt8] {
    var bytes: [UInt8] = []
    try read(at: offset, count: count, into: &bytes)
    return bytes
  }

  /// The same into the start of an array that is kept for reuse and grows if it must.
  func read(at offset: Int, count: Int, into bytes: inout [UInt8]) throws(ArchiveError) {
    if bytes.count < count { bytes = Array(repeating: 0, count: count) }
    var failure: ArchiveError?
    unsafe bytes.withUnsafeMutableBytes { buffer in
      do throws(ArchiveError) {
        try unsafe read(at: offset, into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<count]))
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
  }
}

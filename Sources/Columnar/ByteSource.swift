import Glibc

/// Where bytes come from, a chunk at a time: a file, a pipe, memory.
public protocol ByteSource {
  /// Puts the next bytes at the beginning of `buffer`, whose size is how many are wanted at most.
  ///
  /// - Returns: the bytes that were put there; 0 at the end.
  mutating func read(into buffer: inout [UInt8]) throws(ReadFailure) -> Int
}

/// A file or pipe could not be opened, read or unpacked.
public struct ReadFailure: Error, Equatable, Sendable, CustomStringConvertible {
  /// The system's number for what went wrong; 0 if the bytes are there and damaged.
  public var code: Int32
  /// What is wrong with packed bytes.
  public var damage: String?

  public init(code: Int32) { self.code = code }

  /// Packed bytes that cannot be unpacked: why, in lower case.
  public init(damage: String) {
    code = 0
    self.damage = damage
  }

  /// What is wrong with the bytes, or the system's words for it, in lower case.
  public var description: String {
    if let damage { return damage }
    // INVARIANT: strerror returns a C string, or nil; it is copied before any other call.
    let words = unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
    return words.lowercased()
  }
}

/// A file, a named pipe or standard input, read from the front to the end.
public final class FileBytes: ByteSource {
  private let descriptor: Int32
  private let closes: Bool

  /// Opens a file.
  public init(path: String) throws(ReadFailure) {
    // INVARIANT: the path is a C string for as long as the call lasts.
    descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    closes = true
    if descriptor < 0 { throw ReadFailure(code: errno) }
  }

  /// Reads an open file, which stays open; 0 is standard input.
  public init(descriptor: Int32) {
    self.descriptor = descriptor
    closes = false
  }

  deinit {
    if closes, descriptor >= 0 { close(descriptor) }
  }

  /// Bytes of a regular file; nil for a pipe and everything else that has no size.
  public var size: Int? {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return status.st_size
  }

  /// Bytes of a regular file, which is not opened: opening a pipe and closing it again would end it.
  public static func size(ofFile path: String) -> Int? {
    var status = stat()
    guard unsafe stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return status.st_size
  }

  public func read(into buffer: inout [UInt8]) throws(ReadFailure) -> Int {
    let descriptor = descriptor
    while true {
      // INVARIANT: the system writes at most `raw.count` bytes to memory that the array owns.
      let count = unsafe buffer.withUnsafeMutableBytes { raw in
        unsafe Glibc.read(descriptor, raw.baseAddress, raw.count)
      }
      if count >= 0 { return count }
      if errno != EINTR { throw ReadFailure(code: errno) }
    }
  }
}

/// Bytes that are in memory already.
public struct MemoryBytes: ByteSource {
  private let bytes: [UInt8]
  private var position = 0

  public init(_ bytes: [UInt8]) { self.bytes = bytes }

  public mutating func read(into buffer: inout [UInt8]) -> Int {
    let count = min(buffer.count, bytes.count - position)
    buffer.replaceSubrange(0..<count, with: bytes[position..<position + count])
    position += count
    return count
  }
}

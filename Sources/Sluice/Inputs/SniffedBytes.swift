import Columnar

/// A file that is read once, from the front to the end, its first bytes looked at and all of them hashed: a pipe gives
/// its bytes only once.
final class SniffedBytes: ByteSource {
  /// The path that stands for standard input.
  static let standardInput = "-"

  /// Whether the file begins as an Arrow file does, or its name promises one.
  let isArrow: Bool
  private let file: FileBytes
  private var head: [UInt8]
  private var digest = SHA256()

  init(path: String) throws(ReadFailure) {
    file = try path == Self.standardInput ? FileBytes(descriptor: 0) : FileBytes(path: path)
    var head: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 6)
    while head.count < 6, case let count = try file.read(into: &buffer), count > 0 {
      head += buffer[..<count]
      buffer = [UInt8](repeating: 0, count: 6 - min(head.count, 5))
    }
    self.head = head
    // A damaged archive must not be taken for CSV.
    let isNamedArrow = path.hasSuffix(".arrow") || path.hasSuffix(".feather")
    isArrow = head.starts(with: Array("ARROW1".utf8)) || head.starts(with: Array("FEA1".utf8)) || isNamedArrow
  }

  /// SHA-256 of what was read so far, in hexadecimal digits.
  var hash: String { digest.hexadecimal() }

  func read(into buffer: inout [UInt8]) throws(ReadFailure) -> Int {
    var count = min(head.count, buffer.count)
    if count > 0 {
      buffer.replaceSubrange(0..<count, with: head[..<count])
      head.removeFirst(count)
    } else {
      count = try file.read(into: &buffer)
    }
    digest.update(buffer[..<count])
    return count
  }
}

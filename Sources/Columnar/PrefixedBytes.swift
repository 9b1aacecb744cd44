/// Bytes that were already taken from a source, and then the rest of it: a pipe can be looked at and still be read
/// from its front.
public struct PrefixedBytes: ByteSource {
  private var source: any ByteSource
  /// The bytes that were looked at.
  public let head: [UInt8]
  private var position = 0

  /// Takes up to `count` bytes, fewer only if there are no more.
  public init(_ source: any ByteSource, count: Int) throws(ReadFailure) {
    var source = source
    var head: [UInt8] = []
    while head.count < count {
      var buffer = [UInt8](repeating: 0, count: count - head.count)
      let taken = try source.read(into: &buffer)
      if taken == 0 { break }
      head += buffer[..<taken]
    }
    self.source = source
    self.head = head
  }

  public mutating func read(into buffer: inout [UInt8]) throws(ReadFailure) -> Int {
    guard position < head.count else { return try source.read(into: &buffer) }
    let count = min(buffer.count, head.count - position)
    buffer.replaceSubrange(0..<count, with: head[position..<position + count])
    position += count
    return count
  }
}

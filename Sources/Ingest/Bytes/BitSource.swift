import Columnar

/// A stream of bytes read bit by bit, the lowest bit of each byte first.
struct BitSource {
  private var source: any ByteSource
  private var buffer = [UInt8](repeating: 0, count: 1 << 16)
  private var position = 0
  private var filled = 0
  private var bits: UInt64 = 0
  private var count = 0

  init(_ source: any ByteSource) { self.source = source }

  /// The next bits without taking them; zeros stand for bits after the end.
  ///
  /// - Parameter wanted: at most 32.
  mutating func peek(_ wanted: Int) throws(ReadFailure) -> Int {
    if count < wanted { try fill() }
    return Int(truncatingIfNeeded: bits & (1 << UInt64(wanted) - 1))
  }

  /// Takes bits that `peek` has shown.
  mutating func drop(_ taken: Int) throws(ReadFailure) {
    guard taken <= count else { throw ReadFailure(damage: "the gzip data ends too early") }
    bits >>= UInt64(taken)
    count -= taken
  }

  mutating func take(_ wanted: Int) throws(ReadFailure) -> Int {
    let value = try peek(wanted)
    try drop(wanted)
    return value
  }

  /// Leaves the rest of the byte at hand.
  mutating func alignToByte() {
    bits >>= UInt64(count & 7)
    count &= ~7
  }

  /// The next whole byte; nil at the end. The stream must stand between two bytes.
  mutating func byte() throws(ReadFailure) -> UInt8? {
    if count == 0 { try fill() }
    guard count >= 8 else { return nil }
    return UInt8(try take(8))
  }

  private mutating func fill() throws(ReadFailure) {
    while count <= 56 {
      if position == filled {
        filled = try source.read(into: &buffer)
        position = 0
        if filled == 0 { return }
      }
      bits |= UInt64(buffer[position]) << UInt64(count)
      position += 1
      count += 8
    }
  }
}

import Columnar

/// What a gzip file (RFC 1952) holds, as a stream: its members one after another, lengths and checksums compared.
struct GzipBytes: ByteSource {
  private var source: BitSource
  private var inflater = Inflater()
  private var crc = CRC32()
  /// Bytes of the member at hand, modulo 2^32.
  private var size: UInt32 = 0
  private var position = 0
  private var state = State.start

  private enum State {
    case start, inside, end
  }

  init(_ source: any ByteSource) { self.source = BitSource(source) }

  mutating func read(into buffer: inout [UInt8]) throws(ReadFailure) -> Int {
    while true {
      let fresh = inflater.fresh
      if state == .inside, position < fresh.count {
        let count = min(buffer.count, fresh.count - position)
        let from = fresh.startIndex + position
        buffer.replaceSubrange(0..<count, with: fresh[from..<from + count])
        position += count
        return count
      }
      if state == .end { return 0 }
      try advance()
    }
  }

  private mutating func advance() throws(ReadFailure) {
    if state == .start { return try beginMember(isFirst: true) }
    guard !inflater.isFinished else { return try endMember() }
    try inflater.advance(&source)
    position = 0
    crc.update(inflater.fresh)
    size &+= UInt32(truncatingIfNeeded: inflater.fresh.count)
  }

  private mutating func endMember() throws(ReadFailure) {
    source.alignToByte()
    let expected = UInt32(try source.take(32))
    let length = UInt32(try source.take(32))
    guard expected == crc.value else { throw ReadFailure(damage: "the gzip data does not have its checksum") }
    guard length == size else { throw ReadFailure(damage: "the gzip data does not have its length") }
    try beginMember(isFirst: false)
  }

  /// Reads the header of a member, or finds the end; zeros behind the last member are padding.
  private mutating func beginMember(isFirst: Bool) throws(ReadFailure) {
    var first = try source.byte()
    while !isFirst, first == 0 { first = try source.byte() }
    guard let first else {
      if isFirst { throw ReadFailure(damage: "the gzip data ends too early") }
      state = .end
      return
    }
    guard first == 0x1F, try source.byte() == 0x8B else {
      throw ReadFailure(damage: isFirst ? "no gzip data" : "something other than gzip data follows the gzip data")
    }
    try passHeader()
    inflater = Inflater()
    crc = CRC32()
    size = 0
    position = 0
    state = .inside
  }

  private mutating func passHeader() throws(ReadFailure) {
    guard try byte() == 8 else { throw ReadFailure(damage: "the gzip data is packed in no known way") }
    let flags = try byte()
    guard flags & 0xE0 == 0 else { throw ReadFailure(damage: "the gzip header has marks of no known meaning") }
    for _ in 0..<6 { _ = try byte() }
    if flags & 4 != 0 {
      let length = Int(try byte()) | Int(try byte()) << 8
      for _ in 0..<length { _ = try byte() }
    }
    if flags & 8 != 0 { try passText() }
    if flags & 16 != 0 { try passText() }
    if flags & 2 != 0 { for _ in 0..<2 { _ = try byte() } }
  }

  /// Passes over a name or a comment, which ends in a zero.
  private mutating func passText() throws(ReadFailure) {
    for _ in 0..<1 << 16 where try byte() == 0 { return }
    throw ReadFailure(damage: "the gzip header is too long")
  }

  private mutating func byte() throws(ReadFailure) -> UInt8 {
    guard let byte = try source.byte() else { throw ReadFailure(damage: "the gzip data ends too early") }
    return byte
  }
}

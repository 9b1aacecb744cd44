/// Cuts a stream of bytes into messages: a header with `Content-Length`, an empty line, so many bytes.
///
/// After an error the stream makes no sense any more.
struct FrameReader {
  static let maximumHeaderSize = 4 << 10
  /// A source of the largest size, every byte of it escaped, is smaller.
  static let maximumBodySize = 64 << 20

  private var buffer: [UInt8] = []
  /// Where the bytes start that no message has taken yet.
  private var start = 0
  /// Of the message whose header was read.
  private var bodySize: Int?

  mutating func append(_ bytes: some Collection<UInt8>) {
    if start > 0 {
      buffer.removeSubrange(..<start)
      start = 0
    }
    buffer += bytes
  }

  /// The next whole message; nil until there is one.
  mutating func next() throws(FramingError) -> [UInt8]? {
    if bodySize == nil { bodySize = try readHeader() }
    guard let size = bodySize, buffer.count - start >= size else { return nil }
    let body = Array(buffer[start..<start + size])
    start += size
    bodySize = nil
    return body
  }

  /// The length that the header gives; nil while it has not ended.
  private mutating func readHeader() throws(FramingError) -> Int? {
    let shown = buffer[start...].prefix(Self.maximumHeaderSize)
    guard let end = Self.end(of: shown) else {
      if shown.count == Self.maximumHeaderSize { throw .headerTooLong }
      return nil
    }
    let header = String(decoding: shown[..<end], as: UTF8.self)
    start = end + 4
    return try Self.length(in: header)
  }

  /// Where the empty line starts that ends a header.
  private static func end(of bytes: ArraySlice<UInt8>) -> Int? {
    let mark: [UInt8] = [0x0D, 0x0A, 0x0D, 0x0A]
    return bytes.indices.first { bytes[$0] == 0x0D && bytes[$0...].starts(with: mark) }
  }

  private static func length(in header: String) throws(FramingError) -> Int {
    var length: Int?
    for field in header.split(separator: "\r\n") {
      guard let colon = field.firstIndex(of: ":") else { throw .malformedField(shown(field)) }
      let value = field[field.index(after: colon)...].drop { $0 == " " }
      switch field[..<colon].lowercased() {
      case "content-length": length = try self.length(value)
      case "content-type": try checkCharset(value)
      default: break
      }
    }
    guard let length else { throw .missingLength }
    return length
  }

  private static func length(_ value: Substring) throws(FramingError) -> Int {
    guard value.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), let length = Int(value) else {
      throw .invalidLength(shown(value))
    }
    guard length <= maximumBodySize else { throw .tooLarge(length) }
    return length
  }

  private static func checkCharset(_ type: Substring) throws(FramingError) {
    let lowered = type.lowercased()
    guard lowered.contains("charset="), !lowered.contains("utf-8"), !lowered.contains("utf8") else { return }
    throw .unknownCharset(shown(type))
  }

  /// What a client wrote, as a message shows it.
  private static func shown(_ text: Substring) -> String { String(text.prefix(60)) }
}

/// Where the lines of a text start, to turn byte offsets into places and back.
struct LineTable: Sendable {
  private let encoding: PositionEncoding
  /// Offset of the first byte of each line; never empty.
  private let starts: [Int]
  /// The width of all that stands before every so many bytes, so that no long line is counted again for each place.
  private let widths: [Int]

  private static let step = 128

  /// Lines end with `\n`, `\r\n` or `\r`.
  init(_ bytes: [UInt8], _ encoding: PositionEncoding) {
    var starts = [0]
    var widths: [Int] = []
    var width = 0
    for (offset, byte) in bytes.enumerated() {
      if offset.isMultiple(of: Self.step) { widths.append(width) }
      width += Self.width(of: byte, encoding)
      let isReturn = byte == 0x0D && (offset + 1 == bytes.count || bytes[offset + 1] != 0x0A)
      if byte == 0x0A || isReturn { starts.append(offset + 1) }
    }
    self.encoding = encoding
    self.starts = starts
    self.widths = widths
  }

  /// The place of a byte; offsets past the end count as the end.
  func position(of offset: Int, in bytes: [UInt8]) -> Position {
    let offset = min(max(0, offset), bytes.count)
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return Position(line: low, character: width(before: offset, in: bytes) - width(before: starts[low], in: bytes))
  }

  private func width(before offset: Int, in bytes: [UInt8]) -> Int {
    guard offset > 0 else { return 0 }
    // The checkpoint of the byte before, which is one that exists.
    let index = (offset - 1) / Self.step
    return bytes[index * Self.step..<offset].reduce(widths[index]) { $0 + Self.width(of: $1, encoding) }
  }

  /// The byte at a place. Places past the end of a line count as its end, those inside of a character as its start.
  func offset(of position: Position, in bytes: [UInt8]) -> Int {
    guard position.line >= 0 else { return 0 }
    guard position.line < starts.count else { return bytes.count }
    let end = lineEnd(position.line, in: bytes)
    var offset = starts[position.line]
    var left = position.character
    while offset < end {
      let next = Self.nextScalar(after: offset, in: bytes, before: end)
      left -= bytes[offset..<next].reduce(0) { $0 + Self.width(of: $1, encoding) }
      if left < 0 { break }
      offset = next
    }
    return offset
  }

  /// The offset of the end of a line, its terminator left out.
  private func lineEnd(_ line: Int, in bytes: [UInt8]) -> Int {
    guard line + 1 < starts.count else { return bytes.count }
    var end = starts[line + 1] - 1
    if end > starts[line], bytes[end] == 0x0A, bytes[end - 1] == 0x0D { end -= 1 }
    return end
  }

  private static func nextScalar(after offset: Int, in bytes: [UInt8], before end: Int) -> Int {
    var next = offset + 1
    while next < end, bytes[next] & 0xC0 == 0x80 { next += 1 }
    return next
  }

  /// What a byte adds to the width of a line: in UTF-16 the first byte of a scalar counts for all of it.
  private static func width(of byte: UInt8, _ encoding: PositionEncoding) -> Int {
    switch encoding {
    case .utf8: 1
    case .utf16: byte & 0xC0 == 0x80 ? 0 : byte >= 0xF0 ? 2 : 1
    }
  }
}

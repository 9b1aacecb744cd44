/// A source file with the places of its lines.
struct SourceText: Sendable {
  let path: String
  let bytes: [UInt8]
  /// Offset of the first byte of each line; never empty.
  private let lineStarts: [Int]

  init(_ source: SignatureSource) {
    path = source.path
    bytes = source.bytes
    var starts = [0]
    for (offset, byte) in source.bytes.enumerated() where byte == UInt8(ascii: "\n") { starts.append(offset + 1) }
    lineStarts = starts
  }

  /// The text of a span, ill-formed bytes repaired.
  func text(_ span: Span) -> String { String(decoding: bytes[span.clamped(to: 0..<bytes.count)], as: UTF8.self) }

  func sourceSpan(_ span: Span) -> SourceSpan {
    SourceSpan(bytes: span, start: position(of: span.lowerBound), end: position(of: span.upperBound))
  }

  func position(of offset: Int) -> SourcePosition {
    let line = lineIndex(of: offset)
    let column = bytes[lineStarts[line]..<Swift.min(offset, bytes.count)].count(where: Self.startsScalar)
    return SourcePosition(line: line + 1, column: column + 1)
  }

  /// The line, from 1, in which a byte stands.
  func line(of offset: Int) -> Int { lineIndex(of: offset) + 1 }

  /// The bytes of the line in which a byte stands, without its end.
  func lineSpan(of offset: Int) -> Span {
    let index = lineIndex(of: offset)
    var end = index + 1 < lineStarts.count ? lineStarts[index + 1] - 1 : bytes.count
    if end > lineStarts[index], bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return lineStarts[index]..<end
  }

  /// Whether a byte begins a scalar; stray continuation bytes count with what they follow.
  static func startsScalar(_ byte: UInt8) -> Bool { byte & 0xC0 != 0x80 }

  /// The last line that starts at or before an offset, by binary search.
  private func lineIndex(of offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }
}

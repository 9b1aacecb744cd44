/// Reads what a comment says to the checker.
struct AllowanceReader {
  let source: SourceText

  /// What stands in a comment.
  enum Content {
    /// Words for people.
    case prose
    case codes([Allowance.Code])
    /// It speaks to the checker, and the checker does not understand it.
    case unknown(Span)
  }

  /// `// sluice: allow W0801, W0802: a reason`
  func content(of comment: Span) -> Content {
    var place = skipBlanks(from: comment.lowerBound + 2, to: comment.upperBound)
    guard takes("sluice:", at: &place, to: comment.upperBound) else { return .prose }
    place = skipBlanks(from: place, to: comment.upperBound)
    guard takes("allow", at: &place, to: comment.upperBound) else { return .unknown(comment) }
    let codes = codes(in: place..<end(of: place..<comment.upperBound))
    return codes.isEmpty ? .unknown(comment) : .codes(codes)
  }

  private func takes(_ word: StaticString, at place: inout Int, to end: Int) -> Bool {
    let bytes = Array(word.description.utf8)
    guard source.bytes[place..<end].starts(with: bytes) else { return false }
    place += bytes.count
    return true
  }

  private func skipBlanks(from start: Int, to end: Int) -> Int {
    source.bytes[start..<end].firstIndex { !Self.isBlank($0) } ?? end
  }

  /// Where the codes end and a reason begins.
  private func end(of span: Span) -> Int {
    source.bytes[span].firstIndex(of: UInt8(ascii: ":")) ?? span.upperBound
  }

  private func codes(in span: Span) -> [Allowance.Code] {
    source.bytes[span].split { Self.isBlank($0) || $0 == UInt8(ascii: ",") }.map { word in
      let text = String(decoding: word, as: UTF8.self)
      let code = DiagnosticCode(rawValue: text)
      return Allowance.Code(
        text: text, span: word.startIndex..<word.endIndex, code: code?.canBeAllowed == true ? code : nil)
    }
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }
}

/// A place where something is being typed, and what stands before it.
struct Caret {
  /// The token that is being typed, or no bytes at the caret.
  var replaced: Span
  /// The part of it that stands before the caret.
  var prefix: String
  /// Whether nothing stands before it on its line.
  var isLineStart: Bool
  /// What kind of block it stands in.
  var block: PassageBlock
  /// The tokens of its statement before it; empty if it may begin one.
  var heading: [Token]
  /// The statements before it.
  var statements: [Passage]
  /// The last of ``statements`` if it is not finished.
  var current: Int?
  /// The statement whose block it stands in.
  var owner: Int?

  /// Nil inside of texts and comments, where nothing is proposed.
  init?(_ source: EditedSource, at offset: Int) {
    guard !source.isInText(offset) else { return nil }
    let typed = source.typedToken(before: offset)
    replaced = typed?.span ?? offset..<offset
    prefix = source.text.text(replaced.lowerBound..<offset)
    let start = replaced.lowerBound
    var before = Array(source.tokens.prefix { $0.kind != .end && $0.span.upperBound <= start })
    let end = before.last?.span.upperBound ?? 0
    isLineStart = before.isEmpty || source.text.line(of: end) < source.text.line(of: start)
    before.append(Token(kind: .end, keyword: nil, startsLine: isLineStart, span: start..<start))

    let reader = PassageReader(before, of: source.text)
    statements = reader.statements
    let open = reader.open[reader.open.count - 1]
    block = open.kind
    owner = open.owner
    current = before.dropLast().last?.kind == .rightBrace ? nil : open.current
    heading = current.map { Array(before[reader.statements[$0].heading]) } ?? []
  }

  var previous: Token? { heading.last }

  /// The token before the last one.
  var beforePrevious: Token? { heading.dropLast().last }
}

extension EditedSource {
  /// Whether a place lies inside of a text or comment.
  func isInText(_ offset: Int) -> Bool {
    // A comment, and a text that never ends, also hold the place after them.
    if comments.contains(where: { $0.lowerBound < offset && offset <= $0.upperBound }) { return true }
    guard let index = tokenIndex(at: max(0, offset - 1)), tokens[index].kind == .text else { return false }
    let span = tokens[index].span
    let isClosed = span.count > 1 && text.bytes[span.upperBound - 1] == UInt8(ascii: "\"")
    return span.lowerBound < offset && (offset < span.upperBound || !isClosed)
  }

  /// The word, set or number that ends at a place or around it.
  func typedToken(before offset: Int) -> Token? {
    guard offset > 0, let index = tokenIndex(at: offset - 1) else { return nil }
    let token = tokens[index]
    guard token.span.contains(offset - 1) else { return nil }
    return token.kind == .word || token.kind == .set || token.kind == .number ? token : nil
  }
}

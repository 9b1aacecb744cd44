/// A token with the comments that stand around it.
struct Piece {
  var kind: Token.Kind
  var keyword: Keyword?
  /// The word, where it is one.
  var word: String
  var span: Span
  /// How many columns its text takes.
  var width: Int
  /// Whether it was the first of its line.
  var startsLine: Bool
  /// Whether a blank line stood before it, below its leading comments.
  var followsBlankLine: Bool
  /// Comments above it, on lines of their own.
  var leading: [Comment] = []
  /// The comment behind it.
  var trailing: Span?

  struct Comment {
    /// Without blanks at its end.
    var span: Span
    var followsBlankLine: Bool
  }
}

extension Piece {
  /// Tokens without their comments, each of which goes to the token before it on its line, or to the next one.
  static func pieces(of tokens: [Token], in bytes: [UInt8]) -> [Piece] {
    var pieces: [Piece] = []
    var leading: [Comment] = []
    var end = 0
    for token in tokens {
      let isBlank = hasBlankLine(bytes[end..<token.span.lowerBound])
      end = token.span.upperBound
      guard token.kind == .comment else {
        pieces.append(Piece(token, leading, isBlank, bytes))
        leading = []
        continue
      }
      let comment = trimmed(token.span, bytes)
      if token.startsLine || pieces.isEmpty {
        leading.append(Comment(span: comment, followsBlankLine: isBlank))
      } else {
        pieces[pieces.count - 1].trailing = comment
      }
    }
    return pieces
  }

  private init(_ token: Token, _ leading: [Comment], _ followsBlankLine: Bool, _ bytes: [UInt8]) {
    kind = token.kind
    keyword = token.keyword
    span = token.span
    word = kind == .word && span.count <= 16 ? String(decoding: bytes[span], as: UTF8.self) : ""
    width = bytes[span].count(where: SourceText.startsScalar)
    startsLine = token.startsLine
    self.followsBlankLine = followsBlankLine
    self.leading = leading
  }

  private static func hasBlankLine(_ gap: ArraySlice<UInt8>) -> Bool {
    gap.count { $0 == UInt8(ascii: "\n") } > 1
  }

  private static func trimmed(_ span: Span, _ bytes: [UInt8]) -> Span {
    var end = span.upperBound
    while end > span.lowerBound, [0x20, 0x09, 0x0D].contains(bytes[end - 1]) { end -= 1 }
    return span.lowerBound..<end
  }
}

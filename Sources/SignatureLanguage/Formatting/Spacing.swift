/// How many blanks stand between two tokens of a line: none or one.
enum Spacing {
  /// - Parameter place: of the second token in the statement; at least 1.
  static func blanks(before place: Int, in statement: Statement) -> Int {
    isTight(place, statement.pieces, statement.block) ? 0 : 1
  }

  private static func isTight(_ place: Int, _ pieces: [Piece], _ block: BlockKind) -> Bool {
    let (left, right) = (pieces[place - 1], pieces[place])
    switch (left.kind, right.kind) {
    // `{}`
    case (.leftBrace, .rightBrace): return true
    case (.leftParenthesis, _), (_, .rightParenthesis), (_, .comma): return true
    // Behind digits it would become part of a time of day.
    case (_, .colon): return ![.number, .date, .clock].contains(left.kind)
    // Two of them together would be read as something else.
    case (.dot, .dot), (.dot, .range), (.range, .dot), (.range, .range): return false
    case (_, .range): return true
    case (.range, _): return !isAfterOpenRange(right, block)
    case (_, .dot): return isPath(place, pieces)
    case (.dot, _): return isPath(place - 1, pieces)
    case (_, .leftParenthesis): return isCall(left, block)
    case (.plus, _): return isSign(place - 1, pieces) || isZone(place - 1, pieces)
    case (.minus, _): return isZone(place - 1, pieces)
    case (_, .plus), (_, .minus): return isZone(place, pieces)
    default: return false
    }
  }

  /// Whether a range has no upper bound and the step goes on: `12.. through relay(…)`.
  private static func isAfterOpenRange(_ right: Piece, _ block: BlockKind) -> Bool {
    right.kind == .leftBrace || (block != .test && LayoutWords.open.contains(right.word))
  }

  /// Whether a dot stands between two names; between numbers it would become a decimal point.
  private static func isPath(_ dot: Int, _ pieces: [Piece]) -> Bool {
    dot > 0 && dot + 1 < pieces.count && pieces[dot - 1].kind == .word && pieces[dot + 1].kind == .word
  }

  /// `@bridge(`, `relay(`; but `in (`, and in a test `ETH (`.
  private static func isCall(_ left: Piece, _ block: BlockKind) -> Bool {
    switch left.kind {
    case .set: true
    case .word: block != .test && !LayoutWords.spaced.contains(left.word)
    default: false
    }
  }

  /// Whether a plus belongs to the number after it: `+40`, `+10m`.
  private static func isSign(_ plus: Int, _ pieces: [Piece]) -> Bool {
    guard plus > 0 else { return true }
    switch pieces[plus - 1].kind {
    case .word: return LayoutWords.open.contains(pieces[plus - 1].word)
    case .number, .date, .clock, .text, .set, .rightParenthesis, .rightBrace: return false
    default: return true
    }
  }

  /// `UTC+9`, `UTC-3:30`
  private static func isZone(_ sign: Int, _ pieces: [Piece]) -> Bool {
    guard sign > 0, sign + 1 < pieces.count, pieces[sign - 1].word == "UTC" else { return false }
    return pieces[sign + 1].kind == .number || pieces[sign + 1].kind == .clock
  }
}

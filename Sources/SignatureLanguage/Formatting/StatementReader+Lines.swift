extension StatementReader {
  /// Whether a token that began a line goes on with the statement before it.
  ///
  /// Only where the parser does not care about lines: never before an asset's symbol, a time of day, an option of a
  /// ledger line, or a parenthesis that may be an argument.
  var goesOn: Bool { isJoining || isPreviousOpen || isGoing }

  /// Whether it can begin nothing, in any block.
  var isJoining: Bool {
    switch current.kind {
    case .word: LayoutWords.joining.contains(current.word) && ahead().kind != .colon
    case .number, .date, .clock, .text, .set, .leftParenthesis: false
    case .plus: block == .flow
    default: true
    }
  }

  private var isGoing: Bool {
    switch (block, current.kind) {
    case (.score, .number), (.score, .text), (.signature, .text): true
    case (.flow, .word), (.score, .word), (.test, .word), (.signature, .word):
      LayoutWords.going.contains(current.word) && ahead().kind != .colon
    default: false
    }
  }

  /// Whether the token before waits for more.
  private var isPreviousOpen: Bool {
    switch previous.kind {
    case .word: LayoutWords.open.contains(previous.word)
    case .number, .date, .clock, .text, .set, .rightParenthesis, .rightBrace, .leftBrace: false
    default: true
    }
  }
}

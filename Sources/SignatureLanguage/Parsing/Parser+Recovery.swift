extension Parser {
  /// Whether a section of a signature starts here, wherever the parser thinks it is: a line that begins with the
  /// section's word and what has to follow it.
  var isAtSection: Bool {
    guard current.startsLine, let keyword = current.keyword else { return false }
    switch keyword {
    case .signature, .campaign, .severity: return next.kind == .word
    case .title, .actor, .cases, .source, .test: return next.kind == .text
    case .flow: return next.keyword == .within
    case .score: return next.kind == .leftBrace
    case .report: return next.keyword == .at
    default: return false
    }
  }

  /// Whether a line starts here that begins with a step.
  var isAtStepLine: Bool {
    guard current.startsLine, current.kind == .word else { return false }
    if next.kind == .colon { return true }
    return isAtStepWord
  }

  /// Whether the current word begins a step, of this version or a later one.
  var isAtStepWord: Bool {
    guard let keyword = current.keyword else { return false }
    return (Keyword.steps.contains(keyword) && isStep(keyword, before: next))
  }

  /// `any { … }` is a step, `any asset` part of one.
  func isStep(_ keyword: Keyword, before next: Token) -> Bool { keyword != .any || next.kind == .leftBrace }

  /// Skips the rest of something broken, blocks in it whole, up to a place where `isStop` holds, a closing brace or a
  /// section.
  mutating func skip(to isStop: (Parser) -> Bool) {
    while !isAtEnd, !at(.rightBrace), !isAtSection, !isStop(self) {
      if at(.leftBrace) { skipBlock() } else { advance() }
    }
  }

  /// Skips a block from its opening brace to its closing one, or to a section if that is missing.
  mutating func skipBlock() {
    var open = 0
    repeat {
      if at(.leftBrace) { open += 1 }
      if at(.rightBrace) { open -= 1 }
      advance()
    } while open > 0 && !isAtEnd && !isAtSection
  }

  /// Skips the rest of a block's heading, up to its opening brace, the next line or a closing brace.
  mutating func skipToBlock() {
    while !isAtEnd, !at(.leftBrace), !at(.rightBrace), !current.startsLine { advance() }
  }

  /// Skips the rest of the line, but no closing brace.
  mutating func skipLine() {
    while !isAtEnd, !at(.rightBrace) {
      if at(.leftBrace) { skipBlock() } else { advance() }
      if current.startsLine { return }
    }
  }

  /// The opening brace of a block; where it is missing that is reported, and the block is read all the same.
  ///
  /// - Returns: its place, or that of the token before it.
  mutating func openBlock() -> Span {
    if at(.leftBrace) { return advance().span }
    _ = unexpected("`{`")
    return previous.span
  }

  /// Whether the block ends here: at its closing brace, which is read, or where that is missing, which is reported.
  mutating func closesBlock(openedAt opening: Span, isNested: Bool = true) -> Bool {
    if take(.rightBrace) { return true }
    let isOver = isAtEnd || (isNested ? isAtSection : isAtSignature)
    guard isOver else { return false }
    brokenBlocks += 1
    if isFreshError() {
      sink.report(
        .unclosedBlock, at: opening, "`{` without its `}`", label: "this block is never closed",
        secondary: [sink.annotation(current.span, "the closing brace is missing before this")])
    }
    return true
  }
}

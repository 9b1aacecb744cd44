extension Parser {
  /// Goes on with the section before, if a brace has closed it and what belongs into it follows.
  ///
  /// - Returns: whether that was so.
  mutating func resumeSection(of signature: inout SignatureSyntax) throws(Abandoned) -> Bool {
    guard previous.kind == .rightBrace, current.startsLine, !isAtSection else { return false }
    let brace = previous.span
    switch lastSection {
    case .flow where isAtStepLine && signature.flow != nil:
      reportStrayBrace("the flow")
      signature.flow?.steps += parseSteps(openedAt: brace)
    case .score where at(.plus) && signature.score != nil:
      reportStrayBrace("the score")
      signature.score?.parts += parseParts(openedAt: brace)
    case .test where isAtEntry && !signature.tests.isEmpty:
      reportStrayBrace("the test")
      parseEntries(of: &signature.tests[signature.tests.count - 1], openedAt: brace)
    default: return false
    }
    return true
  }

  /// Whether a line of a test starts here.
  private var isAtEntry: Bool { at(.plus) || at(.date) || at(.label) || at(.event) || at(.ledger) || at(.expect) }

  /// Reports the brace before, which closes a block although more of it follows.
  mutating func reportStrayBrace(_ block: String) {
    brokenBlocks += 1
    guard previous.span.lowerBound != lastError else { return }
    lastError = previous.span.lowerBound
    sink.report(
      .strayBrace, at: previous.span, "`}` too many", label: "closes \(block)",
      help: "take it out, or open a block before it",
      secondary: [sink.annotation(current.span, "this still belongs to \(block)")])
  }
}

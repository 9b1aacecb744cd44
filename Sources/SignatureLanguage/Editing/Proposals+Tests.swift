extension Proposals {
  /// What fits in the block of a test.
  var inTest: [Proposal] {
    guard let first = caret.heading.first, !caret.isLineStart else {
      return Proposal.words(["label", "expect"], .entry)
    }
    switch first.keyword {
    case .label:
      guard caret.heading.count == 2 else { return [] }
      return SignatureReference.entries(.set).map { .word($0) }
    case .expect: return afterExpect
    default: return ledgerOptions
    }
  }

  private var afterExpect: [Proposal] {
    let heading = caret.heading
    switch (heading.dropFirst().first?.keyword, heading.count) {
    case (nil, 1): return Proposal.words(.expectation).filter { $0.label != "count" }
    case (.evidence, 2): return stepNames
    case (.evidence, 3): return Proposal.words(["count"], .expectation)
    case (.score, 4): return Proposal.words(["from"], .entry)
    default: return []
    }
  }

  /// What may follow the amount of a transfer.
  private var ledgerOptions: [Proposal] {
    guard let arrow = caret.heading.lastIndex(where: { $0.kind == .arrow }) else { return [] }
    let rest = caret.heading[(arrow + 1)...]
    if rest.last?.keyword == .every { return durations }
    // The receiver, then an amount at least.
    guard rest.count >= 2, rest.dropFirst().contains(where: { $0.kind == .number }) else { return [] }
    let given = Set(rest.compactMap(\.keyword))
    return Proposal.words([.every, .keeping].filter { !given.contains($0) }.map(\Keyword.rawValue), .entry)
  }
}

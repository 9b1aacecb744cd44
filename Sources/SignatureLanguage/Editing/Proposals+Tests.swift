extension Proposals {
  /// What fits in the block of a test.
  var inTest: [Proposal] {
    guard let first = caret.heading.first, !caret.isLineStart else {
      return Proposal.words(["label", "event", "ledger", "expect"], .entry)
    }
    switch first.keyword {
    case .label:
      guard caret.heading.count != 2 else { return SignatureReference.entries(.set).map { .word($0) } }
      return caret.heading.count > 2 ? labelOptions : []
    case .event, .ledger: return []
    case .expect: return afterExpect
    default: return ledgerOptions
    }
  }

  private var afterExpect: [Proposal] {
    let heading = caret.heading
    switch (heading.dropFirst().first?.keyword, heading.count) {
    case (nil, 1): return Proposal.words(.expectation).filter { $0.label != "count" }
    case (.no, 2): return Proposal.words(["evidence"], .expectation)
    case (.evidence, 2), (.no, 3): return stepNames
    case (.evidence, 3): return Proposal.words(["count"], .expectation)
    case (.score, 4): return Proposal.words(["from"], .entry)
    default: return []
    }
  }

  private var labelOptions: [Proposal] {
    let words: [Keyword] = [.case, .actor, .on]
    if let last = caret.previous?.keyword, words.contains(last) { return last == .on ? Self.chains : [] }
    let given = Set(caret.heading.dropFirst(3).compactMap(\.keyword))
    return Proposal.words(words.filter { !given.contains($0) }.map(\.rawValue), .entry)
  }

  /// What may follow the amount of a transfer.
  private var ledgerOptions: [Proposal] {
    guard let arrow = caret.heading.lastIndex(where: { $0.kind == .arrow }) else { return [] }
    let rest = caret.heading[(arrow + 1)...]
    if rest.last?.keyword == .every { return durations }
    if rest.last?.keyword == .on { return Self.chains }
    // The receiver, then an amount at least.
    guard rest.count >= 2, rest.dropFirst().contains(where: { $0.kind == .number }) else { return [] }
    let given = Set(rest.compactMap(\.keyword))
    return Proposal.words([.every, .keeping, .on].filter { !given.contains($0) }.map(\Keyword.rawValue), .entry)
  }
}

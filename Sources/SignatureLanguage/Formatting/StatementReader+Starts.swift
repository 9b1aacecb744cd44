extension StatementReader {
  /// Whether a statement begins here, wherever the token stands.
  var mustStart: Bool {
    switch block {
    case .file: startsFilePart
    case .signature: startsSection
    case .campaign: startsSection || startsCampaignSection
    case .flow: startsStep
    case .score: current.kind == .plus && ahead().kind == .number && ahead(2).kind == .text && isPreviousWhole
    case .test: startsEntry
    case .other: false
    }
  }

  private var startsFilePart: Bool {
    ["signature", "campaign", "set"].contains(current.word) && ahead().kind == .word && isPreviousWhole
  }

  /// What the parser takes for a section wherever it finds one.
  private var startsSection: Bool {
    switch current.word {
    case "title", "actor", "cases", "source", "test": ahead().kind == .text
    case "severity": ahead().kind == .word
    case "flow": ahead().word == "within"
    case "score": ahead().kind == .leftBrace
    case "report": ahead().word == "at"
    case "set": ahead().kind == .word && ahead(2).kind == .equal
    default: false
    }
  }

  /// What only campaigns have.
  private var startsCampaignSection: Bool {
    switch current.word {
    case "of": ahead().kind == .word
    case "group": ahead().word == "by"
    case "at": ahead().word == "least"
    case "where": true
    default: false
    }
  }

  private var startsStep: Bool {
    guard current.kind == .word, isPreviousWhole else { return false }
    if ahead().kind == .colon { return true }
    guard LayoutWords.steps.contains(current.word), isStepAhead else { return false }
    // After a number the word may be the symbol of an asset, unless the parser says otherwise.
    return previous.kind != .number || current.keyword.map(Keyword.separators.contains) == true
  }

  /// Whether what follows a step's word can follow it, so that the word is no name in a condition.
  private var isStepAhead: Bool {
    switch (current.word, ahead().kind) {
    case ("any", let kind): kind == .leftBrace
    case ("chain", let kind): kind == .number
    case (_, .word): !["in", "is"].contains(ahead().word)
    case (_, .number), (_, .leftBrace), (_, .rightBrace), (_, .set), (_, .end): true
    default: false
    }
  }

  private var startsEntry: Bool {
    switch current.kind {
    case .date: isPreviousWhole
    case .plus: isPreviousWhole && ahead().kind == .number
    case .word:
      isPreviousWhole && ["label", "expect", "ledger"].contains(current.word) && [.word, .text].contains(ahead().kind)
        && !isAfterTime
    default: false
    }
  }

  /// Whether the token stands where a ledger line has its payer.
  private var isAfterTime: Bool {
    let count = index - start
    return pieces[start].kind == .plus ? count == 2 : pieces[start].kind == .date && count <= 2
  }

  /// Whether the token before ends something, so that a statement may begin here.
  private var isPreviousWhole: Bool {
    switch previous.kind {
    case .word: !LayoutWords.open.contains(previous.word)
    case .number, .date, .clock, .text, .set, .rightParenthesis, .rightBrace: true
    default: false
    }
  }
}

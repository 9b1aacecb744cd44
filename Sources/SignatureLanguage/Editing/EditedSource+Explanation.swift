extension EditedSource {
  /// What the word at a place means; nil where nothing is to be said.
  public func explanation(at offset: Int) -> Explanation? {
    guard let index = tokenIndex(at: offset), let subject = subject(of: index) else { return nil }
    return Explanation(span: tokens[index].span, subject: subject)
  }

  private func subject(of index: Int) -> Explanation.Subject? {
    let token = tokens[index]
    if let step = step(named: index), let name = stepNames[step], name.isGiven || name.token != index {
      return .step(name: name.text, text: heading(of: step), stepEntry(step))
    }
    return entry(for: index).map { .word($0, text: text(token)) }
  }

  /// The text that binds a step, on one line.
  private func heading(of step: Int) -> String {
    let heading = statements[step].heading
    guard let first = heading.first, let last = heading.last else { return "" }
    let line = text.text(tokens[first].span.joined(tokens[last].span))
    return line.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private func stepEntry(_ step: Int) -> ReferenceEntry? {
    stepKeyword(of: step).flatMap { SignatureReference.entry($0, .step) }
  }

  private func entry(for index: Int) -> ReferenceEntry? {
    switch tokens[index].kind {
    case .set: SignatureReference.entry(String(text(tokens[index]).dropFirst()), .set)
    case .number: unit(of: text(tokens[index])).flatMap { SignatureReference.entry($0, .unit) }
    case .word: SignatureReference.entry(text(tokens[index]), among: kinds(at: index))
    default: nil
    }
  }

  private func unit(of number: String) -> String? {
    if number.hasPrefix("$") { return "$" }
    return number.last.map(String.init)
  }

  /// What a word may be where it stands, the likeliest first.
  private func kinds(at index: Int) -> [ReferenceEntry.Kind] {
    guard let statementIndex = statementIndex(ofToken: index) else { return [] }
    let statement = statements[statementIndex]
    let before = tokens[statement.heading.lowerBound..<index]
    switch statement.block {
    case .file, .other: return before.isEmpty ? [.section] : []
    case .signature: return before.isEmpty ? [.section] : [.severity, .part]
    case .steps: return stepKinds(after: before)
    case .score: return before.last?.kind == .dot ? [.function] : [.rule, .predicate]
    case .test: return testKinds(after: before)
    }
  }

  private func stepKinds(after before: ArraySlice<Token>) -> [ReferenceEntry.Kind] {
    if before.last?.kind == .dot { return [.function] }
    if before.isInRelay { return [.relayPart] }
    if before.contains(where: { $0.keyword == .where }) { return [.attribute, .function, .predicate, .part] }
    return before.isEmpty || before.last?.kind == .colon ? [.step] : [.part, .predicate, .step]
  }

  private func testKinds(after before: ArraySlice<Token>) -> [ReferenceEntry.Kind] {
    switch before.first?.keyword {
    case nil where before.isEmpty: [.entry]
    case .label: before.count == 2 ? [.set] : []
    case .expect: before.last?.keyword == .evidence ? [] : [.expectation, .entry]
    // A word of a ledger line may be an address, except these.
    default: before.contains { $0.kind == .arrow } && before.last?.kind != .arrow ? [.entry] : []
    }
  }
}

extension Collection<Token> where Self: BidirectionalCollection {
  /// Whether the parentheses of a relay are open after these tokens.
  var isInRelay: Bool {
    var rest = self[...]
    var closed = 0
    while let token = rest.popLast() {
      if token.kind == .rightParenthesis { closed += 1 }
      guard token.kind == .leftParenthesis else { continue }
      if closed == 0 { return rest.last?.keyword == .relay }
      closed -= 1
    }
    return false
  }
}

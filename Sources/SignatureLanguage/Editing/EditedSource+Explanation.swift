extension EditedSource {
  /// What the word at a place means; nil where nothing is to be said.
  public func explanation(at offset: Int) -> Explanation? {
    guard let index = tokenIndex(at: offset), let subject = subject(of: index) else { return nil }
    return Explanation(span: tokens[index].span, subject: subject)
  }

  private func subject(of index: Int) -> Explanation.Subject? {
    let token = tokens[index]
    if let set = declaration(named: index) {
      return .set(name: text(token), text: String(heading(of: set.statement).prefix(Self.longestHeading)))
    }
    if let step = step(named: index), let name = stepNames[step], name.isGiven || name.token != index {
      return .step(name: name.text, text: heading(of: step), stepEntry(step))
    }
    return entry(for: index).map { .word($0, text: text(token)) }
  }

  /// Characters of a declaration that are shown.
  private static let longestHeading = 400

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
    case .word:
      SignatureReference.entry(call(at: index), among: kinds(at: index))
        ?? SignatureReference.entry(text(tokens[index]), among: kinds(at: index))
    default: nil
    }
  }

  /// A word with the words in the parentheses after it: `distinct(case(from))`.
  private func call(at index: Int) -> String {
    var call = ""
    var open = 0
    for token in tokens[index...].prefix(8) {
      if open == 0, !call.isEmpty, token.kind != .leftParenthesis { break }
      if token.kind == .leftParenthesis { open += 1 }
      if token.kind == .rightParenthesis { open -= 1 }
      call += text(token)
      if open == 0, call.count > 1, token.kind == .rightParenthesis { break }
    }
    return call
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
    case .campaign: return [.campaign, .campaignNumber, .section, .severity, .predicate, .part]
    case .steps: return stepKinds(after: before)
    case .score: return scoreKinds(after: before)
    case .shares: return [.campaignNumber, .rule, .predicate]
    case .test: return testKinds(after: before)
    }
  }

  private func stepKinds(after before: ArraySlice<Token>) -> [ReferenceEntry.Kind] {
    if before.last?.kind == .dot { return numberKinds(after: before) }
    if before.isInRelay { return [.relayPart] }
    if before.contains(where: { $0.keyword == .where }) { return clauseKinds(after: before) }
    let last = before.last
    let isStep = last == nil || last?.kind == .colon || before.count == 1 && last?.keyword == .optional
    return isStep ? [.step] : last?.keyword == .by ? [.argument] : [.part, .predicate, .argument, .step]
  }

  /// After the name of a step and a dot: a group has numbers, one head has its own.
  private func numberKinds(after before: ArraySlice<Token>) -> [ReferenceEntry.Kind] {
    let named = before.endIndex - 2
    guard named >= 0, let step = step(named: named), let kind = stepKind(of: step) else { return [.head, .function] }
    return kind.isGroup ? [.function, .head] : [.head, .function]
  }

  private func clauseKinds(after before: ArraySlice<Token>) -> [ReferenceEntry.Kind] {
    let isArgument = before.last?.kind == .leftParenthesis && before.dropLast().last?.kind == .word
    let kinds: [ReferenceEntry.Kind] = [.attribute, .function, .predicate, .part, .argument]
    return isArgument ? [.argument, .attribute, .part, .function] : kinds
  }

  private func scoreKinds(after before: ArraySlice<Token>) -> [ReferenceEntry.Kind] {
    if before.last?.kind == .dot { return [.function] }
    // `fraction(exit where usd < $5)` asks of transfers.
    let isClause = before.contains { $0.keyword == .where }
    return isClause ? [.attribute, .predicate, .argument] : [.rule, .predicate, .function, .part]
  }

  private func testKinds(after before: ArraySlice<Token>) -> [ReferenceEntry.Kind] {
    switch before.first?.keyword {
    case nil where before.isEmpty: [.entry]
    case .label where before.count < 3: before.count == 2 ? [.set] : []
    case .label: [.entry]
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

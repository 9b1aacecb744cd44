extension Parser {
  /// `test "name" { … }`
  mutating func parseTest() throws(Abandoned) -> TestSyntax {
    let keyword = advance().span
    var name = Identifier(text: "", span: keyword)
    do { name = try parseText() } catch { skipToBlock() }
    var test = TestSyntax(name: name, span: keyword.joined(name.span))
    parseEntries(of: &test, openedAt: openBlock())
    return test
  }

  /// The lines of a test and its closing brace.
  mutating func parseEntries(of test: inout TestSyntax, openedAt opening: Span) {
    while !sink.isFull, !closesBlock(openedAt: opening) {
      let start = index
      do { try parseEntry(of: &test) } catch {
        skip { $0.current.startsLine && $0.index > start }
        if index == start { advance() }
      }
    }
  }

  private mutating func parseEntry(of test: inout TestSyntax) throws(Abandoned) {
    if at(.date) || at(.plus) { return test.lines.append(try parseLedgerLine()) }
    switch current.keyword {
    case .label: test.labels.append(try parseLabel())
    case .event: test.events.append(try parseEvent())
    case .expect: test.expectations.append(try parseExpectation())
    case .ledger: try parseText(.ledger, into: &test.file)
    default: throw unknownEntry()
    }
  }

  private mutating func unknownEntry() -> Abandoned {
    guard at(.word) else {
      return unexpected(
        "a transfer, `label`, `event`, `ledger` or `expect`",
        help: "a transfer starts with its time: `2025-02-21 14:16 A -> B 5 ETH`")
    }
    return unknownKeyword(among: ["label", "event", "ledger", "expect"], "nothing a test can hold")
  }

  /// `label V exchange "Bybit"`
  private mutating func parseLabel() throws(Abandoned) -> LabelSyntax {
    let start = advance().span.lowerBound
    let address = try parseAddress()
    let word = try expect(.word, help: "a label has a category: `label V exchange`")
    let category = Identifier(text: text(word), span: word.span)
    var label = LabelSyntax(address: address, category: category, span: span(from: start))
    if at(.text), !current.startsLine { label.entity = try parseText() }
    while !current.startsLine, try parseLabelOption(&label) {}
    label.span = span(from: start)
    return label
  }

  /// - Returns: whether there was one.
  private mutating func parseLabelOption(_ label: inout LabelSyntax) throws(Abandoned) -> Bool {
    let word = current
    let field: WritableKeyPath<LabelSyntax, Identifier?>
    switch word.keyword {
    case .case: field = \.caseName
    case .actor: field = \.actor
    case .on: field = \.chain
    default: return false
    }
    advance()
    let value = word.keyword == .on ? try parseName() : try parseText()
    if let first = label[keyPath: field] { reportRepeated(UserText.quoted(text(word)), word.span, first.span) }
    label[keyPath: field] = label[keyPath: field] ?? value
    return true
  }

  /// `event "Bybit 2025-02" 2025-02-21 14:16`
  private mutating func parseEvent() throws(Abandoned) -> EventSyntax {
    advance()
    let name = try parseText()
    guard at(.date) else { throw unexpected("a date", help: "when it happened, in UTC: `2025-02-21 14:16`") }
    return EventSyntax(name: name, time: parseDate())
  }

  /// A name, a text, or anything that starts with a digit: `0x5F…`, `1A1zP1…`.
  mutating func parseAddress() throws(Abandoned) -> Identifier {
    guard at(.number), !text(current).hasPrefix("$"), text(current).contains(where: \.isLetter) else {
      if at(.word) || at(.text) { return try parseName() }
      throw unexpected("an address", help: "a name, a text in quotes or `0x…`")
    }
    let token = advance()
    return Identifier(text: text(token), span: token.span)
  }

  /// `expect none`, `expect evidence peels count 12`
  private mutating func parseExpectation() throws(Abandoned) -> ExpectationSyntax {
    let start = advance().span.lowerBound
    let kind = try parseExpectationKind()
    return ExpectationSyntax(kind: kind, span: span(from: start))
  }

  private mutating func parseExpectationKind() throws(Abandoned) -> ExpectationSyntax.Kind {
    if take(.none) { return .none }
    if take(.match) { return .match }
    if take(.matches) { return .matches(try parseNumber()) }
    if take(.score) { return try parseScoreExpectation() }
    if take(.open) { return .open }
    if take(.no) {
      try expect(.evidence)
      return .noEvidence(step: try parseStepName())
    }
    guard take(.evidence) else {
      throw unknownKeyword(
        among: ["none", "match", "matches", "score", "open", "evidence", "no"], "nothing to expect")
    }
    let step = try parseStepName()
    try expect(.count)
    return .evidence(step: step, count: try parseNumber())
  }

  private mutating func parseStepName() throws(Abandoned) -> Identifier {
    let step = try expect(.word, help: "the name of a step: `expect evidence peels count 12`")
    return Identifier(text: text(step), span: step.span)
  }

  private mutating func parseScoreExpectation() throws(Abandoned) -> ExpectationSyntax.Kind {
    guard let comparison = Comparison(current.kind) else {
      throw unexpected("a comparison", help: "`expect score >= 60`")
    }
    advance()
    let points = try parseNumber()
    let origin = take(.from) ? try parseAddress() : nil
    return .score(comparison, points, from: origin)
  }
}

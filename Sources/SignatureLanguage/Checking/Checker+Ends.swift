import SignaturePlan

extension Checker {
  /// What a clause asks of the sender or the receiver.
  func end(_ end: End, _ comparison: ComparisonSyntax, _ context: ClauseContext) -> Logic<ClauseTest> {
    guard let test = endTest(end, comparison, context) else { return .always }
    guard !context.isOfRow || test.isOfRow else {
      reportNotOfRow(comparison.span)
      return .always
    }
    if case .compared(.notEqual, _) = comparison.predicate { return .not(.test(.transfer(test))) }
    return .test(.transfer(test))
  }

  private func endTest(_ end: End, _ comparison: ComparisonSyntax, _ context: ClauseContext) -> TransferTest? {
    switch comparison.predicate {
    case .inSet(let set): return .member(end, self.set(set))
    case .inStep(let step):
      return isBound(comparison, context) ? group(step, end, context).map { .inGroup(end, $0) } : nil
    case .isFresh(let span):
      if end == .from, context.kind == .mesh || context.kind == .trace {
        reportFollowedSender(comparison.span.joined(span), context)
      }
      return .fresh(end)
    case .isLookalike(let within, _):
      let window = within.map { lookalikeWindow($0) } ?? Self.lookalikeWindow
      return window.map { .lookalike(end, within: $0) }
    case .isRelay(let syntax):
      let relay = relay(syntax)
      if end == .from { reportRelaySender(comparison.span) }
      return .relay(relay)
    case .compared(let sign, let formula): return same(end, sign, formula, comparison, context)
    case .inRange, .inList, .within: return reportAddress(end, comparison)
    }
  }

  /// Whether a comparison may name a step; if not, that is reported.
  private func isBound(_ comparison: ComparisonSyntax, _ context: ClauseContext) -> Bool {
    if context.isOfRow { reportNotOfRow(comparison.span) }
    return !context.isOfRow
  }

  /// `to = theft.from`
  private func same(
    _ end: End, _ sign: Comparison, _ formula: FormulaSyntax, _ comparison: ComparisonSyntax, _ context: ClauseContext
  ) -> TransferTest? {
    if formula.literal?.value == .invalid { return nil }
    guard sign == .equal || sign == .notEqual, case .number(let number) = formula, number.function.isBare,
      End(rawValue: number.function.name.text) != nil
    else {
      if sign == .equal || sign == .notEqual, let word = formula.word, context.scope[word.text] != nil {
        return reportWholeStep(end, word)
      }
      return reportAddress(end, comparison)
    }
    return isBound(comparison, context) ? reference(number, context).map { .same(end, $0) } : nil
  }

  private func reportWholeStep(_ end: End, _ step: Identifier) -> TransferTest? {
    sink.report(
      .wrongDimension, at: step.span, "\(UserText.quoted(step.text)) is a step, not an address",
      label: "which end of it?",
      help: "write `\(end.rawValue) = \(step.text).to`, or `\(end.rawValue) in \(step.text)` of a group")
    return nil
  }

  private func reportAddress(_ end: End, _ comparison: ComparisonSyntax) -> TransferTest? {
    let word = end.rawValue
    sink.report(
      .wrongDimension, at: comparison.span, "`\(word)` is an address", label: "not a value to compare",
      help: "ask `\(word) in @bridge`, `\(word) is fresh` or `\(word) = theft.from`")
    return nil
  }

  private func reportFollowedSender(_ span: Span, _ context: ClauseContext) {
    sink.report(
      .notInGroup, at: span, "`from is fresh` cannot hold in a \(context.kind.rawValue)",
      label: "its senders have been paid before", help: "ask for the receivers: `to is fresh`")
  }

  private func reportRelaySender(_ span: Span) {
    sink.report(
      .relayOfSender, at: span, "only a receiver can be asked whether it is a relay", label: "asks the sender",
      help: "write `to is relay(…)` in the step that pays it")
  }

  /// Seconds: poisoning follows a payment within days.
  private static let lookalikeWindow: Int64 = 30 * 86_400

  private func lookalikeWindow(_ literal: LiteralSyntax) -> Int64? {
    guard let window = seconds(literal, "the window of `lookalike`") else { return nil }
    if window >= 1, window <= Self.longestHorizon { return window }
    sink.report(
      .numberOutOfRange, at: literal.span, "the window of `lookalike` is out of range",
      label: "more than nothing, at most `3653d`")
    return nil
  }

  /// `asset = ETH`, `chain in (ethereum, bitcoin)`
  func symbols(_ word: String, _ comparison: ComparisonSyntax) -> Logic<ClauseTest> {
    switch comparison.predicate {
    case .inList(let names): return Self.symbols(word, Set(names.map(\.text)).sorted())
    case .compared(let sign, let formula):
      if sign == .equal || sign == .notEqual, let name = Self.name(formula) {
        return sign == .equal ? Self.symbols(word, [name]) : .not(Self.symbols(word, [name]))
      }
      if formula.literal?.value == .invalid { return .always }
    default: break
    }
    let symbol = Self.symbol(word)
    sink.report(
      .wrongDimension, at: comparison.span, "`\(word)` is compared with symbols", label: "not a symbol",
      help: "write `\(word) = \(symbol)` or `\(word) in (\(symbol), \(word == "chain" ? "bitcoin" : "stETH"))`")
    return .always
  }

  private static func symbols(_ word: String, _ names: [String]) -> Logic<ClauseTest> {
    .test(.transfer(word == "chain" ? .chain(names) : .asset(names)))
  }

  /// A word, or a text in quotes.
  private static func name(_ formula: FormulaSyntax) -> String? {
    if let word = formula.word { return word.text }
    return if case .word(let text)? = formula.literal?.value { text } else { nil }
  }
}

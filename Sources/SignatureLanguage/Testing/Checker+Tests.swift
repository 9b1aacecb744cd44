import SignaturePlan

extension Checker {
  /// A test as data.
  mutating func inlineTest(_ test: TestSyntax) -> InlineTest {
    checkTestName(test)
    var expansion = LedgerExpansion(sink: sink, budget: min(ledgerBudget, LedgerExpansion.maximumPerTest))
    for line in test.lines { expansion.add(line) }
    ledgerBudget -= expansion.rows.count
    let rows = expansion.sortedRows
    if test.expectations.isEmpty, !syntax.isPartial {
      sink.report(
        .noExpectation, at: test.span, "a test without expectation", label: "says nothing",
        help: "add `expect match` or `expect none`")
    }
    let expectations = test.expectations.compactMap { expectation($0) }
    checkAgreement(test.expectations)
    return InlineTest(
      name: test.name.text, file: test.file.flatMap { ledgerFile($0) }, transfers: rows.map(\.transfer),
      lines: rows.map(\.line), labels: test.labels.map { label($0) }, events: events(test.events),
      expectations: expectations, span: sink.source.sourceSpan(test.span))
  }

  private mutating func checkTestName(_ test: TestSyntax) {
    guard let first = testNames[test.name.text] else {
      testNames[test.name.text] = test.name.span
      return
    }
    sink.report(
      .duplicateTest, at: test.name.span, "test \(UserText.quoted(test.name.text)) is defined twice",
      label: "defined again here", secondary: [sink.annotation(first, "first defined here")])
  }

  /// `ledger "file.csv"`: a signature from elsewhere must not name files all over the machine.
  private func ledgerFile(_ file: Identifier) -> InlineTest.File? {
    let parts = file.text.split(separator: "/", omittingEmptySubsequences: false)
    guard !parts.contains(where: { ["", ".", ".."].contains($0) }) else {
      sink.report(
        .ledgerOutside, at: file.span, "ledger \(UserText.quoted(file.text)) does not lie beside its signature",
        label: "no file of the folder", help: "name it from the signature's folder on: `ledger \"cases/bybit.csv\"`")
      return nil
    }
    return InlineTest.File(path: file.text, span: sink.source.sourceSpan(file.span))
  }

  /// `expect none` beside something that expects a match.
  private func checkAgreement(_ expectations: [ExpectationSyntax]) {
    guard let none = expectations.first(where: \.kind.isNone), let match = expectations.first(where: \.kind.isMatch)
    else { return }
    let (first, second) = none.span.lowerBound < match.span.lowerBound ? (none, match) : (match, none)
    sink.report(
      .contradictoryExpectations, at: second.span, "the expectations exclude each other", label: "cannot hold as well",
      secondary: [sink.annotation(first.span, "if this holds")])
  }

  private func expectation(_ syntax: ExpectationSyntax) -> Expectation? {
    guard let kind = kind(syntax.kind) else { return nil }
    return Expectation(kind: kind, span: sink.source.sourceSpan(syntax.span))
  }

  private func kind(_ kind: ExpectationSyntax.Kind) -> Expectation.Kind? {
    switch kind {
    case .none: return Expectation.Kind.none
    case .match: return .match
    case .matches(let literal): return whole(literal, "the number of matches").map(Expectation.Kind.matches)
    case .score(let comparison, let literal, let origin):
      return tenths(literal).map { .score(comparison, Points(tenths: $0), from: origin?.text) }
    case .evidence(let step, let literal):
      checkEvidence(of: step)
      return whole(literal, "the number of transfers").map { .evidence(step: step.text, count: $0) }
    case .open: return .open
    case .noEvidence(let step):
      checkEvidence(of: step)
      return .noEvidence(step: step.text)
    }
  }

  private func checkEvidence(of step: Identifier) {
    if table[step.text] == nil { reportUnknownStep(step, among: table.names) }
  }

  private func whole(_ literal: LiteralSyntax, _ subject: String) -> Int? {
    if case .number(let number) = literal.value, let whole = number.whole { return whole }
    reportDimension(literal, .count, subject: subject)
    return nil
  }
}

import SignaturePlan

/// Checks one signature and lowers it to a plan. Reports everything it finds; what it returns is only of use if it
/// found no error.
struct Checker {
  let syntax: SignatureSyntax
  let sink: DiagnosticSink
  let options: CompilerOptions
  /// How many more transfers the tests of this file may have.
  var ledgerBudget: Int
  /// The sets that the file declares, by name.
  let declared: [String: DeclaredSet]
  /// Seconds; nil while unknown.
  var horizon: Int64?
  /// The steps that were lowered so far.
  var table = StepTable()
  /// Names given in the source, wherever they stand.
  var givenNames: [String: Span] = [:]
  /// Where each test's name was first seen.
  var testNames: [String: Span] = [:]
  /// How often a keyword has named a step.
  var keywordCounts: [String: Int] = [:]

  init(
    _ syntax: SignatureSyntax, sink: DiagnosticSink, options: CompilerOptions, ledgerBudget: Int,
    declared: [String: DeclaredSet] = [:]
  ) {
    self.syntax = syntax
    self.sink = sink
    self.options = options
    self.ledgerBudget = ledgerBudget
    self.declared = declared
  }

  mutating func check() -> (plan: Plan?, tests: [InlineTest]) {
    checkSections()
    let meta = meta()
    horizon = syntax.flow.flatMap { checkedHorizon($0.horizon) }
    collectNames(syntax.flow?.steps ?? [])
    let steps = flow()
    let score = score()
    let reportAt = reportAt(score, of: syntax.score?.parts.count ?? 0)
    let tests = syntax.tests.map { inlineTest($0) }
    checkTests()
    guard let horizon, !steps.isEmpty, let reportAt else { return (nil, tests) }
    var plan = Plan(
      name: syntax.name.text, meta: meta, horizon: horizon, steps: steps, score: score, reportAt: reportAt)
    plan.sets = Set(plan.setReferences.map(\.name)).sorted().compactMap { declared[$0] }
    return (plan, tests)
  }

  private func checkSections() {
    guard !syntax.isPartial else { return }
    let name = UserText.quoted(syntax.name.text)
    if syntax.flow == nil {
      report(.missingFlow, "signature \(name) has no flow", "follows no money", "add `flow within 14d { … }`")
    }
    if syntax.score == nil {
      report(.missingScore, "signature \(name) has no score", "gives no points", "add `score { +60 \"reason\" }`")
    }
    if syntax.report == nil {
      report(.missingReport, "signature \(name) has no threshold", "never says when to report", "add `report at 60`")
    }
  }

  /// What the whole is called.
  private var word: String { syntax.campaign == nil ? "signature" : "campaign" }

  /// Something that the signature as a whole lacks.
  func report(_ code: DiagnosticCode, _ title: String, _ label: String, _ help: String) {
    sink.report(code, at: syntax.name.span, title, label: label, help: help)
  }

  func meta() -> Meta {
    let name = UserText.quoted(syntax.name.text)
    if options.strict, syntax.title == nil {
      report(.missingTitle, "\(word) \(name) has no title", "untitled", "add `title \"what the money does\"`")
    }
    if options.strict, syntax.sources.isEmpty {
      report(.missingSource, "\(word) \(name) has no source", "from nowhere", "add `source \"https://…\"`")
    }
    return Meta(
      title: syntax.title?.text ?? "", severity: severity(), actor: syntax.actor?.text,
      cases: syntax.cases.map(\.text), sources: syntax.sources.map(\.text))
  }

  private func severity() -> Severity {
    guard let word = syntax.severity else { return .medium }
    if let severity = Severity(rawValue: word.text) { return severity }
    let near = Suggestion.nearest(to: word.text, among: Parser.severities)
    sink.report(
      .unknownSeverity, at: word.span, "unknown severity \(UserText.quoted(word.text))", label: "no severity",
      help: near.map { "did you mean `\($0)`?" } ?? "one of \(UserText.choice(Parser.severities))", fix: near,
      isCertain: Suggestion.isClear(word.text, among: Parser.severities))
    return .medium
  }

  func checkTests() {
    guard options.strict, !syntax.isPartial else { return }
    let name = UserText.quoted(syntax.name.text)
    let kinds = syntax.tests.flatMap(\.expectations).map(\.kind)
    if !kinds.contains(where: \.isMatch) {
      report(
        .missingMatchTest, "\(word) \(name) has no test that matches", "never seen to match",
        "add a test with `expect match`")
    }
    if !kinds.contains(where: \.isNone) {
      report(
        .missingNoMatchTest, "\(word) \(name) has no test that does not match", "never seen to be quiet",
        "add a test with `expect none`")
    }
  }
}

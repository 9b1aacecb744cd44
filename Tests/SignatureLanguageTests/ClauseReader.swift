@testable import SignatureLanguage
@testable import SignaturePlan

/// Reads and checks a clause on its own, as that of a step of any kind, without the flow around it.
struct ClauseReader {
  var context: ClauseContext
  private(set) var diagnostics: [Diagnostic] = []

  /// Steps that every clause here may name: hops, groups, and one whose branch it is in.
  static let scope: [String: StepTable.Entry] = [
    "theft": entry(.hop), "fund": entry(.hop), "a": entry(.hop), "b": entry(.hop), "c": entry(.chain),
    "layer1": entry(.split), "feed": entry(.series), "out": entry(.gather), "branches": entry(.each),
    "rounds": entry(.repetition), "quiet": entry(.absence), "dollars": entry(.split, isAnyAsset: true),
    "branch": entry(.split, isMember: true),
  ]

  init(_ kind: StepTable.Kind, hasHead: Bool = true, count: ClosedRange<Int> = 2...9, isAnyAsset: Bool = false) {
    context = ClauseContext(
      kind: kind, hasHead: hasHead, count: count, name: "own", scope: Self.scope, reach: Reach(anyAsset: isAnyAsset))
  }

  private static func entry(
    _ kind: StepTable.Kind, isAnyAsset: Bool = false, isMember: Bool = false
  ) -> StepTable.Entry {
    StepTable.Entry(
      kind: kind, span: 0..<1, hasHead: true, isGroup: kind.isGroup, isMember: isMember, isAnyAsset: isAnyAsset)
  }

  /// The clause, sorted by what its parts speak about; what was wrong with it is in ``diagnostics``.
  mutating func read(_ clause: String) -> SortedClause {
    let source = SourceText(SignatureSource(path: "x", text: clause))
    let sink = DiagnosticSink(source: source, limit: 100, warningsAreErrors: false)
    let tokens = Lexer.tokens(of: source, sink: sink).filter { $0.kind != .comment }
    var parser = Parser(source: source, sink: sink, tokens: tokens)
    var filter = FilterSyntax()
    filter.clause = try? parser.parseCondition()
    if !parser.isAtEnd, sink.diagnostics.isEmpty { _ = parser.unexpected("the end") }
    let name = Identifier(text: "x", span: 0..<0)
    let horizon = LiteralSyntax(value: .duration(14 * 86_400), span: 0..<0)
    var syntax = SignatureSyntax(name: name, span: 0..<0)
    syntax.flow = FlowSyntax(keyword: 0..<0, horizon: horizon, steps: [])
    var checker = Checker(syntax, sink: sink, options: CompilerOptions(), ledgerBudget: 0)
    checker.horizon = 14 * 86_400
    checker.givenNames = ["later": 0..<1, "own": 0..<1]
    let sorted = checker.sorted(filter, context)
    diagnostics = sink.diagnostics
    return sorted
  }

  /// The test of each transfer as the plan's text has it, or the codes of what is wrong.
  static func member(_ clause: String, _ kind: StepTable.Kind = .hop, hasHead: Bool = true) -> String {
    var reader = ClauseReader(kind, hasHead: hasHead)
    let sorted = reader.read(clause)
    return reader.outcome(sorted.member + sorted.first)
  }

  /// The test of the finished group as the plan's text has it, or the codes of what is wrong.
  static func group(_ clause: String, _ kind: StepTable.Kind = .split, isAnyAsset: Bool = false) -> String {
    var reader = ClauseReader(kind, isAnyAsset: isAnyAsset)
    let sorted = reader.read(clause)
    return reader.outcome(sorted.group)
  }

  private func outcome(_ parts: [Condition]) -> String { outcome(Condition.conjunction(parts).text) }

  private func outcome(_ parts: [GroupCondition]) -> String { outcome(GroupCondition.conjunction(parts).text) }

  private func outcome(_ text: String) -> String {
    diagnostics.isEmpty ? text : diagnostics.map(\.code.rawValue).joined(separator: " ")
  }
}

import SignatureLanguage
import SignaturePlan

/// An expectation of a test that did not come true.
public struct TestFailure: Sendable, Equatable {
  /// As it may be written: `score >= 60 from A`.
  public var expectation: String
  /// Line of the expectation in its file.
  public var line: Int
  public var matches: [Match]
  /// Lines of the ledger that it is about, in order: what the matches start from, or what they have as evidence.
  public var ledgerLines: [Int]

  /// A match that was found.
  public struct Match: Sendable, Equatable {
    public var score: Points
    /// Who paid the first transfer.
    public var origin: String
    /// Line of the ledger that the first transfer came from.
    public var line: Int
    /// How many transfers each step has as evidence, by its name.
    public var steps: [Step]
  }

  public struct Step: Sendable, Equatable {
    public var name: String
    public var count: Int
  }

  init(_ expectation: Expectation, _ findings: [Finding], _ test: InlineTest) {
    self.expectation = expectation.description
    line = expectation.span.start.line
    matches = findings.map { Match($0, test) }
    ledgerLines = Set(Self.rows(expectation.kind, findings, test).map { test.lines[$0] }).sorted()
  }

  /// The transfers that an expectation is about.
  private static func rows(_ kind: Expectation.Kind, _ findings: [Finding], _ test: InlineTest) -> [Int] {
    switch kind {
    case .evidence(let step, _): findings.flatMap { $0.evidence.filter { $0.step == step }.map(\.row) }
    case .score(_, _, from: let origin?) where findings.isEmpty:
      test.transfers.indices.filter { test.transfers[$0].from == origin }
    default: findings.map(\.origin)
    }
  }
}

extension TestFailure.Match {
  init(_ finding: Finding, _ test: InlineTest) {
    score = finding.score
    origin = test.transfers[finding.origin].from
    line = test.lines[finding.origin]
    steps = Dictionary(grouping: finding.evidence, by: \.step).map { .init(name: $0.key, count: $0.value.count) }
      .sorted { $0.name < $1.name }
  }
}

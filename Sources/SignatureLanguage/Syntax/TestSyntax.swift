/// `test "name" { … }`
struct TestSyntax: Sendable {
  var name: Identifier
  var span: Span
  var lines: [LedgerLineSyntax] = []
  /// `ledger "file.csv"`
  var file: Identifier?
  var labels: [LabelSyntax] = []
  var events: [EventSyntax] = []
  var expectations: [ExpectationSyntax] = []
}

/// `+1m A -> B1..B12 $27_000_000 every 30s`
struct LedgerLineSyntax: Sendable {
  var time: LiteralSyntax
  /// Whether the time counts from the line before.
  var isRelative: Bool
  /// Two at least: each pays the next.
  var ends: [LedgerEndSyntax]
  var amount: LiteralSyntax
  /// In USD, in parentheses after an amount of an asset.
  var value: LiteralSyntax?
  var every: LiteralSyntax?
  var keeping: LiteralSyntax?
  var chain: Identifier?
  var span: Span
}

/// `A`, or the fan `B1..B12`
struct LedgerEndSyntax: Sendable {
  var first: Identifier
  var last: Identifier?

  var span: Span { last.map { first.span.joined($0.span) } ?? first.span }
}

/// `label V exchange "Bybit" case "Bybit 2025-02" actor "Lazarus Group" on bitcoin`
struct LabelSyntax: Sendable {
  var address: Identifier
  var category: Identifier
  var entity: Identifier?
  var caseName: Identifier?
  var actor: Identifier?
  var chain: Identifier?
  var span: Span
}

/// `event "Bybit 2025-02" 2025-02-21 14:16`
struct EventSyntax: Sendable {
  var name: Identifier
  var time: LiteralSyntax
}

/// `expect …`
struct ExpectationSyntax: Sendable {
  var kind: Kind
  var span: Span

  enum Kind: Sendable {
    case none
    case match
    case score(Comparison, LiteralSyntax, from: Identifier?)
    case evidence(step: Identifier, count: LiteralSyntax)
    case matches(LiteralSyntax)
    case open
    case noEvidence(step: Identifier)
  }
}

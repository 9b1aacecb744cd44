/// `test "name" { … }`
struct TestSyntax: Sendable {
  var name: Identifier
  var span: Span
  var lines: [LedgerLineSyntax] = []
  /// `ledger "file.csv"`
  var file: Identifier?
  var labels: [LabelSyntax] = []
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
  var span: Span
}

/// `A`, or the fan `B1..B12`
struct LedgerEndSyntax: Sendable {
  var first: Identifier
  var last: Identifier?

  var span: Span { last.map { first.span.joined($0.span) } ?? first.span }
}

/// `label V exchange "Bybit"`
struct LabelSyntax: Sendable {
  var address: Identifier
  var category: Identifier
  var entity: Identifier?
  var span: Span
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
  }
}

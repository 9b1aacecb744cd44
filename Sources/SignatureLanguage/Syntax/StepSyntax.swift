/// A step as it was written.
struct StepSyntax: Sendable {
  var name: Identifier?
  /// `hop`, `chain`, …
  var keyword: Identifier
  var body: Body
  var span: Span

  enum Body: Sendable {
    case hop(FilterSyntax)
    case chain(RangeSyntax, FilterSyntax)
    case split(RangeSyntax, FilterSyntax)
    case mesh(RangeSyntax, FilterSyntax)
    case each(EachSyntax)
    /// Something that could not be read; it has its diagnostic.
    case broken
  }
}

/// What follows a step's keyword and range: ends, windows, the clause.
struct FilterSyntax: Sendable {
  var from: SetSyntax?
  var to: SetSyntax?
  var window: LiteralSyntax?
  var relay: RelaySyntax?
  var clause: ConditionSyntax?
}

/// `each G, at least 50% { … }`
struct EachSyntax: Sendable {
  var group: Identifier
  var quota: LiteralSyntax?
  var steps: [StepSyntax]
}

/// `relay(within 6h, passes 85%..110%)`
struct RelaySyntax: Sendable, Hashable {
  var within: LiteralSyntax
  var passes: RangeSyntax?
  var age: LiteralSyntax?
  var degree: LiteralSyntax?
  var span: Span
}

/// `@bridge("THORChain")`
struct SetSyntax: Sendable, Hashable {
  /// Without the sign.
  var name: Identifier
  var argument: Identifier?
  var span: Span
}

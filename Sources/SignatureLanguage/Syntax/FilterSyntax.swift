/// What follows a step's keyword and range: ends, windows, the clause. Which parts a step may have, the checker decides.
struct FilterSyntax: Sendable {
  /// `from @exchange`
  var from: SetSyntax?
  /// `to @bridge`
  var to: SetSyntax?
  /// `from theft.to`: where the step starts.
  var start: ReferenceSyntax?
  /// `to theft.from`
  var end: ReferenceSyntax?
  /// `to fresh`
  var fresh: Span?
  /// `to tron`
  var chain: Identifier?
  /// `via @bridge`
  var via: SetSyntax?
  /// `until @exchange`
  var until: SetSyntax?
  /// `within 3h`
  var window: LiteralSyntax?
  /// `every 2m..8m`
  var spacing: SpacingSyntax?
  /// `of layer1`
  var group: Identifier?
  /// `by case`, `by haircut`
  var key: Identifier?
  /// `through relay(…)`
  var relay: RelaySyntax?
  /// `through services`
  var services: Span?
  /// `any asset`
  var anyAsset: Span?
  /// `where …`
  var clause: ConditionSyntax?
}

/// Parts of a filter besides its clause.
enum FilterPart: String, Sendable, Hashable, CaseIterable {
  case from, to, start, end, fresh, chain, via, until, window, spacing, group, key, relay, services, anyAsset
}

extension FilterSyntax {
  /// Where a part stands, if it was given.
  func span(of part: FilterPart) -> Span? {
    switch part {
    case .from: from?.span
    case .to: to?.span
    case .start: start?.span
    case .end: end?.span
    case .fresh: fresh
    case .chain: chain?.span
    case .via: via?.span
    case .until: until?.span
    case .window: window?.span
    case .spacing: spacing?.span
    case .group: group?.span
    case .key: key?.span
    case .relay: relay?.span
    case .services: services
    case .anyAsset: anyAsset
    }
  }
}

/// An end of a step before: `theft.to`.
struct ReferenceSyntax: Sendable, Hashable {
  var step: Identifier
  /// `from` or `to`; anything else has its diagnostic.
  var end: Identifier

  var span: Span { step.span.joined(end.span) }
}

/// `8m`, which begins at no time, or `2m..8m`
struct SpacingSyntax: Sendable, Hashable {
  var least: LiteralSyntax?
  var most: LiteralSyntax

  var span: Span { least.map { $0.span.joined(most.span) } ?? most.span }
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

/// A condition as it was written; clauses of steps and of scores share it.
indirect enum ConditionSyntax: Sendable, Hashable {
  case comparison(ComparisonSyntax)
  case all([ConditionSyntax])
  case any([ConditionSyntax])
  case not(ConditionSyntax, Span)
}

extension ConditionSyntax {
  var span: Span {
    switch self {
    case .comparison(let comparison): comparison.span
    case .all(let parts), .any(let parts):
      if let first = parts.first, let last = parts.last { first.span.joined(last.span) } else { 0..<0 }
    case .not(_, let span): span
    }
  }

  /// The parts that must all hold.
  var conjuncts: [ConditionSyntax] {
    if case .all(let parts) = self { parts.flatMap(\.conjuncts) } else { [self] }
  }
}

/// One comparison: what is asked, and what of it.
struct ComparisonSyntax: Sendable, Hashable {
  var subject: Subject
  var predicate: Predicate
  /// Whether `not` stands inside: `to is not fresh`, `asset not in (…)`.
  var isNegated: Bool
  var span: Span

  enum Subject: Sendable, Hashable {
    /// `usd`
    case attribute(Identifier)
    /// `layer1.count`
    case aggregate(step: Identifier, function: Identifier)
    /// `any address`
    case anyAddress(Span)
    /// `equal`, only with ``Predicate/within(_:)``
    case equal(Span)
  }

  enum Predicate: Sendable, Hashable {
    case compared(Comparison, LiteralSyntax)
    /// `in 80%..99.5%`
    case inRange(LiteralSyntax, LiteralSyntax)
    /// `in (ETH, stETH)`
    case inList([Identifier])
    /// `in @bridge`
    case inSet(SetSyntax)
    case isFresh(Span)
    case isRelay(RelaySyntax)
    /// `within 2%`
    case within(LiteralSyntax)
  }
}

extension ComparisonSyntax.Subject {
  var span: Span {
    switch self {
    case .attribute(let name): name.span
    case .aggregate(let step, let function): step.span.joined(function.span)
    case .anyAddress(let span), .equal(let span): span
    }
  }
}

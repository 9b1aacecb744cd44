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
    /// `usd`, `to`, `layer1.count`, `(a.usd + b.usd) / c.usd`
    case formula(FormulaSyntax)
    /// `any address`
    case anyAddress(Span)
    /// `equal`, only with ``Predicate/within(_:)``
    case equal(Span)
  }

  enum Predicate: Sendable, Hashable {
    case compared(Comparison, FormulaSyntax)
    /// `in 80%..99.5%`, `in 99%..101% of feed.sum`
    case inRange(FormulaSyntax, FormulaSyntax, of: FormulaSyntax?)
    /// `in (ETH, stETH)`
    case inList([Identifier])
    /// `in @bridge`
    case inSet(SetSyntax)
    /// `in layer1`
    case inStep(Identifier)
    case isFresh(Span)
    /// `is lookalike(within 7d)`
    case isLookalike(within: LiteralSyntax?, Span)
    case isRelay(RelaySyntax)
    /// `within 2%`
    case within(LiteralSyntax)
  }
}

extension ComparisonSyntax.Subject {
  var span: Span {
    switch self {
    case .formula(let formula): formula.span
    case .anyAddress(let span), .equal(let span): span
    }
  }

  /// The word that is asked about, if it is one and nothing else.
  var word: Identifier? {
    if case .formula(let formula) = self { formula.word } else { nil }
  }
}

import SignaturePlan

/// A formula as it was written; parentheses are in its shape.
indirect enum FormulaSyntax: Sendable, Hashable {
  /// `$5`, `10 ETH`, `30m`, `"USDC.e"`
  case literal(LiteralSyntax)
  /// `usd`, `hour(UTC+9)`, `count(where …)`
  case call(CallSyntax)
  /// `feed.sum`, `fraction(exit where …)`
  case number(AggregateSyntax)
  /// `80% of fund.amount`
  case part(LiteralSyntax, of: FormulaSyntax)
  case arithmetic(Formula.Operator, FormulaSyntax, FormulaSyntax)
}

extension FormulaSyntax {
  var span: Span {
    switch self {
    case .literal(let literal): literal.span
    case .call(let call): call.span
    case .number(let number): number.span
    case .part(let share, let whole): share.span.joined(whole.span)
    case .arithmetic(_, let left, let right): left.span.joined(right.span)
    }
  }

  /// The word, if it is nothing else.
  var word: Identifier? {
    if case .call(let call) = self, call.isBare { call.name } else { nil }
  }

  /// The literal, if it is nothing else.
  var literal: LiteralSyntax? {
    if case .literal(let literal) = self { literal } else { nil }
  }
}

/// `score { … }`
struct ScoreSyntax: Sendable {
  var keyword: Span
  var parts: [ScorePartSyntax]
}

/// `+40 "text" rule`
struct ScorePartSyntax: Sendable {
  var points: LiteralSyntax
  var text: Identifier
  var rule: Rule
  var span: Span

  enum Rule: Sendable {
    case always
    /// `when condition`
    case when(ConditionSyntax)
    /// `1 per layer1.count over 9`
    case per(LiteralSyntax, AggregateSyntax, over: LiteralSyntax?)
    /// `scaled by exit.fraction from 60% to 100%`
    case scaled(AggregateSyntax, from: LiteralSyntax, to: LiteralSyntax)
  }
}

/// `layer1.count`, `x.distinct(case(from))`, `fraction(exit where usd < $500_000)`
struct AggregateSyntax: Sendable, Hashable {
  var step: Identifier
  var function: CallSyntax
  var span: Span
}

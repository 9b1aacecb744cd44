/// What a campaign says besides what every signature says.
struct CampaignSyntax: Sendable {
  /// `of a.b, c.d`
  var signatures: [Identifier] = []
  /// `group by fund.amount`
  var key: CampaignKeySyntax?
  /// `at least 3 within 30d`
  var least: LiteralSyntax?
  var window: LiteralSyntax?
  /// `where cases >= 2`
  var clause: ConditionSyntax?
  var parts: [CampaignPartSyntax] = []
}

/// `address`, `fund.to`, `fund.amount`, `round(fund.amount)`
struct CampaignKeySyntax: Sendable {
  /// Nil for `address`.
  var step: Identifier?
  /// `address`, `from`, `to` or `amount`.
  var what: Identifier
  var isRounded: Bool
  var span: Span
}

/// `+40 "text" rule`
struct CampaignPartSyntax: Sendable {
  var points: LiteralSyntax
  var text: Identifier
  var rule: Rule

  enum Rule: Sendable {
    case always
    case when(ConditionSyntax)
    /// `5 per count over 3`
    case per(LiteralSyntax, Identifier, over: LiteralSyntax?)
    /// `scaled by count from 3 to 10`
    case scaled(Identifier, from: LiteralSyntax, to: LiteralSyntax)
  }
}

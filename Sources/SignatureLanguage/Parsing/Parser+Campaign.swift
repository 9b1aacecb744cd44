// `campaign a.b { … }`: a signature without a flow, which groups the matches of others.
extension Parser {
  /// A section that only campaigns have; false if none begins here.
  mutating func parseCampaignSection(_ campaign: inout CampaignSyntax) throws(Abandoned) -> Bool {
    switch current.keyword {
    case .of: try parseMembers(&campaign)
    case .group: try parseKey(&campaign)
    case .at: try parseLeast(&campaign)
    case .where:
      let word = advance().span
      let clause = try parseCondition()
      if let first = campaign.clause { reportRepeated("`where`", word, first.span) }
      campaign.clause = campaign.clause ?? clause
    default: return false
    }
    return true
  }

  /// Words that begin a section which only campaigns have.
  static let campaignSections: [Keyword] = [.of, .group, .at, .where]

  private mutating func parseMembers(_ campaign: inout CampaignSyntax) throws(Abandoned) {
    advance()
    repeat { campaign.signatures.append(try parseSignatureName()) } while take(.comma)
  }

  /// `group by round(fund.amount)`
  private mutating func parseKey(_ campaign: inout CampaignSyntax) throws(Abandoned) {
    let word = advance().span
    try expect(.by, help: "what the matches have in common: `group by fund.amount`")
    let start = current.span.lowerBound
    let isRounded = at(.word) && text(current) == "round" && next.kind == .leftParenthesis
    if isRounded {
      advance()
      advance()
    }
    let first = try expect(.word, help: "`address`, `fund.to`, `fund.amount` or `round(fund.amount)`")
    var what = Identifier(text: text(first), span: first.span)
    var step: Identifier?
    if take(.dot) {
      let end = try expect(.word)
      step = what
      what = Identifier(text: text(end), span: end.span)
    }
    if isRounded { try expect(.rightParenthesis) }
    let key = CampaignKeySyntax(step: step, what: what, isRounded: isRounded, span: span(from: start))
    if let first = campaign.key { reportRepeated("`group`", word, first.span) }
    campaign.key = campaign.key ?? key
  }

  /// `at least 3 within 30d`
  private mutating func parseLeast(_ campaign: inout CampaignSyntax) throws(Abandoned) {
    let word = advance().span
    try expect(.least)
    let least = try parseNumber(help: "how many matches: `at least 3 within 30d`")
    try expect(.within, help: "every campaign has a horizon: `at least 3 within 30d`")
    let window = try parseLiteral()
    if let first = campaign.least { reportRepeated("`at least`", word, first.span) }
    (campaign.least, campaign.window) = (campaign.least ?? least, campaign.window ?? window)
  }

  // MARK: Score

  /// `score { +40 "text" rule … }` with numbers of the group in place of numbers of steps.
  mutating func parseCampaignScore(_ signature: inout SignatureSyntax) throws(Abandoned) {
    let keyword = advance().span
    if let first = signature.score { reportRepeated("`score`", keyword, first.keyword) }
    signature.score = signature.score ?? ScoreSyntax(keyword: keyword, parts: [])
    let opening = openBlock()
    while !sink.isFull, !closesBlock(openedAt: opening) {
      let start = index
      do { signature.campaign?.parts.append(try parseCampaignPart()) } catch {
        skip { $0.at(.plus) && $0.current.startsLine && $0.index > start }
        if index == start { advance() }
      }
    }
  }

  private mutating func parseCampaignPart() throws(Abandoned) -> CampaignPartSyntax {
    try expect(.plus, help: "a part gives points for a reason: `+40 \"siblings\"`")
    let points = try parseNumber()
    let text = try parseText()
    return CampaignPartSyntax(points: points, text: text, rule: try parseCampaignRule())
  }

  private mutating func parseCampaignRule() throws(Abandoned) -> CampaignPartSyntax.Rule {
    if at(.plus) || at(.rightBrace) || isAtEnd || isAtSection { return .always }
    if take(.when) { return .when(try parseCondition()) }
    if at(.number) {
      let each = try parseNumber()
      try expect(.per)
      let number = try parseGroupNumber()
      return .per(each, number, over: take(.over) ? try parseLiteral() : nil)
    }
    guard take(.scaled) else { throw unknownKeyword(among: ["when", "scaled"], "no rule of a score") }
    try expect(.by)
    let number = try parseGroupNumber()
    try expect(.from)
    let from = try parseLiteral()
    try expect(.to)
    return .scaled(number, from: from, to: try parseLiteral())
  }

  private mutating func parseGroupNumber() throws(Abandoned) -> Identifier {
    let token = try expect(.word, help: "a number of the group: `count`, `usd`, `cases`")
    return Identifier(text: text(token), span: token.span)
  }
}

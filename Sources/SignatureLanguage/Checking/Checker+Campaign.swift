import SignaturePlan

// A campaign: a signature without a flow, which groups the matches of others.
extension Checker {
  mutating func checkCampaign(_ syntax: CampaignSyntax) -> (campaign: Campaign?, tests: [InlineTest]) {
    checkCampaignSections(syntax)
    let meta = meta()
    let window = syntax.window.flatMap { checkedHorizon($0) }
    let least = syntax.least.flatMap { campaignCount($0) }
    let test = syntax.clause.map { lower($0) { checker, leaf in checker.campaignLeaf(leaf) } } ?? .always
    let key = campaignKey(syntax.key)
    let score = syntax.parts.compactMap { campaignPart($0) }
    let reportAt = campaignThreshold(score, of: syntax)
    let tests = self.syntax.tests.map { inlineTest($0) }
    checkTests()
    guard let window, let least, let key, let reportAt, !syntax.signatures.isEmpty else { return (nil, tests) }
    let campaign = Campaign(
      name: self.syntax.name.text, meta: meta, signatures: syntax.signatures.map(\.text), key: key, least: least,
      window: window, test: test, score: score, reportAt: reportAt)
    return (campaign, tests)
  }

  private func checkCampaignSections(_ campaign: CampaignSyntax) {
    guard !syntax.isPartial else { return }
    let name = UserText.quoted(syntax.name.text)
    if campaign.signatures.isEmpty {
      report(.missingMembers, "campaign \(name) groups nothing", "of which signatures?", "add `of some.signature`")
    }
    if campaign.least == nil {
      report(
        .missingLeast, "campaign \(name) has no least number", "how many matches, in what time?",
        "add `at least 3 within 30d`")
    }
    if syntax.score == nil {
      report(.missingScore, "campaign \(name) has no score", "gives no points", "add `score { +60 \"reason\" }`")
    }
    if syntax.report == nil {
      report(.missingReport, "campaign \(name) has no threshold", "never says when to report", "add `report at 60`")
    }
    if let flow = syntax.flow {
      sink.report(
        .misplacedPart, at: flow.keyword, "a campaign has no flow", label: "follows no money of its own",
        help: "write a `signature` with this flow, and name it after `of`")
    }
  }

  private func campaignCount(_ literal: LiteralSyntax) -> Int? {
    guard case .number(let number) = literal.value, let count = number.whole, count <= Self.largestCount else {
      reportDimension(literal, .count, subject: "the number of matches")
      return nil
    }
    if count >= 1 { return count }
    sink.report(.countBelowOne, at: literal.span, "a group starts at 1", label: "no match is no group")
    return nil
  }

  /// What the matches have in common; nothing where no key is given.
  private func campaignKey(_ syntax: CampaignKeySyntax?) -> CampaignKey? {
    guard let syntax else { return .everything }
    switch (syntax.step?.text, syntax.what.text, syntax.isRounded) {
    case (nil, "address", false): return .address
    case (let step?, "from", false): return .end(step: step, .from)
    case (let step?, "to", false): return .end(step: step, .to)
    case (let step?, "amount", false): return .amount(step: step)
    case (let step?, "amount", true): return .rounded(step: step)
    default:
      sink.report(
        .unknownKey, at: syntax.span, "matches cannot be grouped by \(UserText.quoted(source(syntax.span)))",
        label: "nothing that matches have in common",
        help: "one of `address`, `fund.from`, `fund.to`, `fund.amount` and `round(fund.amount)`")
      return nil
    }
  }

  // MARK: Numbers

  private func campaignNumber(_ name: Identifier) -> CampaignNumber? {
    if let number = CampaignNumber(rawValue: name.text) { return number }
    let known = CampaignNumber.allCases.map(\.rawValue)
    let near = Suggestion.nearest(to: name.text, among: known)
    sink.report(
      .unknownFunction, at: name.span, "unknown number \(UserText.quoted(name.text))",
      label: "no number of a group of matches",
      help: near.map { "did you mean `\($0)`?" } ?? "known: \(UserText.list(known))", fix: near)
    return nil
  }

  private func campaignLeaf(_ comparison: ComparisonSyntax) -> Logic<CampaignTest> {
    guard let word = comparison.subject.word else {
      sink.report(
        .unknownFunction, at: comparison.span, "a campaign compares numbers of its group with values",
        label: "not such a number", help: "for example `usd >= $1_000_000` or `cases >= 2`")
      return .always
    }
    guard let number = campaignNumber(word) else { return .always }
    let subject = UserText.quoted(word.text)
    switch comparison.predicate {
    case .compared(let sign, let formula):
      guard let literal = formula.literal, let value = value(literal, number.dimension, subject: subject) else { break }
      return .disjunction(Interval.intervals(sign, value).map { .test(CampaignTest(number, $0)) })
    case .inRange(let lower, let upper, of: nil):
      guard let low = lower.literal, let high = upper.literal,
        let range = range(low, high, number.dimension, subject: subject)
      else { break }
      return .test(CampaignTest(number, range.interval))
    default:
      sink.report(
        .wrongDimension, at: comparison.span, "\(subject) is a number", label: "numbers are compared",
        help: "compare it with \(number.dimension.description), for example `>= \(number.dimension.example)`")
    }
    return .always
  }

  // MARK: Score

  private mutating func campaignPart(_ part: CampaignPartSyntax) -> CampaignPart? {
    let points = points(part.points)
    let rule = campaignRule(part.rule)
    guard let points, let rule else { return nil }
    return CampaignPart(points: points, text: part.text.text, rule: rule)
  }

  private mutating func campaignRule(_ rule: CampaignPartSyntax.Rule) -> CampaignPart.Rule? {
    switch rule {
    case .always: return .always
    case .when(let condition): return .when(lower(condition) { checker, leaf in checker.campaignLeaf(leaf) })
    case .per(let each, let name, let base):
      let each = points(each)
      guard let number = campaignNumber(name) else { return nil }
      let over = base.map { value($0, number.dimension, subject: UserText.quoted(name.text)) } ?? 0
      guard let each, let over else { return nil }
      return .per(each, number, over: over)
    case .scaled(let name, let from, let to):
      guard let number = campaignNumber(name), let low = value(from, number.dimension, subject: name.text),
        let high = value(to, number.dimension, subject: name.text)
      else { return nil }
      guard low == high else { return .scaled(number, from: low, to: high) }
      sink.report(
        .scaleWithoutExtent, at: from.span.joined(to.span), "the scale has no extent", label: "starts where it ends",
        help: "ask whether it is reached: `when \(name.text) >= \(source(to.span))`")
      return nil
    }
  }

  /// The threshold, which some group must be able to reach.
  private func campaignThreshold(_ score: [CampaignPart], of campaign: CampaignSyntax) -> Points? {
    let parts = score.map { ScorePart(points: $0.points, text: $0.text, rule: .always) }
    let sum = parts.reduce(Points.zero) { $0 + $1.points }
    if sum > Points(100), let keyword = syntax.score?.keyword { reportOverHundred(sum, keyword) }
    return reportAt(parts, of: campaign.parts.count)
  }
}

extension CampaignNumber {
  var dimension: Dimension {
    switch self {
    case .count, .cases, .addresses, .signatures: .count
    case .usd: .dollars
    case .duration: .duration
    }
  }
}

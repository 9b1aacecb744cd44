import SignaturePlan

extension Proposals {
  /// What fits in a campaign beside what fits in every signature.
  var inCampaign: [Proposal] {
    let heading = caret.heading
    switch (heading.first?.keyword, heading.count) {
    case (.severity, 1): return Proposal.words(.severity)
    case (.report, 1): return Proposal.words(["at"], .part)
    case (.group, 1): return Proposal.words(["by"], .campaign)
    case (.group, 2): return Proposal.words(["address", "round"], .campaign)
    case (.at, 1): return Proposal.words(["least"], .campaign)
    case (.at, 3): return Proposal.words(["within"], .campaign)
    case (.at, 4): return durations
    case (.of, _) where !caret.isLineStart && (heading.count == 1 || caret.previous?.kind == .comma): return memberNames
    case (.where, _):
      let proposals = inCampaignCondition(heading.dropFirst())
      let mayBegin = caret.isLineStart && proposals.contains { $0.label == "and" }
      return proposals + (mayBegin ? campaignSections : [])
    default: break
    }
    let isContinued = caret.previous?.kind == .comma
    return heading.isEmpty || caret.isLineStart && !isContinued ? campaignSections : []
  }

  private var campaignSections: [Proposal] {
    Proposal.words(.section).filter { !["signature", "campaign", "set", "flow"].contains($0.label) }
      + Proposal.words(Parser.campaignSections.map(\.rawValue), .campaign)
  }

  /// The signatures of the file.
  private var memberNames: [Proposal] {
    source.outline.signatures.filter { !$0.isCampaign && !$0.name.isEmpty }.map { .step($0.name, keyword: "signature") }
  }

  /// What a condition about a group of matches may go on with.
  func inCampaignCondition(_ condition: ArraySlice<Token>) -> [Proposal] {
    let place = ClausePlace(condition, of: source)
    guard let previous = place.tokens.last else {
      return Proposal.words(.campaignNumber) + Proposal.words(["not"], .predicate)
    }
    if place.predicate.isEmpty || previous.keyword == .not { return Proposal.words(["in"], .predicate) }
    if previous.keyword == .in || previous.kind == .range { return [] }
    guard Comparison(previous.kind) != nil else { return Proposal.words(["and", "or"], .predicate) }
    let number = place.subject.first.flatMap { CampaignNumber(rawValue: source.text($0)) }
    return number.map { values($0.dimension) } ?? []
  }
}

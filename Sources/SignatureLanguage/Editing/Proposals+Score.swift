import SignaturePlan

extension Proposals {
  /// What fits in the block of a score.
  var inScore: [Proposal] {
    guard let previous = caret.previous else { return [] }
    if let when = caret.heading.firstIndex(where: { $0.keyword == .when }) {
      return inCondition(caret.heading[(when + 1)...], scoreTrial)
    }
    return inRule(after: previous, stepNames)
  }

  /// What fits in the block of a campaign's score.
  var inShares: [Proposal] {
    guard let previous = caret.previous else { return [] }
    let numbers = Proposal.words(.campaignNumber)
    if let when = caret.heading.firstIndex(where: { $0.keyword == .when }) {
      return inCampaignCondition(caret.heading[(when + 1)...])
    }
    return inRule(after: previous, numbers)
  }

  /// - Parameter numbers: what `per` and `by` may be followed by.
  private func inRule(after previous: Token, _ numbers: [Proposal]) -> [Proposal] {
    let words = Set(caret.heading.compactMap(\.keyword))
    switch previous.keyword {
    case .per, .by: return numbers
    case .scaled: return Proposal.words(["by"], .rule)
    case .over, .from, .to: return []
    default: break
    }
    if previous.kind == .text, caret.heading.count == 3 { return Proposal.words(["when", "scaled"], .rule) }
    if caret.isLineStart { return [] }
    if words.contains(.per) { return words.contains(.over) ? [] : Proposal.words(["over"], .rule) }
    if words.contains(.scaled) {
      if words.contains(.to) { return [] }
      return Proposal.words([words.contains(.from) ? "to" : "from"], .rule)
    }
    return caret.heading.count == 4 && previous.kind == .number ? Proposal.words(["per"], .rule) : []
  }

  /// What the score around the caret may ask.
  var scoreTrial: Trial {
    guard let index = caret.current ?? caret.owner else { return Trial(place: .score) }
    return Trial(place: .score, steps: steps(in: signature(of: index)).compactMapValues { source.entry($0) })
  }
}

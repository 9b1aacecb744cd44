extension Campaign {
  /// Checks what the second pass takes for granted.
  public func checkSound() throws(PlanFault) {
    guard !name.isEmpty else { throw PlanFault(nil, "the campaign has no name") }
    guard !signatures.isEmpty else { throw PlanFault(nil, "the campaign groups no signatures") }
    guard (1...Plan.largestCount).contains(least) else { throw PlanFault(nil, "a count is out of range") }
    guard (0...Plan.longestHorizon).contains(window) else { throw PlanFault(nil, "a duration is out of range") }
    guard reportAt.tenths >= 0 else { throw PlanFault(nil, "the threshold is negative") }
    for test in test.tests where !test.interval.isFinite { throw PlanFault(nil, "a bound is no number") }
    for part in score { try check(part) }
  }

  private func check(_ part: CampaignPart) throws(PlanFault) {
    guard (1...10_000).contains(part.points.tenths) else {
      throw PlanFault(nil, "a part of the score has no points or too many")
    }
    switch part.rule {
    case .always: return
    case .when(let condition):
      for test in condition.tests where !test.interval.isFinite { throw PlanFault(nil, "a bound is no number") }
    case .per(let each, _, let over):
      guard each.tenths > 0, over.isFinite else { throw PlanFault(nil, "a part of the score counts from nowhere") }
    case .scaled(_, let from, let to):
      guard from.isFinite, to.isFinite, from != to else { throw PlanFault(nil, "a scale has no extent") }
    }
  }
}

import SignaturePlan

extension FlowBinder {
  /// A sub-flow from every member of a group; enough of them must match.
  func each(_ each: Each, _ number: Int, groups: [Int: [Row]]) -> Candidate? {
    let step = program.steps[number]
    guard let members = step.group.flatMap({ groups[$0] }), !members.isEmpty else { return nil }
    let branches = members.compactMap { bind(step.inner[...], front: .head($0), groups: [:]) }
    guard each.quota.isMet(by: branches.count, of: members.count) else { return nil }
    let bound = StepBinding(step: number, rows: [], head: nil, tried: members.count, branches: branches)
    return Candidate(bound, front: .group(Set(branches.flatMap(\.heads)).sorted()))
  }
}

extension Each.Quota {
  fileprivate func isMet(by matched: Int, of members: Int) -> Bool {
    switch self {
    case .fraction(let share): Double(matched) / Double(members) >= share
    case .count(let count): matched >= count
    }
  }
}

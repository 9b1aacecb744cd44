import SignaturePlan

// A sub-flow from every member of a group.
extension Binder {
  /// One candidate if enough members match, else none.
  ///
  /// Every branch is bound on its own: it sees no groups but its own, and nothing after it changes its choice.
  func candidates(of step: Step, _ each: Each, members: [Int]) -> [Candidate] {
    let tried = members.map { member in
      (member: member, branch: bind(each.steps[...], at: .transfer(member), groups: [:]))
    }
    let matched = tried.compactMap { member, branch in
      branch.map { (heads: $0.last?.heads ?? [member], branch: $0) }
    }
    guard holds(each.quota, matched: matched.count, of: members.count) else { return [] }
    return [
      Candidate(
        BoundStep(
          step: step, heads: Set(matched.flatMap(\.heads)).sorted(), branches: matched.map(\.branch),
          tried: members.count))
    ]
  }

  /// A fraction of no members is undefined, and no fraction is enough.
  private func holds(_ quota: Each.Quota, matched: Int, of members: Int) -> Bool {
    switch quota {
    case .fraction(let least): Double(matched) / Double(members) >= least
    case .count(let least): matched >= least
    }
  }
}

import SignaturePlan

extension FlowBinder {
  /// A sub-flow from every member of a group; enough of them must match.
  func each(_ each: Each, _ number: Int, scope: Scope) -> Candidate? {
    let step = program.steps[number]
    guard let group = step.group, let members = scope.bound[group]?.binding.heads else { return nil }
    let inner = rests.number(step.blocks.first ?? [])
    let isNamed = rests.names(in: inner).contains(group)
    var branches: [FlowBinding] = []
    var matched: [Head] = []
    for member in members where !work.isExhausted {
      var scope = scope
      if isNamed { scope.members[group] = member }
      guard let branch = bind(inner, front: .head(member), scope: scope) else { continue }
      branches.append(branch)
      matched.append(member)
    }
    guard each.quota.isMet(by: branches.count, of: members.count) else { return nil }
    let heads = Set(branches.flatMap(\.front.heads)).sorted()
    return Candidate(
      StepBinding(
        step: number, rows: [], before: [], left: .group(heads), tried: members.count, branches: branches,
        members: matched))
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

import SignaturePlan

// Steps around other steps: repeat, either, each.
extension Binder {
  /// The most rounds with which the rest can be bound.
  func bind(_ step: Step, _ repetition: Repetition, then rest: Agenda, at position: Position, names: Names) -> Flow? {
    for rounds in repetition.count.reversed() {
      let total = namesOfTransfers.contains(step.name) ? rounds : nil
      let loop = Agenda.Loop(step: step, block: repetition.steps, left: rounds, total: total)
      guard let flow = bind(rest.preceded(by: loop), at: position, names: names) else { continue }
      return flow.after(BoundStep(step: step, instance: Instance(nature: .rounds, rounds: rounds), position: position))
    }
    return nil
  }

  /// A finished `repeat`, for those who name it.
  func instance(of loop: Agenda.Loop, at position: Position) -> Instance {
    Instance(nature: .rounds, heads: position.heads, leavesOneHead: true, rounds: loop.total ?? 0)
  }

  /// The first alternative with which the rest can be bound.
  func bind(_ either: Either, then rest: Agenda, at position: Position, names: Names) -> Flow? {
    for block in either.alternatives {
      if let flow = bind(rest.preceded(by: block), at: position, names: names) { return flow }
    }
    return nil
  }

  /// One candidate if enough members match, else none.
  ///
  /// Every branch is bound on its own: nothing after it changes its choice.
  func candidates(of step: Step, _ each: Each, names: Names) -> [Candidate] {
    guard let members = names.instances[each.group]?.heads else { return [] }
    let matched = members.compactMap { member in
      var inner = names
      inner.members[each.group] = member
      return bind(Agenda(each.steps), at: .head(member), names: inner)
    }
    guard holds(each.quota, matched: matched.count, of: members.count) else { return [] }
    let heads = Set(matched.flatMap(\.end.heads)).sorted()
    let instance = Instance(nature: .branches, heads: heads, matched: matched.count, tried: members.count)
    return [Candidate(instance, end: .group(heads), branches: matched.map(\.steps))]
  }

  /// A fraction of no members is undefined, and no fraction is enough.
  private func holds(_ quota: Each.Quota, matched: Int, of members: Int) -> Bool {
    switch quota {
    case .fraction(let least): Double(matched) / Double(members) >= least
    case .count(let least): matched >= least
    }
  }
}

import SignaturePlan

// The ways to bind one step, best first.
extension Binder {
  func candidates(of step: Step, at position: Position, names: Names) -> [Candidate] {
    switch step.kind {
    case .each(let each): return candidates(of: step, each, names: names)
    case .gather(let gather):
      if let group = gather.of { return candidates(of: step, gather, from: group, names: names) }
    default: break
    }
    guard let place = place(of: step, at: position, names: names) else { return [] }
    let view = Standpoint(of: step, head: place.heads.first, names: names)
    if case .cohort(let cohort) = step.kind { return candidates(of: step, cohort, at: place, names: names) }
    if case .group = place { return [] }
    return candidates(of: step, from: view)
  }

  /// Where a step starts; nil where that is undefined, or a service from which it does not follow funds.
  ///
  /// A cohort follows none: no edge ties it to the head.
  private func place(of step: Step, at position: Position, names: Names) -> Position? {
    var place = position
    if let start = step.start {
      guard let head = names.head(start, in: ledger) else { return nil }
      place = .head(head)
    }
    if case .cohort = step.kind { return place }
    if case .head(let head) = place, !step.reach.throughServices, ledger.isService(head.node) { return nil }
    return place
  }

  private func candidates(of step: Step, from view: Standpoint) -> [Candidate] {
    switch step.kind {
    case .hop: hopCandidates(of: step, from: view)
    case .chain(let chain): candidates(of: step, chain, from: view)
    case .split(let split): candidates(of: step, split, from: view)
    case .series(let series): candidates(of: step, series, from: view)
    case .gather(let gather): candidates(of: step, gather, from: view)
    case .mesh(let mesh): candidates(of: step, mesh, from: view)
    case .trace(let trace): candidates(of: step, trace, from: view)
    case .swap(let swap): candidates(of: step, swap, from: view)
    case .cross(let cross): candidates(of: step, cross, from: view)
    case .absence(let absence): candidates(of: step, absence, from: view)
    case .each, .cohort, .repetition, .optional, .either: []
    }
  }

  /// One candidate, without transfers, if nothing qualifies leaves the head in the window, else none.
  private func candidates(of step: Step, _ absence: Absence, from view: Standpoint) -> [Candidate] {
    guard let head = view.head else { return [] }
    let rows = facts.continuations(of: step, from: view).filter { ledger[$0].time - head.time <= absence.window }
    return rows.isEmpty ? [Candidate(Instance(anyAsset: view.anyAsset), end: nil)] : []
  }

  /// Transfers that can follow a head in this step; without a head, the origin itself.
  func nextRows(of step: Step, from view: Standpoint) -> [Int] {
    guard view.head != nil else { return facts.canStart(step, at: origin, from: view) ? [origin] : [] }
    return facts.continuations(of: step, from: view).filter(inTime)
  }

  /// A step bound to transfers that leave one head.
  func instance(of view: Standpoint, rows: [Int], head: Head) -> Instance {
    var instance = instance(of: view, rows: rows, group: [head])
    instance.leavesOneHead = true
    return instance
  }

  /// A step bound to transfers that leave a group.
  func instance(of view: Standpoint, rows: [Int], group: [Head]) -> Instance {
    Instance(
      anyAsset: view.anyAsset, rows: rows, heads: group, arrived: view.arrived, since: view.head?.time)
  }

  /// The larger count, then the earlier last row, then the smaller rows.
  func isPreferred(_ left: [Int], to right: [Int]) -> Bool {
    let last = (left: left.last ?? 0, right: right.last ?? 0)
    return if left.count != right.count {
      left.count > right.count
    } else if last.left != last.right {
      last.left < last.right
    } else {
      left.lexicographicallyPrecedes(right)
    }
  }
}

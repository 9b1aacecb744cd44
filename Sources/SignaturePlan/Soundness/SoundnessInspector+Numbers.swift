// Counts, windows and shares of steps.
extension SoundnessInspector {
  func checkNumbers(_ step: Step) throws(PlanFault) {
    for count in step.counts where count.lowerBound < 1 || (count.upperBound > Plan.largestCount && !step.mayBeOpen) {
      throw PlanFault(step.name, "a count is out of range")
    }
    for seconds in step.durations where !(0...Plan.longestHorizon).contains(seconds) {
      throw PlanFault(step.name, "a duration is out of range")
    }
    for share in step.shares where !(0...1).contains(share) {
      throw PlanFault(step.name, "a share is out of range")
    }
    if let relay = step.relay { try Self.check(relay, of: step.name) }
    try checkReach(step)
    if case .repetition(let repetition) = step.kind, repetition.count.upperBound > Plan.mostRounds {
      throw PlanFault(step.name, "has too many rounds")
    }
    if case .either(let either) = step.kind, either.alternatives.isEmpty {
      throw PlanFault(step.name, "has no alternative")
    }
  }

  private func checkReach(_ step: Step) throws(PlanFault) {
    switch step.kind {
    case .mesh where step.reach != Reach(): throw PlanFault(step.name, "a mesh stays in one asset and out of services")
    case .trace where step.reach.anyAsset: throw PlanFault(step.name, "a trace stays in one asset")
    case .split(let split) where split.key != .address:
      guard step.reach.anyAsset, step.start == nil else {
        throw PlanFault(step.name, "a split by labels looks at any asset, and starts a flow")
      }
    default: return
    }
  }
}

extension Step {
  fileprivate var counts: [ClosedRange<Int>] {
    switch kind {
    case .chain(let chain): [chain.count]
    case .split(let split): [split.count]
    case .series(let series): [series.count]
    case .gather(let gather): [gather.count]
    case .mesh(let mesh): [mesh.count]
    case .trace(let trace): [trace.depth]
    case .cohort(let cohort): [cohort.count]
    case .repetition(let repetition): [repetition.count]
    case .each(let each): if case .count(let least) = each.quota { [min(least, 1)...1] } else { [] }
    case .hop, .swap, .cross, .optional, .either, .absence: []
    }
  }

  fileprivate var mayBeOpen: Bool { if case .mesh = kind { true } else { false } }

  fileprivate var durations: [Int64] {
    switch kind {
    case .split(let split): [split.window]
    case .series(let series): [series.spacing.lowerBound, series.spacing.upperBound]
    case .gather(let gather): [gather.window]
    case .mesh(let mesh): [mesh.window ?? 0]
    case .trace(let trace): [trace.rest ?? 0]
    case .cohort(let cohort): [cohort.window]
    case .swap(let swap): [swap.lag]
    case .cross(let cross): [cross.lag]
    case .absence(let absence): [absence.window]
    case .hop, .chain, .each, .repetition, .optional, .either: []
    }
  }

  fileprivate var shares: [Double] {
    switch kind {
    case .split(let split): [split.equal ?? 0]
    case .gather(let gather): [gather.equal ?? 0]
    case .trace(let trace): [trace.taint]
    case .each(let each): if case .fraction(let share) = each.quota { [share] } else { [] }
    default: []
    }
  }
}

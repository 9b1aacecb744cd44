import SignaturePlan

extension Program {
  /// Whether some test asks what addresses look like.
  var asksForLookalikes: Bool {
    plan.transferTests.contains { if case .lookalike = $0 { true } else { false } }
  }

  /// Whether it asks for rows other than starts of flows and payments out of funds that such rows brought.
  var needsAllRows: Bool { !wholeLedgerCauses.isEmpty }

  /// Why it does, each cause once; none if it does not.
  var wholeLedgerCauses: [WholeLedgerCause] {
    var causes = plan.allSteps.flatMap(\.wholeLedgerCauses)
    if !relays.isEmpty { causes.append(.relays) }
    if asksForLookalikes { causes.append(.lookalikes) }
    for attribute in plan.attributes where attribute.looksAround && !causes.contains(.attribute(attribute)) {
      causes.append(.attribute(attribute))
    }
    return causes
  }

  /// Seconds past the deadline in which payments tell bursts from their tails.
  var longestWindow: Int64 {
    plan.allSteps.compactMap { if case .split(let split) = $0.kind { split.window } else { nil } }.max() ?? 0
  }

  /// What a row satisfies that starts a flow, for every step that can.
  var startConditions: [Logic<Check>] { starts.map { steps[$0].member.row } }

  /// What a row satisfies that comes later, for every step that can bind it.
  var laterConditions: [Logic<Check>] {
    let first = Set(starts)
    return steps.indices.filter { steps[$0].bindsTransfers && (!first.contains($0) || steps[$0].isRepeated) }
      .map { steps[$0].member.row }
  }
}

extension ProgramStep {
  fileprivate var bindsTransfers: Bool {
    switch kind {
    case .each, .repetition, .optional, .either: false
    default: true
    }
  }
}

extension TransferAttribute {
  fileprivate var looksAround: Bool {
    switch self {
    case .leaked, .siblings, .degree, .balance: true
    default: false
    }
  }
}

extension Step {
  /// Why the step binds or asks for transfers that do not leave the head of a transfer bound before.
  fileprivate var wholeLedgerCauses: [WholeLedgerCause] {
    (start?.end == .from ? [.startsAtSender(step: name)] : []) + (looksAround ? [.looksAround(step: name)] : [])
  }

  private var looksAround: Bool {
    switch kind {
    case .gather, .trace, .swap, .cross, .cohort, .absence: true
    case .split(let split): split.key != .address
    default: false
    }
  }
}

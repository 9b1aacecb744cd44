import SignaturePlan

extension Program {
  /// Whether some test asks what addresses look like.
  var asksForLookalikes: Bool {
    plan.transferTests.contains { if case .lookalike = $0 { true } else { false } }
  }

  /// Whether it asks for rows other than starts of flows and payments out of funds that such rows brought.
  var needsAllRows: Bool {
    !relays.isEmpty || asksForLookalikes || plan.attributes.contains(where: \.looksAround)
      || plan.allSteps.contains(where: \.looksAround)
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
  /// Whether it binds or asks for transfers that do not leave the head of a transfer bound before.
  fileprivate var looksAround: Bool {
    if start?.end == .from { return true }
    switch kind {
    case .gather, .trace, .swap, .cross, .cohort, .absence: return true
    case .split(let split): return split.key != .address
    default: return false
    }
  }
}

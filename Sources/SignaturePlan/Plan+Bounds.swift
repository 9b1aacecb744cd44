extension Plan {
  /// Every step, outer ones before those inside them.
  public var allSteps: [Step] { steps.flatMap(\.withInner) }

  /// Every test of a single transfer, with the step it belongs to.
  public var transferTests: [TransferTest] { allSteps.flatMap(\.conditions).flatMap(\.tests) }

  /// Seconds before a cell that a matcher must have seen to decide its origins.
  ///
  /// First appearances aside, which decide freshness, age, and whether a sender without a head has a past at all.
  public var lookBack: Int64 {
    // A payment up to a window earlier can make this one the tail of a burst, and has tests of its own.
    longestWindow + max(transferTests.map(\.lookBack).max() ?? 0, relayReach)
  }

  /// Seconds after the last evidence that a matcher must have seen to decide.
  public var lookAhead: Int64 { longestWindow + relayReach }

  private var longestWindow: Int64 {
    let windows = allSteps.compactMap { step -> Int64? in
      if case .split(let split) = step.kind { split.window } else { nil }
    }
    return windows.max() ?? 0
  }

  /// Seconds on either side of a transfer that decide whether it arrives at a relay: a neighbouring arrival, and what
  /// surrounds that.
  private var relayReach: Int64 { 2 * (relays.map(\.within).max() ?? 0) }

  /// Every relay that the plan asks about.
  public var relays: [Relay] {
    let tested = transferTests.compactMap { if case .relay(let relay) = $0 { relay } else { nil } }
    let meshes = allSteps.compactMap { if case .mesh(let mesh) = $0.kind { mesh.relay } else { nil } }
    return tested + meshes
  }

  /// Every label set that the plan names, in ascending order.
  public var setReferences: [SetReference] {
    let tested = transferTests.compactMap { if case .member(_, let set) = $0 { set } else { nil } }
    let scored = score.compactMap(\.rule.condition).flatMap(\.tests).compactMap {
      if case .anyAddress(let set) = $0 { set } else { nil }
    }
    return Set(tested + scored).sorted()
  }

  /// Symbols of the assets that the plan names, in ascending order.
  public var namedAssets: [String] {
    let named = transferTests.flatMap { test -> [String] in if case .asset(let symbols) = test { symbols } else { [] } }
    return Set(named).sorted()
  }

  /// Whether some test needs a value in USD.
  public var needsPrices: Bool {
    transferTests.contains { if case .attribute(.usd, _) = $0 { true } else { false } }
  }
}

extension Step {
  /// This step and those inside it.
  public var withInner: [Step] {
    if case .each(let each) = kind { [self] + each.steps.flatMap(\.withInner) } else { [self] }
  }

  /// The conditions on single transfers in this step alone.
  public var conditions: [Condition] {
    switch kind {
    case .hop(let hop): [hop.condition]
    case .chain(let chain): [chain.condition]
    case .split(let split): [split.member, split.first]
    case .mesh(let mesh): [mesh.member]
    case .each: []
    }
  }
}

extension TransferTest {
  /// Seconds of the past that decide this test: an idle time saturates at its largest finite bound.
  var lookBack: Int64 {
    guard case .attribute(.idle, let interval) = self else { return 0 }
    let largest = max(interval.lower?.value ?? 0, interval.upper?.value ?? 0)
    return Int64(min(largest, 1e12)) + 1
  }
}

extension ScorePart.Rule {
  /// The condition of a `when`.
  public var condition: ScoreCondition? {
    if case .when(let condition) = self { condition } else { nil }
  }

  /// The aggregates that decide the points.
  public var aggregates: [Aggregate] {
    switch self {
    case .always: []
    case .when(let condition):
      condition.tests.compactMap { if case .aggregate(let aggregate, _) = $0 { aggregate } else { nil } }
    case .per(_, let aggregate, _), .scaled(let aggregate, _, _): [aggregate]
    }
  }
}

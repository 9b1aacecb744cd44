extension Plan {
  /// Every step, outer ones before those inside them.
  public var allSteps: [Step] { steps.flatMap(\.withInner) }

  /// Every test of a single transfer.
  public var transferTests: [TransferTest] {
    let inGroups = allSteps.flatMap(\.groupTests).map(\.formula)
    let inScore = score.flatMap(\.rule.aggregates).map(Formula.aggregate)
    let nested = (inGroups + inScore).flatMap(\.leaves).flatMap(\.conditions)
    return (allSteps.flatMap(\.conditions) + nested).flatMap(\.tests)
  }

  /// Every attribute that some test asks for.
  public var attributes: [TransferAttribute] { transferTests.flatMap(\.attributes) }

  /// Seconds before a cell that a matcher must have seen to decide its origins.
  ///
  /// First appearances aside, which decide freshness, age, and whether a sender without a head has a past at all.
  public var lookBack: Int64 { max(keptBack, longestWindow + (transferTests.map(\.idleBack).max() ?? 0)) }

  /// Seconds before a cell of which a matcher must have the transfers themselves.
  ///
  /// For how long an address has been idle it is enough to know when it last paid and received.
  public var keptBack: Int64 {
    // A payment up to a window earlier can make this one the tail of a burst, and has tests of its own.
    longestWindow + max(transferTests.map(\.lookBack).max() ?? 0, relayReach)
  }

  /// Seconds after the last evidence that a matcher must have seen to decide.
  public var lookAhead: Int64 {
    let absences = allSteps.compactMap { if case .absence(let absence) = $0.kind { absence.window } else { nil } }
    let leaks = attributes.map(\.lookAhead)
    return longestWindow + max(relayReach, absences.max() ?? 0, leaks.max() ?? 0)
  }

  private var longestWindow: Int64 { allSteps.compactMap(\.window).max() ?? 0 }

  /// Seconds on either side of a transfer that decide whether it arrives at a relay: a neighbouring arrival, and what
  /// surrounds that.
  private var relayReach: Int64 { 2 * (relays.map(\.within).max() ?? 0) }

  /// Every relay that the plan asks about.
  public var relays: [Relay] {
    let tested = transferTests.compactMap { if case .relay(let relay) = $0 { relay } else { nil } }
    return tested + allSteps.compactMap(\.relay)
  }

  /// Every label set that the plan names, in ascending order.
  public var setReferences: [SetReference] {
    let tested = transferTests.compactMap { if case .member(_, let set) = $0 { set } else { nil } }
    let scored = score.compactMap(\.rule.condition).flatMap(\.tests).compactMap {
      if case .anyAddress(let set) = $0 { set } else { nil }
    }
    return Set(tested + scored + allSteps.compactMap(\.set)).sorted()
  }

  /// Symbols of the assets that the plan names, in ascending order.
  public var namedAssets: [String] {
    let named = transferTests.flatMap { test -> [String] in if case .asset(let symbols) = test { symbols } else { [] } }
    return Set(named).sorted()
  }

  /// The chains that the plan names, in ascending order.
  public var namedChains: [String] {
    let tested = transferTests.flatMap { test -> [String] in if case .chain(let names) = test { names } else { [] } }
    let crossed = allSteps.compactMap { if case .cross(let cross) = $0.kind { cross.chain } else { nil } }
    return Set(tested + crossed).sorted()
  }

  /// The cases whose events the plan asks for, in ascending order.
  public var namedEvents: [String] {
    Set(attributes.compactMap { if case .sinceEvent(let name) = $0 { name } else { nil } }).sorted()
  }

  /// Whether cases, entities or times of cases that labels give addresses can matter.
  public var asksForCases: Bool {
    let groups = allSteps.flatMap(\.groupTests).flatMap(\.formula.leaves) + transferTests.flatMap(\.leaves)
    let scored = score.flatMap(\.rule.aggregates).map(Formula.aggregate)
    return attributes.contains(where: \.asksForCases) || (groups + scored).contains(where: \.asksForCases)
      || allSteps.contains { if case .split(let split) = $0.kind { split.key != .address } else { false } }
  }

  /// Whether ids of messages between chains can matter.
  public var asksForMessages: Bool {
    allSteps.contains { if case .cross = $0.kind { true } else { false } }
  }

  /// Whether some test needs a value in USD.
  public var needsPrices: Bool {
    attributes.contains(.usd)
      || allSteps.contains { step in
        switch step.kind {
        case .swap, .cross: true
        default: step.reach.anyAsset
        }
      }
  }
}

extension Step {
  /// Seconds around a transfer in which others can make it the tail of a run or a burst.
  var window: Int64? {
    switch kind {
    case .split(let split): split.window
    case .gather(let gather): gather.window
    case .series(let series): series.spacing.upperBound
    default: nil
    }
  }

  var relay: Relay? {
    switch kind {
    case .mesh(let mesh): mesh.relay
    case .trace(let trace): trace.relay
    default: nil
    }
  }

  /// The label set that the step names besides its conditions.
  var set: SetReference? {
    switch kind {
    case .trace(let trace): trace.until
    case .cohort(let cohort): cohort.from
    default: nil
    }
  }
}

extension Formula {
  /// The conditions on single transfers that choose what a number counts.
  var conditions: [Condition] {
    switch self {
    case .own(_, let condition): [condition].compactMap(\.self)
    case .aggregate(let aggregate): [aggregate.condition].compactMap(\.self)
    case .constant, .attribute, .head, .arithmetic: []
    }
  }
}

extension Formula {
  /// Whether this leaf counts cases or entities.
  fileprivate var asksForCases: Bool {
    switch self {
    case .own(let function, _): function.asksForCases
    case .aggregate(let aggregate): aggregate.function.asksForCases
    case .constant, .attribute, .head, .arithmetic: false
    }
  }
}

extension GroupFunction {
  fileprivate var asksForCases: Bool {
    [.distinctFromCase, .distinctToCase, .distinctFromEntity, .distinctToEntity].contains(self)
  }
}

extension TransferTest {
  /// The parts of its formula, if it is one.
  fileprivate var leaves: [Formula] { if case .formula(let formula, _) = self { formula.leaves } else { [] } }

  /// The attributes that the test asks for.
  public var attributes: [TransferAttribute] {
    switch self {
    case .attribute(let attribute, _): [attribute]
    case .formula(let formula, _):
      formula.leaves.compactMap { if case .attribute(let attribute) = $0 { attribute } else { nil } }
    default: []
    }
  }

  /// Seconds of the past whose transfers decide this test.
  var lookBack: Int64 {
    switch self {
    case .lookalike(_, let within): within
    default: attributes.map(\.lookBack).max() ?? 0
    }
  }

  /// Seconds for which an idle time is followed: to the largest finite bound, or for ten years in a formula.
  var idleBack: Int64 {
    guard attributes.contains(.idle) else { return 0 }
    guard case .attribute(_, let interval) = self else { return 3_653 * 86_400 }
    let largest = max(interval.lower?.value ?? 0, interval.upper?.value ?? 0)
    return Int64(min(largest, 1e12)) + 1
  }
}

extension TransferAttribute {
  fileprivate var asksForCases: Bool {
    switch self {
    case .sinceEvent, .sinceEventOf: true
    default: false
    }
  }

  /// Seconds of the past whose transfers decide it.
  var lookBack: Int64 {
    switch self {
    case .degree(_, let within), .balance(let within): within
    default: 0
    }
  }

  /// Seconds of the future that decide it.
  var lookAhead: Int64 {
    switch self {
    case .leaked(let within), .siblings(let within): within
    default: 0
    }
  }
}

extension ScorePart.Rule {
  /// The condition of a `when`.
  public var condition: ScoreCondition? {
    if case .when(let condition) = self { condition } else { nil }
  }

  /// The aggregates that decide the points, from left to right.
  public var aggregates: [Aggregate] {
    switch self {
    case .always: []
    case .when(let condition): condition.tests.flatMap(\.aggregates)
    case .per(_, let aggregate, _), .scaled(let aggregate, _, _): [aggregate]
    }
  }
}

extension ScoreTest {
  var aggregates: [Aggregate] {
    switch self {
    case .aggregate(let aggregate, _): [aggregate]
    case .formula(let formula, _):
      formula.leaves.compactMap { if case .aggregate(let aggregate) = $0 { aggregate } else { nil } }
    case .anyAddress: []
    }
  }
}

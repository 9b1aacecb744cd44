/// Walks a plan's blocks with what is bound at each step.
struct SoundnessInspector {
  let horizon: Int64
  /// Names bound before, here or in a block around.
  private var bound: Set<String> = []
  /// Those of them that leave a group and are bound in this block.
  private var groups: Set<String> = []
  /// Groups of the blocks around and of this one, which sets and numbers may name.
  private var knownGroups: Set<String> = []
  /// Groups whose member a name stands for.
  private var members: Set<String> = []

  init(horizon: Int64) { self.horizon = horizon }

  /// Where the funds are between two steps.
  private enum Front { case start, head, group }

  /// Checks a block.
  ///
  /// - Parameter isFlow: whether nothing comes before it.
  /// - Returns: whether it leaves a group.
  @discardableResult
  mutating func check(_ block: [Step], isFlow: Bool) throws(PlanFault) -> Bool {
    guard !block.isEmpty else { throw PlanFault(nil, "a block has no step") }
    var front = isFlow ? Front.start : Front.head
    for (place, step) in block.enumerated() {
      try check(step, at: front)
      if isWrapper(step), step.leavesGroup, place < block.count - 1 {
        throw PlanFault(step.name, "leaves a group and is not the last of its block")
      }
      bound.insert(step.name)
      if step.leavesGroup {
        groups.insert(step.name)
        knownGroups.insert(step.name)
      }
      if case .absence = step.kind { continue }
      front = step.leavesGroup ? .group : .head
    }
    return front == .group
  }

  private func isWrapper(_ step: Step) -> Bool {
    switch step.kind {
    case .optional, .either: true
    default: false
    }
  }

  private mutating func check(_ step: Step, at front: Front) throws(PlanFault) {
    try checkPlace(step, front)
    try checkStart(step, front)
    try checkNumbers(step)
    for condition in step.conditions { for test in condition.tests { try check(test, in: step) } }
    for test in step.groupTests {
      guard test.interval.isFinite else { throw PlanFault(step.name, "a bound is no number") }
      try check(test.formula, in: step, isOfGroup: true)
    }
    try checkInside(step, front)
  }

  /// What may stand where.
  private func checkPlace(_ step: Step, _ front: Front) throws(PlanFault) {
    switch step.kind {
    case .each(let each):
      guard groups.contains(each.group) else { throw PlanFault(step.name, "goes over no group of its block") }
    case .gather(let gather):
      if let group = gather.of {
        guard groups.contains(group) else { throw PlanFault(step.name, "gathers from no group of its block") }
      } else if front != .start {
        throw PlanFault(step.name, "gathers from nothing")
      }
    case .cohort, .optional, .absence:
      guard front != .start else { throw PlanFault(step.name, "cannot be the first step") }
      if case .cohort = step.kind { return }
      guard front != .group || startsElsewhere(step) else { throw PlanFault(step.name, "follows a group") }
    default:
      guard front != .group || startsElsewhere(step) else { throw PlanFault(step.name, "follows a group") }
    }
  }

  /// Whether a step, or the first of every block inside it, has a start of its own.
  private func startsElsewhere(_ step: Step) -> Bool { step.starts.allSatisfy { $0.start != nil } }

  private func checkStart(_ step: Step, _ front: Front) throws(PlanFault) {
    guard let start = step.start else { return }
    switch step.kind {
    case .each, .gather, .cohort, .repetition, .optional, .either:
      throw PlanFault(step.name, "has no start of its own")
    default: break
    }
    guard front != .start else { throw PlanFault(step.name, "nothing is bound before the first step") }
    try check(start, in: step)
  }

  /// A name that stands for one head.
  private func check(_ reference: Reference, in step: Step) throws(PlanFault) {
    let isOne =
      reference.end == .from || members.contains(reference.step) || !knownGroups.contains(reference.step)
    guard bound.contains(reference.step), isOne else {
      throw PlanFault(step.name, "`\(reference.step)` is not one head bound before")
    }
  }

  private mutating func checkInside(_ step: Step, _ front: Front) throws(PlanFault) {
    guard !step.blocks.isEmpty else { return }
    let around = self
    var names: Set<String> = []
    var inner: Set<String> = []
    for block in step.blocks {
      self = around
      groups = []
      if case .each(let each) = step.kind { members.insert(each.group) }
      let leavesGroup = try check(block, isFlow: front == .start && !isEach(step))
      if case .repetition = step.kind, leavesGroup { throw PlanFault(step.name, "a round leaves no one head") }
      names.formUnion(bound)
      inner.formUnion(knownGroups)
    }
    self = around
    if isEach(step) { return }
    bound.formUnion(names)
    knownGroups.formUnion(inner)
  }

  private func isEach(_ step: Step) -> Bool { if case .each = step.kind { true } else { false } }
}

// MARK: Conditions

extension SoundnessInspector {
  private func check(_ test: TransferTest, in step: Step) throws(PlanFault) {
    switch test {
    case .attribute(_, let interval):
      guard interval.isFinite else { throw PlanFault(step.name, "a bound is no number") }
    case .formula(let formula, let interval):
      guard interval.isFinite else { throw PlanFault(step.name, "a bound is no number") }
      try check(formula, in: step, isOfGroup: false)
    case .same(_, let reference): try check(reference, in: step)
    case .inGroup(_, let group):
      guard knownGroups.contains(group) else { throw PlanFault(step.name, "`\(group)` is no group bound before") }
    case .relay(let relay): try Self.check(relay, of: step.name)
    case .lookalike(_, let within):
      guard within >= 0 else { throw PlanFault(step.name, "a duration is negative") }
    case .asset, .chain, .member, .fresh: return
    }
    for attribute in test.attributes where attribute.reach.map({ $0 < 0 }) ?? false {
      throw PlanFault(step.name, "a duration is negative")
    }
  }

  private func check(_ formula: Formula, in step: Step, isOfGroup: Bool) throws(PlanFault) {
    guard formula.isFinite else { throw PlanFault(step.name, "a formula has a constant that is no number") }
    for leaf in formula.leaves {
      switch leaf {
      case .attribute where isOfGroup: throw PlanFault(step.name, "a test of a group asks about one transfer")
      case .own where !isOfGroup: throw PlanFault(step.name, "a test of one transfer asks about a group")
      case .own(let function, let condition):
        try Self.check(Aggregate(step: step.name, function: function, where: condition), of: step.name)
      case .head(let name, _): try check(Reference(name, .to), in: step)
      case .aggregate(let aggregate):
        guard bound.contains(aggregate.step) else {
          throw PlanFault(step.name, "`\(aggregate.step)` is not bound before")
        }
        try Self.check(aggregate, of: step.name)
      case .attribute, .constant, .arithmetic: continue
      }
    }
  }

  /// The condition of a number asks only what a row alone decides.
  static func check(_ aggregate: Aggregate, of step: String) throws(PlanFault) {
    guard let condition = aggregate.condition else { return }
    guard condition.tests.allSatisfy(\.isOfRowAlone) else {
      throw PlanFault(step, "the condition of a number asks about more than a row")
    }
    switch aggregate.function {
    case .depth, .ends, .reached, .candidates:
      throw PlanFault(step, "`\(aggregate.function.rawValue)` takes no condition")
    default: return
    }
  }

  static func check(_ relay: Relay, of step: String) throws(PlanFault) {
    guard (1...Plan.longestHorizon).contains(relay.within), relay.maximumAge >= 0, relay.maximumDegree >= 0,
      relay.passes.isFinite
    else { throw PlanFault(step, "a relay is out of range") }
  }
}

extension TransferTest {
  /// Whether the transfer alone, with the labels and first appearances of its ends, decides it.
  public var isOfRowAlone: Bool {
    switch self {
    case .asset, .chain, .member, .fresh: true
    case .attribute(let attribute, _): attribute.isOfRowAlone
    case .formula(let formula, _):
      formula.leaves.allSatisfy { if case .attribute(let attribute) = $0 { attribute.isOfRowAlone } else { false } }
    case .same, .inGroup, .lookalike, .relay: false
    }
  }
}

extension TransferAttribute {
  var isOfRowAlone: Bool {
    switch self {
    case .amount, .usd, .time, .rounded, .hour, .weekday, .age, .sinceEvent, .sinceEventOf: true
    case .gap, .kept, .leaked, .siblings, .idle, .degree, .balance: false
    }
  }

  /// Seconds that the attribute looks back or ahead as it is written.
  fileprivate var reach: Int64? {
    switch self {
    case .leaked(let within), .siblings(let within), .degree(_, let within), .balance(let within): within
    default: nil
    }
  }
}

extension Interval {
  /// Whether both bounds are numbers.
  var isFinite: Bool { (lower?.value.isFinite ?? true) && (upper?.value.isFinite ?? true) }
}

extension Formula {
  fileprivate var isFinite: Bool {
    switch self {
    case .constant(let value): value.isFinite
    case .arithmetic(_, let left, let right): left.isFinite && right.isFinite
    default: true
    }
  }
}

extension Step {
  /// This step and those inside it.
  public var withInner: [Step] { [self] + blocks.flatMap { $0.flatMap(\.withInner) } }

  /// The blocks inside this step, each with its steps in order; empty for a step that is no block.
  public var blocks: [[Step]] {
    switch kind {
    case .each(let each): [each.steps]
    case .repetition(let repetition): [repetition.steps]
    case .either(let either): either.alternatives
    case .optional(let step): [[step]]
    default: []
    }
  }

  /// The conditions on single transfers in this step alone.
  public var conditions: [Condition] {
    switch kind {
    case .hop(let hop): [hop.condition]
    case .chain(let chain): [chain.condition]
    case .split(let split): [split.member, split.first]
    case .series(let series): [series.member, series.first]
    case .gather(let gather): [gather.member, gather.first]
    case .mesh(let mesh): [mesh.member]
    case .trace(let trace): [trace.member]
    case .cohort(let cohort): [cohort.member]
    case .swap(let swap): [swap.payment, swap.credit]
    case .cross(let cross): [cross.payment, cross.credit]
    case .absence(let absence): [absence.condition]
    case .each, .repetition, .optional, .either: []
    }
  }

  /// The tests of a finished group in this step alone.
  public var groupTests: [GroupTest] {
    switch kind {
    case .split(let split): split.test.tests
    case .series(let series): series.test.tests
    case .gather(let gather): gather.test.tests
    case .mesh(let mesh): mesh.test.tests
    case .trace(let trace): trace.test.tests
    case .cohort(let cohort): cohort.test.tests
    default: []
    }
  }

  /// Whether the funds are at several places after this step.
  public var leavesGroup: Bool {
    switch kind {
    case .split, .series, .each, .mesh, .trace, .cohort: true
    case .hop, .chain, .gather, .swap, .cross, .absence: false
    case .repetition(let repetition): repetition.steps.leaveGroup
    case .optional(let step): step.leavesGroup
    case .either(let either): either.alternatives.contains { $0.leaveGroup }
    }
  }

  /// The steps that can bind the first transfer of a flow that starts with this one.
  public var starts: [Step] {
    switch kind {
    case .repetition(let repetition): repetition.steps.first?.starts ?? []
    case .either(let either): either.alternatives.flatMap { $0.first?.starts ?? [] }
    case .optional(let step): step.starts
    default: [self]
    }
  }
}

extension BidirectionalCollection where Element == Step {
  /// Whether the funds are at several places after this block: an absence leaves them where they are.
  public var leaveGroup: Bool {
    last { if case .absence = $0.kind { false } else { true } }?.leavesGroup ?? false
  }
}

import SignaturePlan

/// The names that a step of a random plan may speak of.
struct RandomScope {
  /// Steps that leave one head, and groups around whose member the name stands for.
  private var heads: [String] = []
  /// Groups bound in this block.
  private(set) var groups: [String] = []
  /// Groups bound here or around.
  private(set) var knownGroups: [String] = []
  /// Everything bound.
  private(set) var names: [String] = []

  /// Where the funds are between two steps.
  enum Front { case start, head, group }

  mutating func bind(_ step: Step) {
    names.append(step.name)
    if step.leavesGroup {
      groups.append(step.name)
      knownGroups.append(step.name)
    } else if Self.leavesHead(step) {
      heads.append(step.name)
    }
    if case .optional(let inner) = step.kind { bind(inner) }
  }

  /// A step without transfers of its own leaves no head that a name could stand for.
  private static func leavesHead(_ step: Step) -> Bool {
    switch step.kind {
    case .hop, .chain, .gather, .swap, .cross: true
    default: false
    }
  }

  /// Goes into a block; groups around are not groups of the block.
  mutating func enter(member: String?) {
    groups = []
    if let member { heads.append(member) }
  }

  /// A name that stands for one head.
  func reference(_ generator: inout SeededGenerator) -> Reference? {
    heads.isEmpty ? nil : Reference(generator.pick(heads), generator.pick(End.allCases))
  }
}

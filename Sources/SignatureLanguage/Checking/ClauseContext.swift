import SignaturePlan

/// The step that a clause belongs to.
struct ClauseContext {
  var kind: StepTable.Kind
  /// Whether a step comes before it.
  var hasHead: Bool
  /// How many transfers the step binds.
  var count: ClosedRange<Int> = 1...1
  /// The steps bound before, in its block and in the blocks around.
  var scope: [String: StepTable.Entry] = [:]
  var reach = Reach()

  /// Whether its transfers form a group with numbers of its own.
  var isGroup: Bool {
    switch kind {
    case .split, .series, .gather, .mesh, .trace, .cohort: true
    default: false
    }
  }

  /// The names that its clause may ask for.
  var knownNames: [String] {
    let own = TransferAttribute.plain.map(\.text) + ["asset", "from", "to"]
    return isGroup ? own + GroupFunction.allCases.filter { $0 != .fraction }.map(\.rawValue) : own
  }

  /// Attributes and numbers that the language knows and this version does not.
  static let laterNames: Set<String> = [
    "chain", "hour", "weekday", "round", "leaked", "siblings", "age", "balance", "degree", "distinct", "dwell", "ends",
    "first", "last", "tx", "label", "address", "case",
  ]
}

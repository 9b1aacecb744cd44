import SignaturePlan

/// The step that a clause belongs to.
struct ClauseContext {
  var kind: StepTable.Kind
  /// Whether one head is before it; for a `gather`, whether it is of a group.
  var hasHead: Bool
  /// How many transfers the step binds; of a trace, how deep it goes.
  var count: ClosedRange<Int> = 1...1
  /// The step's own name.
  var name: String?
  /// The steps that were bound before it, in its block and around it.
  var scope: [String: StepTable.Entry] = [:]
  var reach = Reach()
  /// Seconds: the upper bound of `gap` in the clause.
  var gapBound: Int64?
  /// Whether the condition chooses among transfers that are bound, and asks what a row alone decides.
  var isOfRow = false

  /// Whether the amounts of its group are values.
  var isAnyAsset: Bool { reach.anyAsset }

  /// Whether its transfers form a group with numbers of its own.
  var isGroup: Bool { kind.hasNumbers }

  /// Whether a transfer has something that arrived before it: in a swap and a crossing, the payment.
  var hasArrival: Bool { hasHead || kind.isCrossing }

  /// The names that its clause may ask for.
  var knownNames: [String] {
    let own = Checker.attributeNames + ["asset", "chain", "from", "to"]
    if kind == .trace { return own + Self.numberNames + ["taint"] }
    if kind.isCrossing { return own + ["paid"] }
    return isGroup ? own + Self.numberNames : own
  }

  /// The numbers of a group, without what they take.
  private static let numberNames: [String] = {
    var seen: [String] = []
    for function in GroupFunction.allCases where function != .candidates {
      let name = function.rawValue.prefix { $0 != "(" }
      if !seen.contains(String(name)) { seen.append(String(name)) }
    }
    return seen
  }()
}

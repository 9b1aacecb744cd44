import SignaturePlan

/// One instance of a step, bound to its transfers.
struct BoundStep {
  let step: Step
  /// The transfer that brought the funds; nil for the first step of a flow, and for `each`.
  var head: Int?
  /// Transfers in ledger order; none of an `each`.
  var rows: [Int] = []
  /// Transfers whose receivers the funds are at now.
  var heads: [Int]
  /// Transfers on the longest way through the instance.
  var depth = 1
  /// Of an `each`: the branches that matched.
  var branches: [[BoundStep]] = []
  /// Of an `each`: how many branches were tried.
  var tried = 0
}

/// One way to bind a step.
///
/// Its transfers are spelt out only when it is taken: whether the rest of a flow can be bound depends on the heads alone.
struct Candidate {
  let heads: [Int]
  /// The last transfer.
  let last: Int
  let bound: () -> BoundStep
}

extension Candidate {
  /// A candidate that is bound already; `each` has no last transfer, but nothing asks for it.
  init(_ step: BoundStep) {
    self.init(heads: step.heads, last: step.rows.last ?? -1) { step }
  }
}

extension Step {
  /// Whether the funds are at several places after this step.
  var leavesGroup: Bool {
    switch kind {
    case .hop, .chain: false
    case .split, .each, .mesh: true
    }
  }
}

/// A flow, or the rest of one, bound to transfers.
struct FlowBinding {
  /// In the order in which they were bound: blocks that are written out leave their own step after those inside.
  var steps: [StepBinding]
  /// Where the flow ended.
  var front: Front
}

/// One step bound to transfers.
struct StepBinding {
  /// Number of the step.
  var step: Int
  /// Transfers, ascending; none for a block or an absence.
  var rows: [Row]
  /// The head that the step went on from, or all heads of the group that a gather is of; none in the first step.
  var before: [Head]
  /// Where the funds are afterwards; after an absence, where they were before it.
  var left: Front
  /// Whether names can ask for the heads: those after an absence are not its own.
  var ownsHeads = true
  /// Transfers on the longest path.
  var depth = 1
  /// What the transfers of a trace that gave its heads carry, over what arrived.
  var reached = Double.nan
  /// Credits that fit the payment.
  var candidates = 1
  /// Rounds of a repeat.
  var rounds = 0
  /// Branches that an `each` tried, and those that matched.
  var tried = 0
  var branches: [FlowBinding] = []
  /// The members that the branches start from.
  var members: [Head] = []
}

extension StepBinding {
  /// The heads that the step has left.
  var heads: [Head] { ownsHeads ? left.heads : [] }
}

extension FlowBinding {
  /// Every bound instance of every step, with those inside branches.
  func visit(_ body: (StepBinding) -> Void) {
    for step in steps {
      body(step)
      for branch in step.branches { branch.visit(body) }
    }
  }
}

/// Where a flow stands between two steps.
enum Front {
  /// Before the first step.
  case start
  /// At one place.
  case head(Head)
  /// At the places of a group, in ledger order.
  case group([Head])

  /// Where the funds are.
  var heads: [Head] {
    switch self {
    case .start: []
    case .head(let head): [head]
    case .group(let heads): heads
    }
  }

  /// The one place where the funds are.
  var head: Head? {
    if case .head(let head) = self { head } else { nil }
  }

  var isGroup: Bool {
    if case .group = self { true } else { false }
  }
}

/// One way to bind a step, its transfers listed only when it is taken.
struct Candidate {
  /// Where the funds are afterwards.
  let front: Front
  let binding: () -> StepBinding

  init(front: Front, binding: @escaping () -> StepBinding) {
    self.front = front
    self.binding = binding
  }

  init(_ bound: StepBinding) {
    self.init(front: bound.left) { bound }
  }
}

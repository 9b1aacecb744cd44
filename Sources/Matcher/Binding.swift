/// A flow, or the rest of one, bound to transfers.
struct FlowBinding {
  /// In the order of the block's steps.
  var steps: [StepBinding]
  /// The transfers that brought the funds to where the flow ended, ascending.
  var heads: [Row]
}

/// One step bound to transfers.
struct StepBinding {
  /// Number of the step.
  var step: Int
  /// Transfers, ascending; none for an `each`.
  var rows: [Row]
  /// The transfer that brought the funds; nil in the first step.
  var head: Row?
  /// Transfers on the longest path.
  var depth = 1
  /// Branches that an `each` tried, and those that matched.
  var tried = 0
  var branches: [FlowBinding] = []
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
  /// At the receiver of one transfer.
  case head(Row)
  /// At the receivers of a group.
  case group([Row])

  /// The transfers that brought the funds here.
  var rows: [Row] {
    switch self {
    case .start: []
    case .head(let row): [row]
    case .group(let rows): rows
    }
  }

  /// The one transfer that brought the funds.
  var head: Row? {
    if case .head(let row) = self { row } else { nil }
  }
}

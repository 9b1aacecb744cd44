import SignaturePlan

/// What a signature asks for and what looking for it takes.
public struct Explanation: Sendable {
  public var plan: Plan
  /// By place in ``SignaturePlan/Plan/allSteps``: the step's conditions in their order.
  public var clauses: [[Clause]]
  public var bounds: FlowBounds
  public var cost: Cost
  /// Transfers that are kept for this signature alone; nil where no ledger was read.
  public var kept: Int?

  /// A condition on single transfers, parted by what its parts must look at.
  public struct Clause: Sendable {
    /// Decided by kernels, on columns.
    public var kernels: [Condition]
    /// Asked transfer by transfer.
    public var near: [Condition]
    /// The same, but costly, or waiting for other steps.
    public var wide: [Condition]
    /// Transfers that pass what kernels decide; nil where no ledger was read.
    public var passing: Int?

    public init(kernels: [Condition], near: [Condition], wide: [Condition], passing: Int? = nil) {
      self.kernels = kernels
      self.near = near
      self.wide = wide
      self.passing = passing
    }
  }

  /// What matching keeps, and when it gives up.
  public struct Cost: Sendable {
    /// Why every transfer is kept, in words; empty if a selection is.
    public var wholeLedger: [String]
    /// Bytes for each transfer kept, and for each address on a chain.
    public var rowBytes: Int
    public var nodeBytes: Int
    /// Rows looked at: for one origin, for all of a cell, and for each transfer in it besides.
    public var originLimit: Int
    public var cellLimit: Int
    public var cellTransferLimit: Int

    public init(
      wholeLedger: [String], rowBytes: Int, nodeBytes: Int, originLimit: Int, cellLimit: Int, cellTransferLimit: Int
    ) {
      self.wholeLedger = wholeLedger
      self.rowBytes = rowBytes
      self.nodeBytes = nodeBytes
      self.originLimit = originLimit
      self.cellLimit = cellLimit
      self.cellTransferLimit = cellTransferLimit
    }
  }

  public init(plan: Plan, clauses: [[Clause]], cost: Cost, kept: Int? = nil) {
    self.plan = plan
    self.clauses = clauses
    self.bounds = FlowBounds(plan)
    self.cost = cost
    self.kept = kept
  }

  /// The most points that all parts of the score give together.
  var mostPoints: Points { plan.score.map(\.points).reduce(.zero, +) }

  /// What is to be tried at a step that kernels do not narrow; nil for one that they do, or that binds nothing itself.
  func candidates(_ place: Int) -> String? {
    let step = plan.allSteps[place]
    guard let clause = clauses[place].first, clause.kernels.isEmpty else { return nil }
    switch step.kind {
    case .cohort(let cohort): return "every payment out of \(cohort.from) is a candidate here"
    case .mesh where !isStart(step): return "every payment between relays is a candidate here"
    case .gather(let gather) where gather.of != nil: return "every payment of a member is a candidate here"
    case .each, .repetition, .optional, .either: return nil
    case .hop, .chain, .split, .series, .gather, .mesh, .trace, .swap, .cross, .absence:
      return isStart(step) ? "every transfer is a candidate here" : "every payment of the head is a candidate here"
    }
  }

  private func isStart(_ step: Step) -> Bool { plan.steps.first?.starts.contains(step) == true }
}

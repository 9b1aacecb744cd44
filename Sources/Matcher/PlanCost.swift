import SignaturePlan

/// What matching a plan takes, as the engine itself parts and lays it out.
public struct PlanCost: Sendable {
  /// By place in ``SignaturePlan/Plan/allSteps``, each step's conditions in the order of
  /// ``SignaturePlan/Step/conditions``.
  public let steps: [[PartedCondition]]
  /// Why every transfer of the ledger is kept; empty if a selection is.
  public let wholeLedger: [WholeLedgerCause]
  public let state: StateSize
  public let limits: WorkBounds

  public init(_ plan: Plan) {
    let codes = PlanCodes(assets: AssetCodes(plans: []) { _ in 0 }, chains: ChainCodes(plans: []) { _ in 0 })
    let program = Program(plan, codes: codes)
    let implied = plan.impliedBounds
    steps = zip(plan.allSteps, program.steps).map { step, resolved in
      zip(step.filtered(implied[step.name]), [resolved.member, resolved.first]).map {
        PartedCondition($0, by: $1.costs)
      }
    }
    wholeLedger = program.wholeLedgerCauses
    state = StateSize(program)
    limits = WorkBounds()
  }
}

/// A condition, parted by what its parts must look at.
public struct PartedCondition: Sendable, Hashable {
  /// Decided by the row: kernels turn them into a bitmap.
  public var kernels: [Condition] = []
  /// Asked transfer by transfer, about the head or what is known of the ends.
  public var near: [Condition] = []
  /// The same, but costly, or only known once other steps are bound.
  public var wide: [Condition] = []

  /// - Parameter costs: what each part of the condition must look at.
  init(_ condition: Condition, by costs: [Check.Cost]) {
    for (part, cost) in zip(condition.conjuncts, costs) {
      switch cost {
      case .row: kernels.append(part)
      case .near: near.append(part)
      case .wide: wide.append(part)
      }
    }
  }
}

/// How far a search goes before it gives up, in rows looked at.
public struct WorkBounds: Sendable, Hashable {
  /// To bind a flow from one origin.
  public let origin = WorkLimit.origin
  /// For all origins of a cell, and for each transfer in it besides.
  public let cell = WorkLimit.cell(transfers: 0)
  public let cellTransfer = WorkLimit.cell(transfers: 1) - WorkLimit.cell(transfers: 0)
}

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

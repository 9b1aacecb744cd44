import SignaturePlan

/// What follows from a plan alone about the matches that it can have.
public struct FlowBounds: Sendable, Hashable {
  /// By place in ``SignaturePlan/Plan/allSteps``.
  public private(set) var steps: [StepBounds] = []
  /// Most transfers of a match; nil where nothing bounds them.
  public private(set) var transfers: Int?

  public init(_ plan: Plan) {
    var walk = FlowWalk()
    transfers = walk.block(plan.steps, times: 1).transfers
    steps = walk.steps
    var remains = Remains()
    for (step, place) in zip(plan.steps, FlowWalk.places(of: plan.steps)) { steps[place].remains = remains.take(step) }
  }
}

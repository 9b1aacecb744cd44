import SignaturePlan

/// What follows from a plan alone about one of its steps.
public struct StepBounds: Sendable, Hashable {
  /// Most transfers of the step in a match, over all branches and rounds; nil where nothing bounds them.
  public var transfers: Int?
  /// Seconds from the arrival at the head to the step's first transfer; nil where the horizon alone bounds them.
  public var wait: Int64?
  /// Seconds from one transfer of the step to the next; nil where the horizon alone bounds them.
  public var pace: Int64?
  /// The least that is left after the step, at most once for the fewest and once for the most hops.
  public var remains: [Remainder] = []

  public init() {}
}

extension Step {
  /// Seconds from the arrival at the head to the first transfer, as the condition on it says.
  var wait: Int64? {
    switch kind {
    case .hop(let hop): hop.condition.longestGap
    case .chain(let chain): chain.condition.longestGap
    case .split(let split): split.first.longestGap
    case .series(let series): series.first.longestGap
    case .gather(let gather): gather.first.longestGap
    case .swap(let swap): swap.payment.longestGap
    case .cross(let cross): cross.payment.longestGap
    case .cohort(let cohort): cohort.window
    case .mesh, .trace, .each, .repetition, .optional, .either, .absence: nil
    }
  }

  /// Seconds from one transfer to the next.
  var pace: Int64? {
    switch kind {
    case .chain(let chain): chain.condition.longestGap
    case .series(let series): series.spacing.upperBound
    case .swap(let swap): swap.lag
    case .cross(let cross): cross.lag
    case .trace(let trace): trace.rest
    case .hop, .split, .gather, .cohort, .mesh, .each, .repetition, .optional, .either, .absence: nil
    }
  }
}

extension Condition {
  /// What the parts that must hold leave of an attribute.
  func bound(of attribute: TransferAttribute) -> (lower: Double?, upper: Double?) {
    let intervals = conjuncts.compactMap { part -> Interval? in
      guard case .test(.attribute(attribute, let interval)) = part else { return nil }
      return interval
    }
    return (intervals.compactMap(\.lower?.value).max(), intervals.compactMap(\.upper?.value).min())
  }

  fileprivate var longestGap: Int64? { bound(of: .gap).upper.map { $0 > 0 ? Int64(min($0, 1e15)) : 0 } }
}

/// A plan with its limits moved outwards, to find the flows that miss some of them narrowly.
///
/// Every limit that is a number moves by one share of itself, counts by at least one: `gap <= 1h` becomes 72 minutes and
/// `chain 5..` four hops at 20%. A last step may be missing where two others come before it and leave one head. Label
/// sets, freshness, what `not` or `no` forbid, times of day and what a relay is stay as they are. A group that wider
/// limits choose otherwise may miss none of the limits and still be no match.
public struct NearPlan: Sendable, Hashable {
  /// The plan as it is.
  public let plan: Plan
  /// The plan that finds matches and near misses, under the same name.
  public let loose: Plan
  /// The plan's own limits, step by step in the shape of ``loose``; it is not searched for.
  public let strict: Plan

  /// Whether the last step may be missing, other than the plan says.
  public var mayEndEarly: Bool { strict.steps != plan.steps }

  /// - Parameter share: how far limits move: 0.2 lets everything be missed by a fifth of it. Over 0, under 1.
  public init(_ plan: Plan, within share: Double) {
    self.plan = plan
    var strict = plan
    strict.steps = Self.withOptionalEnd(plan.steps)
    self.strict = strict
    loose = strict.withLimits { $0.moved(by: share) }
  }

  private static func withOptionalEnd(_ steps: [Step]) -> [Step] {
    // A step that may be missing goes on from one place.
    guard steps.count > 2, let last = steps.last, !steps.dropLast().leaveGroup else { return steps }
    switch last.kind {
    // Blocks can bind nothing as they are.
    case .absence, .optional, .either, .repetition, .each: return steps
    default: return steps.dropLast() + [Step(name: "\(last.name) (end)", kind: .optional(last))]
    }
  }
}

extension PlanLimit {
  /// Its value, farther out by a share of it, counts by at least 1.
  fileprivate func moved(by share: Double) -> Double {
    guard isGradual else { return value }
    let distance = max(value.magnitude * share, isCount ? 1 : 0)
    guard isLower else { return isWhole ? (value + distance).rounded(.up) : value + distance }
    let lower = value - distance
    return max(isWhole ? lower.rounded(.down) : lower, min(least, value))
  }
}

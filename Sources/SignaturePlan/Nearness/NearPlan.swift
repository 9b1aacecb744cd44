/// A plan with its limits moved outwards, to find the flows that miss some of them narrowly.
///
/// Every limit that is a number moves by one share of itself, counts by at least one: `gap <= 1h` becomes 72 minutes and
/// `chain 5..` four hops at 20%. A last step may be missing where two others come before it and leave one head. Label sets, freshness, what
/// `not` or `no` forbid, times of day and what a relay is stay as they are. A group that wider limits choose otherwise
/// may miss none of the limits and still be no match.
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
    var loose = strict
    let spread = Spread(share: share)
    loose.steps = strict.steps.map { $0.loosened(spread) }
    loose.horizon = spread.longer(plan.horizon)
    loose.reportAt = Points(tenths: Int((Double(plan.reportAt.tenths) * (1 - share)).rounded(.down)))
    self.loose = loose
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

/// How far limits move.
struct Spread {
  let share: Double

  func longer(_ seconds: Int64) -> Int64 {
    // No sound plan has a duration of more than some thousand years.
    Int64(min((Double(seconds) * (1 + share)).rounded(.up), 1e15))
  }

  func shorter(_ seconds: Int64) -> Int64 { Int64((Double(max(seconds, 0)) * (1 - share)).rounded(.down)) }

  /// - Parameter least: a lower end that is not passed, unless it was lower already.
  func wider(_ count: ClosedRange<Int>, least: Int) -> ClosedRange<Int> {
    let (low, high) = (count.lowerBound, count.upperBound)
    let lower = min(low - 1, Int((Double(low) * (1 - share)).rounded(.down)))
    let upper = high > Int.max / 4 ? high : max(high + 1, Int((Double(high) * (1 + share)).rounded(.up)))
    return max(min(least, low), lower)...upper
  }

  func wider(_ interval: Interval, isCount: Bool) -> Interval {
    var wider = interval
    wider.lower = interval.lower.map { moved($0, by: -1, isCount) }
    wider.upper = interval.upper.map { moved($0, by: 1, isCount) }
    return wider
  }

  /// - Parameter way: 1 for up, -1 for down.
  private func moved(_ bound: Interval.Bound, by way: Double, _ isCount: Bool) -> Interval.Bound {
    let step = max(bound.value.magnitude * share, isCount ? 1 : 0)
    return Interval.Bound(bound.value + way * step, inclusive: bound.inclusive)
  }
}

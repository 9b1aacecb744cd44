/// A number that a plan compares something with.
public struct PlanLimit: Sendable, Hashable {
  /// Name of the step; empty for a limit of the whole signature.
  public var step: String
  public var quantity: Quantity
  public var value: Double
  /// Whether it is the least that is allowed, not the most.
  public var isLower: Bool
  /// The smallest value that means something, 0 where any does.
  public var least: Double = 0

  /// What a limit limits.
  public enum Quantity: Sendable, Hashable {
    /// A number of a transfer.
    case attribute(TransferAttribute)
    /// A number of a group, or worked out from others.
    case formula(Formula)
    /// Transfers of a step; of a split or gather those to or from different addresses; rounds of a repeat.
    case count
    /// Layers of a trace.
    case depth
    /// Seconds from a group's first transfer to its last, or after the arrival before it.
    case window
    /// Seconds from one payment of a series to the next.
    case spacing
    /// Seconds from a payment to its credit.
    case lag
    /// Seconds from the flow's first transfer to its last.
    case horizon
    /// How far members lie from the one in the middle, as a share of its amount.
    case equal
    /// Branches that match, as a share of those tried.
    case matchedShare
    /// Branches that match.
    case matched
    /// Seconds in which a relay passes on what it gets.
    case relayWindow
    /// What a relay passes on, as a share of what it gets.
    case relayShare
    /// Whether the step is there at all: 0 against 1.
    case presence
    /// Points.
    case score
  }

  init(_ step: String, _ quantity: Quantity, _ value: Double, isLower: Bool, least: Double = 0) {
    self.step = step
    self.quantity = quantity
    self.value = value
    self.isLower = isLower
    self.least = least
  }

  /// Whether it is a number of things or of seconds, and so whole.
  public var isWhole: Bool {
    switch quantity {
    case .count, .depth, .matched, .window, .spacing, .lag, .horizon, .relayWindow: true
    case .attribute, .formula, .equal, .matchedShare, .relayShare, .presence, .score: false
    }
  }

  /// Whether a distance of 1 is the least that there can be.
  var isCount: Bool {
    switch quantity {
    case .count, .depth, .matched: true
    case .attribute(let attribute): attribute.isCount
    case .formula(.own(let function, where: _)): function.isCount
    default: false
    }
  }

  /// Whether near it is nearly within it: not so for times, for hours of the day, and for what a relay is.
  var isGradual: Bool {
    switch quantity {
    case .attribute(let attribute): attribute.isGradual
    case .formula(.own(let function, where: _)): function.isGradual
    case .relayWindow, .relayShare: false
    default: true
    }
  }
}

extension Plan {
  /// Every limit, the plan's own first, then step by step; those that `not` denies, and in steps `no`, are left out.
  public var limits: [PlanLimit] {
    var limits: [PlanLimit] = []
    _ = withLimits {
      limits.append($0)
      return $0.value
    }
    return limits
  }

  /// The same plan with other limits.
  ///
  /// - Parameter value: gives the new value of each, in the order of ``limits``.
  public func withLimits(_ value: (PlanLimit) -> Double) -> Plan {
    withoutActuallyEscaping(value) { value in
      let move = LimitMove(value: value)
      var plan = self
      plan.horizon = move.seconds(PlanLimit("", .horizon, Double(horizon), isLower: false))
      plan.reportAt = Points(rounding: value(PlanLimit("", .score, reportAt.value, isLower: true)))
      plan.steps = steps.map { $0.withLimits(move) }
      return plan
    }
  }
}

/// Gives limits other values.
struct LimitMove {
  let value: (PlanLimit) -> Double

  func seconds(_ limit: PlanLimit) -> Int64 {
    // No sound plan has a duration of more than some thousand years.
    Int64(max(0, min(value(limit), 1e15)).rounded())
  }

  func count(_ range: ClosedRange<Int>, _ quantity: PlanLimit.Quantity, _ step: String, least: Int) -> ClosedRange<Int>
  {
    let lower = whole(PlanLimit(step, quantity, Double(range.lowerBound), isLower: true, least: Double(least)))
    guard range.upperBound < Int.max / 4 else { return lower...range.upperBound }
    return lower...max(lower, whole(PlanLimit(step, quantity, Double(range.upperBound), isLower: false)))
  }

  func whole(_ limit: PlanLimit) -> Int { Int(max(-1e15, min(value(limit), 1e15)).rounded()) }

  func interval(_ interval: Interval, _ quantity: PlanLimit.Quantity, _ step: String) -> Interval {
    var moved = interval
    moved.lower = interval.lower.map {
      Interval.Bound(value(PlanLimit(step, quantity, $0.value, isLower: true)), inclusive: $0.inclusive)
    }
    moved.upper = interval.upper.map {
      Interval.Bound(value(PlanLimit(step, quantity, $0.value, isLower: false)), inclusive: $0.inclusive)
    }
    return moved
  }
}

import SignaturePlan

/// What the transfers and the group of a step are measured against, resolved.
struct StepLimits: Sendable {
  /// With the counts and durations that are asked for.
  let kind: Step.Kind
  let member: Logic<Limit>
  let first: Logic<Limit>
  let group: Logic<GroupLimit>
}

/// One test of a transfer, as it was written and resolved.
struct Limit: Sendable, Hashable {
  let test: TransferTest
  let check: Check

  /// What is measured, and what it is to lie in; nil for a test that is no limit.
  var measured: (quantity: PlanLimit.Quantity, interval: Interval)? {
    switch test {
    case .attribute(let attribute, let interval) where attribute.isGradual: (.attribute(attribute), interval)
    case .formula(let formula, let interval): (.formula(formula), interval)
    default: nil
    }
  }
}

/// One test of a group, as it was written and resolved.
struct GroupLimit: Sendable, Hashable {
  let formula: Formula
  let term: Term
  let interval: Interval
}

extension Interval {
  /// How far a number lies outside; nil inside, or where the number is undefined.
  func miss(_ value: Double, _ quantity: PlanLimit.Quantity, in step: String) -> Miss? {
    guard !value.isNaN, !contains(value) else { return nil }
    if let lower, !Interval(lower: lower).contains(value) {
      return Miss(step: step, quantity: quantity, value: value, limit: lower.value, isShort: true)
    }
    return upper.map { Miss(step: step, quantity: quantity, value: value, limit: $0.value, isShort: false) }
  }
}

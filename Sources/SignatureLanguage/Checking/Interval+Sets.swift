import SignaturePlan

extension Interval {
  /// The numbers that a comparison with a value leaves: two intervals for `!=`, else one.
  static func intervals(_ comparison: Comparison, _ value: Double) -> [Interval] {
    switch comparison {
    case .atLeast: [.atLeast(value)]
    case .above: [.above(value)]
    case .atMost: [.atMost(value)]
    case .below: [.below(value)]
    case .equal: [Interval(value...value)]
    case .notEqual: [.below(value), .above(value)]
    }
  }

  /// Whether no number lies in it.
  var isEmpty: Bool {
    guard let lower, let upper else { return false }
    return lower.value > upper.value || (lower.value == upper.value && !(lower.inclusive && upper.inclusive))
  }

  /// The numbers that lie in both.
  func intersection(_ other: Interval) -> Interval {
    Interval(
      lower: Self.tighter(lower, other.lower) { $0 > $1 }, upper: Self.tighter(upper, other.upper) { $0 < $1 })
  }

  private static func tighter(_ a: Bound?, _ b: Bound?, _ wins: (Double, Double) -> Bool) -> Bound? {
    guard let a, let b else { return a ?? b }
    if a.value == b.value { return a.inclusive ? b : a }
    return wins(a.value, b.value) ? a : b
  }

  /// Both bounds times a number over 0.
  func scaled(by factor: Double) -> Interval {
    Interval(
      lower: lower.map { Bound($0.value * factor, inclusive: $0.inclusive) },
      upper: upper.map { Bound($0.value * factor, inclusive: $0.inclusive) })
  }
}

extension Comparison {
  /// The same comparison with its sides exchanged.
  var mirrored: Comparison {
    switch self {
    case .atLeast: .atMost
    case .above: .below
    case .atMost: .atLeast
    case .below: .above
    case .equal, .notEqual: self
    }
  }
}

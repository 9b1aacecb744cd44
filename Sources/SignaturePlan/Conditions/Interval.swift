/// Numbers between two bounds, either of which may be missing.
public struct Interval: Sendable, Hashable, Codable {
  public var lower: Bound?
  public var upper: Bound?

  public struct Bound: Sendable, Hashable, Codable {
    public var value: Double
    /// Whether the bound itself belongs to the interval.
    public var inclusive: Bool

    public init(_ value: Double, inclusive: Bool = true) {
      self.value = value
      self.inclusive = inclusive
    }
  }

  public init(lower: Bound? = nil, upper: Bound? = nil) {
    self.lower = lower
    self.upper = upper
  }

  /// Both bounds included.
  public init(_ range: ClosedRange<Double>) {
    self.init(lower: Bound(range.lowerBound), upper: Bound(range.upperBound))
  }

  public static func atLeast(_ value: Double) -> Interval { Interval(lower: Bound(value)) }
  public static func atMost(_ value: Double) -> Interval { Interval(upper: Bound(value)) }
  public static func above(_ value: Double) -> Interval { Interval(lower: Bound(value, inclusive: false)) }
  public static func below(_ value: Double) -> Interval { Interval(upper: Bound(value, inclusive: false)) }

  /// NaN, the undefined value, lies in no interval.
  public func contains(_ value: Double) -> Bool {
    guard !value.isNaN else { return false }
    if let lower, !(lower.inclusive ? value >= lower.value : value > lower.value) { return false }
    if let upper, !(upper.inclusive ? value <= upper.value : value < upper.value) { return false }
    return true
  }
}

/// A named, bounded part of a score.
public struct ScorePart: Sendable, Hashable, Codable {
  /// The most that this part can give.
  public var points: Points
  public var text: String
  public var rule: Rule

  public enum Rule: Sendable, Hashable, Codable {
    /// The full points, for every match.
    case always
    /// The full points if the condition holds.
    case when(ScoreCondition)
    /// So many points for each unit of an aggregate over a base, up to the full points.
    case per(Points, Aggregate, over: Double)
    /// Nothing at or below `from`, the full points at or above `to`, in proportion between.
    case scaled(Aggregate, from: Double, to: Double)
  }

  public init(points: Points, text: String, rule: Rule) {
    self.points = points
    self.text = text
    self.rule = rule
  }
}

/// What a score part may ask of a finished binding.
public typealias ScoreCondition = Logic<ScoreTest>

public enum ScoreTest: Sendable, Hashable, Codable {
  case aggregate(Aggregate, Interval)
  /// A formula over numbers of steps lies in an interval.
  case formula(Formula, Interval)
  /// Some address of the evidence is in a label set.
  case anyAddress(SetReference)
}

/// A number of the transfers bound to a step: `layer1.count`, `fraction(exit where usd < $500_000)`.
public struct Aggregate: Sendable, Hashable, Codable {
  public var step: String
  public var function: GroupFunction
  /// Which of the step's transfers count; a condition that a row alone decides.
  public var condition: Condition?

  public init(step: String, function: GroupFunction, where condition: Condition? = nil) {
    self.step = step
    self.function = function
    self.condition = condition
  }
}

/// Points of a score, kept in tenths so that sums are exact.
public struct Points: Sendable, Hashable, Comparable, Codable {
  public var tenths: Int

  public init(tenths: Int) { self.tenths = tenths }
  public init(_ whole: Int) { tenths = whole * 10 }

  /// The nearest tenth to a value that is neither negative nor over a million; NaN is 0.
  public init(rounding value: Double) {
    tenths = value > 0 ? Int(Swift.min(value, 1_000_000) * 10 + 0.5) : 0
  }

  public static let zero = Points(tenths: 0)
  public static func < (left: Points, right: Points) -> Bool { left.tenths < right.tenths }
  public static func + (left: Points, right: Points) -> Points { Points(tenths: left.tenths + right.tenths) }

  public var value: Double { Double(tenths) / 10 }
}

extension Points: CustomStringConvertible {
  /// `60` or `62.5`.
  public var description: String { tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)" }
}

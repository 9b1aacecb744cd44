/// A number worked out from others: `99% * feed.sum`, `amount % 100 ETH`.
public indirect enum Formula: Sendable, Hashable, Codable {
  case constant(Double)
  /// Of the transfer under test.
  case attribute(TransferAttribute)
  /// Of the group under test, over those of its transfers that satisfy a condition.
  case own(GroupFunction, where: Condition?)
  /// Of the head that a step bound before has left; of the member, for the group that an `each` around goes over.
  case head(String, HeadNumber)
  /// Of the transfers bound to a step before; in a score, over all its instances.
  case aggregate(Aggregate)
  case arithmetic(Operator, Formula, Formula)

  public enum Operator: String, Sendable, Hashable, CaseIterable, Codable {
    case plus = "+"
    case minus = "-"
    case times = "*"
    case over = "/"
    case modulo = "%"
  }

  /// A number of a head.
  public enum HeadNumber: String, Sendable, Hashable, CaseIterable, Codable {
    case amount, usd, time
  }

  /// The value, given those of everything but constants and arithmetic; NaN where it is undefined.
  public func value(_ leaf: (Formula) -> Double) -> Double {
    switch self {
    case .constant(let value): return value
    case .arithmetic(let sign, let left, let right):
      return sign.apply(left.value(leaf), right.value(leaf))
    case .attribute, .own, .head, .aggregate: return leaf(self)
    }
  }

  /// Every part that is neither a constant nor arithmetic, from left to right.
  public var leaves: [Formula] {
    switch self {
    case .constant: []
    case .arithmetic(_, let left, let right): left.leaves + right.leaves
    case .attribute, .own, .head, .aggregate: [self]
    }
  }
}

extension Formula.Operator {
  /// NaN for a quotient or a remainder by 0 or less.
  public func apply(_ left: Double, _ right: Double) -> Double {
    switch self {
    case .plus: left + right
    case .minus: left - right
    case .times: left * right
    case .over: right > 0 ? left / right : .nan
    case .modulo: Numbers.remainder(left, by: right)
    }
  }
}

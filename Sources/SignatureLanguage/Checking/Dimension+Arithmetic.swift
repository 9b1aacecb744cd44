import SignaturePlan

extension Dimension {
  /// What arithmetic gives; nil where the two do not go together.
  static func result(_ sign: Formula.Operator, _ left: Dimension, _ right: Dimension) -> Dimension? {
    switch (sign, left, right) {
    case (.plus, .time, .duration), (.plus, .duration, .time), (.minus, .time, .duration): .time
    case (.minus, .time, .time): .duration
    case (_, .time, _), (_, _, .time): nil
    case (.plus, _, _), (.minus, _, _), (.modulo, _, _): left.joined(right)
    case (.times, _, _):
      if left.isNumber, right.isNumber {
        left.joined(right) ?? .ratio
      } else {
        left.scaled(by: right) ?? right.scaled(by: left)
      }
    case (.over, _, _): left == right || left.isNumber && right.isNumber ? .ratio : left.scaled(by: right)
    }
  }

  /// What two numbers that can be compared measure; nil where they cannot.
  func joined(_ other: Dimension) -> Dimension? {
    if self == other { return self }
    let pair: Set = [self, other]
    return pair == [.share, .ratio] || pair == [.count, .ratio] ? .ratio : nil
  }

  /// Whether it has no unit.
  var isNumber: Bool { self == .share || self == .ratio || self == .count }

  private func scaled(by other: Dimension) -> Dimension? { other.isNumber ? self : nil }
}

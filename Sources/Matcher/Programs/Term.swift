import SignaturePlan

/// A formula with its names resolved.
indirect enum Term: Sendable, Hashable {
  case constant(Double)
  case attribute(TransferAttribute)
  /// Of the group under test.
  case own(Number)
  /// Of the head that a step left; nil for a name that no step has.
  case head(Int?, Formula.HeadNumber)
  /// Of a step, by its number.
  case step(Int?, Number)
  case arithmetic(Formula.Operator, Term, Term)

  /// Every part that is neither a constant nor arithmetic.
  var leaves: [Term] {
    switch self {
    case .constant: []
    case .arithmetic(_, let left, let right): left.leaves + right.leaves
    case .attribute, .own, .head, .step: [self]
    }
  }

  /// The value, given those of the leaves; NaN where it is undefined.
  func value(_ leaf: (Term) -> Double) -> Double {
    switch self {
    case .constant(let value): value
    case .arithmetic(let sign, let left, let right): sign.apply(left.value(leaf), right.value(leaf))
    case .attribute, .own, .head, .step: leaf(self)
    }
  }
}

/// A number of a step's transfers, or of those that satisfy a condition.
struct Number: Sendable, Hashable {
  let function: GroupFunction
  let condition: Logic<Check>?

  static let count = Number(function: .count, condition: nil)
}

/// A term lies in an interval.
struct TermTest: Sendable, Hashable {
  let term: Term
  let interval: Interval

  /// The number that is tested, if it is one of the whole group as it stands.
  var function: GroupFunction? {
    if case .own(let number) = term, number.condition == nil { number.function } else { nil }
  }
}

/// One test of a finished binding.
enum ScoreCheck: Sendable, Hashable {
  case number(TermTest)
  case anyAddress(SetReference)
}

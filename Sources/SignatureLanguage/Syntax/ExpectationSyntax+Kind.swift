extension ExpectationSyntax.Kind {
  /// Whether it says that there is no match.
  var isNone: Bool {
    switch self {
    case .none: true
    case .matches(let literal): literal.isZero
    default: false
    }
  }

  /// Whether it says that there is a match.
  var isMatch: Bool {
    if case .noEvidence = self { false } else { !isNone }
  }
}

extension LiteralSyntax {
  var isZero: Bool {
    if case .number(let number) = value { number.value == 0 } else { false }
  }
}

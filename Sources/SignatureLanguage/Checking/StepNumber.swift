import SignaturePlan

/// A number in a clause that is a part of the step itself, and no test of a transfer.
enum StepNumber: String, Sendable, Hashable {
  /// `gap <= 7d` of a trace: how long funds may rest.
  case rest = "gap"
  /// `taint >= 10%` of a trace.
  case taint
  /// `paid >= 95%` of a swap or a cross: `kept` of the payment.
  case paid

  /// What a clause says of it.
  struct Bound {
    var number: StepNumber
    var interval: Interval
    var span: Span
  }

  /// The number of that name that a step of a kind has.
  init?(_ name: String, of kind: StepTable.Kind) {
    switch (name, kind) {
    case ("gap", .trace): self = .rest
    case ("taint", .trace): self = .taint
    case ("paid", .swap), ("paid", .cross): self = .paid
    default: return nil
    }
  }
}

extension Checker {
  /// A comparison of a number of the step itself.
  func number(_ number: StepNumber, _ comparison: ComparisonSyntax) -> Logic<ClauseTest> {
    let subject = "`\(number.rawValue)`"
    guard let measure = measure(comparison, number == .rest ? .duration : .share, subject: subject) else {
      return .always
    }
    if number == .rest, let horizon, let upper = measure.interval?.upper?.value, upper > Double(horizon) {
      reportLonger(comparison.span, "\(subject) is bounded by more than the horizon")
    }
    return measure.logic { .number(number, $0) }
  }

  /// Takes down a number of the step itself, which stands on its own in the clause.
  func sortNumber(_ logic: Logic<ClauseTest>, _ span: Span, _ sorted: inout SortedClause) {
    guard case .test(.number(let number, let interval)) = logic else { return checkAlone(logic, span) }
    sorted.numbers.append(.init(number: number, interval: interval, span: span))
  }

  /// Reports a number of the step itself inside `or` or `not`.
  func checkAlone(_ logic: Logic<ClauseTest>, _ span: Span) {
    for case .number(let number, _) in logic.tests {
      sink.report(
        .mixedCondition, at: span, "`\(number.rawValue)` cannot be part of `or` or `not`",
        label: "it is a part of the step", help: "let it stand on its own, joined by `,`")
    }
  }
}

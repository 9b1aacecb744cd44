import SignaturePlan

/// What a comparison with values says: the numbers it leaves, and the asset that the values name.
struct Measure {
  /// Two for `!=`, else one.
  var intervals: [Interval]
  var asset: Identifier?

  /// The tests that say so.
  func logic<Test>(_ test: (Interval) -> Test) -> Logic<Test> { .disjunction(intervals.map { .test(test($0)) }) }

  var interval: Interval? { intervals.count == 1 ? intervals[0] : nil }
}

extension Checker {
  /// The numbers that a predicate leaves; nil if it is none about numbers, which is reported.
  func measure(_ comparison: ComparisonSyntax, _ dimension: Dimension, subject: String) -> Measure? {
    switch comparison.predicate {
    case .compared(let sign, let literal):
      guard let value = value(literal, dimension, subject: subject) else { return nil }
      return Measure(intervals: Interval.intervals(sign, value), asset: asset(literal))
    case .inRange(let lower, let upper):
      return range(lower, upper, dimension, subject: subject)
    case .inList, .inSet, .isFresh, .isRelay, .within:
      sink.report(
        .wrongDimension, at: comparison.span, "\(subject) is a number", label: "numbers are compared",
        help: "compare it with \(dimension.description), for example `>= \(dimension.example)`")
      return nil
    }
  }

  /// Both ends included.
  func range(_ lower: LiteralSyntax, _ upper: LiteralSyntax, _ dimension: Dimension, subject: String) -> Measure? {
    guard checkUnits(lower, upper, subject: subject), let low = value(lower, dimension, subject: subject),
      let high = value(upper, dimension, subject: subject)
    else { return nil }
    guard low <= high else {
      reportUpsideDown(RangeSyntax(lower: lower, upper: upper, span: lower.span.joined(upper.span)))
      return nil
    }
    let assets = (asset(lower), asset(upper))
    if let first = assets.0, let second = assets.1, first.text != second.text {
      sink.report(
        .mixedAssets, at: second.span, "a range of two assets", label: "not \(UserText.quoted(first.text))",
        secondary: [sink.annotation(first.span, "the lower end")])
    }
    return Measure(intervals: [Interval(low...high)], asset: assets.0 ?? assets.1)
  }

  /// `80..99.5%`: does the sign count for both ends? Nobody should have to guess.
  private func checkUnits(_ lower: LiteralSyntax, _ upper: LiteralSyntax, subject: String) -> Bool {
    guard case .number = lower.value, case .percent = upper.value else { return true }
    let fix = source(lower.span) + "%"
    sink.report(
      .wrongDimension, at: lower.span, "only one end of the range is a percentage", label: "a plain number",
      help: "write `\(fix)..\(source(upper.span))`", fix: fix)
    return false
  }

  /// The number of a literal; nil if it measures something else, which is reported.
  func value(_ literal: LiteralSyntax, _ dimension: Dimension, subject: String) -> Double? {
    if let value = dimension.value(of: literal.value) { return value }
    reportDimension(literal, dimension, subject: subject)
    return nil
  }

  private func asset(_ literal: LiteralSyntax) -> Identifier? {
    guard case .amount(_, let asset) = literal.value else { return nil }
    return Identifier(text: asset, span: literal.span)
  }

  /// Reports a value that does not measure what its subject is measured in.
  func reportDimension(_ literal: LiteralSyntax, _ dimension: Dimension, subject: String) {
    guard literal.value != .invalid else { return }
    let fix = dimension.repaired(literal.value, source(literal.span))
    let found = dimension == .count && literal.isNumber ? "a fraction" : literal.value.description
    sink.report(
      .wrongDimension, at: literal.span, "\(subject) takes \(dimension.description), not \(found)",
      label: "expected \(dimension.description)", help: "for example `\(fix ?? dimension.example)`", fix: fix)
  }
}

extension LiteralSyntax {
  var isNumber: Bool { if case .number = value { true } else { false } }
}

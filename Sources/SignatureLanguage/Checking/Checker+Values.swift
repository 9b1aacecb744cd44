import SignaturePlan

extension Checker {
  /// Both ends included.
  func range(
    _ lower: LiteralSyntax, _ upper: LiteralSyntax, _ dimension: Dimension, subject: String
  ) -> (interval: Interval, asset: Identifier?)? {
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
    return (Interval(low...high), assets.0 ?? assets.1)
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

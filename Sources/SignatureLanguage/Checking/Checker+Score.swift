import SignaturePlan

extension Checker {
  /// The parts of the score.
  mutating func score() -> [ScorePart] {
    guard let score = syntax.score else { return [] }
    if score.parts.isEmpty, !syntax.isPartial {
      sink.report(
        .emptyBlock, at: score.keyword, "`score` without a part", label: "gives no points",
        help: "add a part: `+60 \"reason\"`")
    }
    let parts = score.parts.compactMap { part($0) }
    let sum = parts.reduce(Points.zero) { $0 + $1.points }
    if sum > Points(100) { reportOverHundred(sum, score.keyword) }
    return parts
  }

  func reportOverHundred(_ sum: Points, _ span: Span) {
    sink.report(
      .scoreOverHundred, at: span, "the parts add up to \(sum)", label: "over 100",
      help: "scores are compared with each other: let them add up to 100")
  }

  private mutating func part(_ part: ScorePartSyntax) -> ScorePart? {
    let points = points(part.points)
    let rule = rule(part.rule)
    guard let points, let rule else { return nil }
    return ScorePart(points: points, text: part.text.text, rule: rule)
  }

  /// Points of a part: over 0, whole or with one decimal.
  func points(_ literal: LiteralSyntax) -> Points? {
    guard let tenths = tenths(literal) else { return nil }
    if tenths > 0 { return Points(tenths: tenths) }
    sink.report(.invalidPoints, at: literal.span, "points of nothing", label: "expected more than 0")
    return nil
  }

  /// Tenths of points, at most a thousand points.
  func tenths(_ literal: LiteralSyntax) -> Int? {
    if literal.value == .invalid { return nil }
    if case .number(let number) = literal.value, let tenths = number.tenths, tenths <= 10_000 { return tenths }
    sink.report(
      .invalidPoints, at: literal.span, "not a number of points", label: "expected a number up to 1000",
      help: "points are whole or have one decimal: `40` or `2.5`")
    return nil
  }

  /// The threshold, which some match must be able to reach.
  ///
  /// - Parameter count: how many parts were written, some of which may not have been understood.
  func reportAt(_ score: [ScorePart], of count: Int) -> Points? {
    guard let report = syntax.report, let tenths = tenths(report.points) else { return nil }
    let threshold = Points(tenths: tenths)
    let most = score.reduce(Points.zero) { $0 + $1.points }
    guard threshold > most, score.count == count, !score.isEmpty, !syntax.isPartial else {
      return threshold
    }
    sink.report(
      .reportAboveMaximum, at: report.points.span, "no match can reach \(threshold)",
      label: "the parts add up to \(most)", help: "lower the threshold or add points")
    return threshold
  }

  private mutating func rule(_ rule: ScorePartSyntax.Rule) -> ScorePart.Rule? {
    switch rule {
    case .always: return .always
    case .when(let condition): return .when(lower(condition) { checker, leaf in checker.scoreLeaf(leaf) })
    case .per(let each, let syntax, let base):
      let each = points(each)
      guard let aggregate = aggregate(syntax) else { return nil }
      let over = base.map { self.base($0, aggregate, syntax) } ?? 0
      guard let each, let over else { return nil }
      return .per(each, aggregate, over: over)
    case .scaled(let syntax, let from, let to):
      return aggregate(syntax).flatMap { scaled($0, syntax, from, to) }
    }
  }

  /// What counts from, in the units of the aggregate; seconds may be a plain number.
  private func base(_ literal: LiteralSyntax, _ aggregate: Aggregate, _ syntax: AggregateSyntax) -> Double? {
    if dimension(aggregate) == .duration, case .number(let seconds) = literal.value { return seconds.value }
    return scoreValue(literal, aggregate, syntax)
  }

  private func dimension(_ aggregate: Aggregate) -> Dimension {
    aggregate.function.dimension(anyAsset: table[aggregate.step]?.isAnyAsset ?? false)
  }

  private func scaled(
    _ aggregate: Aggregate, _ syntax: AggregateSyntax, _ from: LiteralSyntax, _ to: LiteralSyntax
  ) -> ScorePart.Rule? {
    guard let low = scoreValue(from, aggregate, syntax), let high = scoreValue(to, aggregate, syntax) else {
      return nil
    }
    if low == high {
      sink.report(
        .scaleWithoutExtent, at: from.span.joined(to.span), "the scale has no extent", label: "starts where it ends",
        help: "ask whether it is reached: `when \(source(syntax.span)) >= \(source(to.span))`")
      return nil
    }
    return .scaled(aggregate, from: low, to: high)
  }

  private func scoreValue(_ literal: LiteralSyntax, _ aggregate: Aggregate, _ syntax: AggregateSyntax) -> Double? {
    let subject = quoted(syntax.span)
    if case .amount(_, let asset) = literal.value {
      reportAsset(Identifier(text: asset, span: literal.span), of: subject, "leave out the symbol")
    }
    return value(literal, dimension(aggregate), subject: subject)
  }
}

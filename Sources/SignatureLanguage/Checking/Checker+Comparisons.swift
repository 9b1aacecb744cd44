import SignaturePlan

/// What a comparison says: that a formula lies in an interval, and which asset its values name.
struct Measure {
  var formula: Formula
  /// Two for `!=`, else one.
  var intervals: [Interval]
  var assets: [Identifier] = []
  var roles: Set<ClauseRole> = []

  /// The tests that say so.
  func logic<Test>(_ test: (Interval) -> Test) -> Logic<Test> { .disjunction(intervals.map { .test(test($0)) }) }

  var interval: Interval? { intervals.count == 1 ? intervals[0] : nil }
}

extension Checker {
  /// What a comparison of numbers asks, in parts that must all hold; nil after an error.
  func measures(_ subject: FormulaSyntax, _ comparison: ComparisonSyntax, _ place: FormulaPlace) -> [Measure]? {
    guard let left = quantity(subject, place) else { return nil }
    switch comparison.predicate {
    case .compared(let sign, let other):
      guard let right = quantity(named(other, place), place) else { return nil }
      return measure(left, sign, right, comparison.span).map { [$0] }
    case .inRange(let lower, let upper, of: nil):
      return range(left, named(lower, place), named(upper, place), place, comparison.span)
    case .inRange(let lower, let upper, of: let whole?):
      guard let whole = quantity(named(whole, place), place) else { return nil }
      return part(left, lower, upper, whole, comparison.span).map { [$0] }
    case .inList, .inSet, .inStep, .isFresh, .isLookalike, .isRelay, .within:
      reportNumber(left, comparison)
      return nil
    }
  }

  private func reportNumber(_ left: Quantity, _ comparison: ComparisonSyntax) {
    sink.report(
      .wrongDimension, at: comparison.span, "\(quoted(left.span)) is a number", label: "numbers are compared",
      help: "compare it with \(left.dimension.description), for example `>= \(left.dimension.example)`")
  }

  /// A word that names nothing known is a name where a value was expected.
  private func named(_ syntax: FormulaSyntax, _ place: FormulaPlace) -> FormulaSyntax {
    guard let word = syntax.word, !isKnown(word.text, place) else { return syntax }
    return .literal(LiteralSyntax(value: .word(word.text), span: word.span))
  }

  private func isKnown(_ word: String, _ place: FormulaPlace) -> Bool {
    let context = if case .clause(let context) = place { context } else { ClauseContext(kind: .split, hasHead: true) }
    let known = context.knownNames + ["paid", "taint"]
    return known.contains(word) || context.scope[word] != nil || givenNames[word] != nil
      || Suggestion.nearest(to: word, among: known) != nil
  }

  private func measure(_ left: Quantity, _ sign: Comparison, _ right: Quantity, _ span: Span) -> Measure? {
    if left.constant != nil && right.constant != nil || left.formula == right.formula {
      sink.report(
        .constantComparison, at: span, "\(quoted(span)) is decided already", label: "nothing in it varies",
        help: "compare a number that varies with a value: `usd >= $1_000_000`")
      return nil
    }
    guard let (left, right) = fitted(left, right) else { return nil }
    checkAssets(left.assets, right.assets)
    let (assets, roles) = (left.assets + right.assets, left.roles.union(right.roles))
    let (formula, intervals): (Formula, [Interval]) =
      if let value = right.constant {
        (left.formula, Interval.intervals(sign, value))
      } else if let value = left.constant { (right.formula, Interval.intervals(sign.mirrored, value)) } else {
        (.arithmetic(.minus, left.formula, right.formula), Interval.intervals(sign, 0))
      }
    return Measure(formula: formula, intervals: intervals, assets: assets, roles: roles)
  }

  /// Two sides of one dimension.
  private func fitted(_ left: Quantity, _ right: Quantity) -> (Quantity, Quantity)? {
    if left.literal != nil || left.isPlain { return fit(left, right.dimension, quoted(right.span)).map { ($0, right) } }
    return fit(right, left.dimension, quoted(left.span)).map { (left, $0) }
  }

  private func range(
    _ left: Quantity, _ lower: FormulaSyntax, _ upper: FormulaSyntax, _ place: FormulaPlace, _ span: Span
  ) -> [Measure]? {
    if let low = lower.literal, let high = upper.literal, left.constant == nil {
      guard let (interval, asset) = range(low, high, left.dimension, subject: quoted(left.span)) else { return nil }
      checkAssets(left.assets, [asset].compactMap(\.self))
      let assets = left.assets + [asset].compactMap(\.self)
      return [Measure(formula: left.formula, intervals: [interval], assets: assets, roles: left.roles)]
    }
    guard let low = quantity(lower, place), let high = quantity(upper, place),
      let least = measure(left, .atLeast, low, span), let most = measure(left, .atMost, high, span)
    else { return nil }
    guard least.formula == most.formula, let from = least.interval, let to = most.interval else {
      return [least, most]
    }
    let interval = from.intersection(to)
    if interval.isEmpty {
      let bounds = lower.span.joined(upper.span)
      sink.report(
        .rangeUpsideDown, at: bounds, "range \(quoted(bounds)) is upside down", label: "nothing lies in it")
      return nil
    }
    return [
      Measure(formula: least.formula, intervals: [interval], assets: least.assets + most.assets, roles: least.roles)
    ]
  }

  /// `sum in 99%..101% of feed.sum`: a quotient in a range, or a plain range where the whole is a constant.
  private func part(
    _ left: Quantity, _ lower: FormulaSyntax, _ upper: FormulaSyntax, _ whole: Quantity, _ span: Span
  ) -> Measure? {
    guard let low = lower.literal, let high = upper.literal else {
      let bounds = lower.span.joined(upper.span)
      sink.report(
        .wrongDimension, at: bounds, "the ends of a range `of` something are percentages", label: "not two percentages",
        help: "for example `in 99%..101% of feed.sum`")
      return nil
    }
    guard let (share, _) = range(low, high, .share, subject: "a range `of` something"),
      let (left, whole) = fitted(left, whole)
    else { return nil }
    checkAssets(left.assets, whole.assets)
    let (assets, roles) = (left.assets + whole.assets, left.roles.union(whole.roles))
    guard let value = whole.constant else {
      let quotient = Formula.arithmetic(.over, left.formula, whole.formula)
      return Measure(formula: quotient, intervals: [share], assets: assets, roles: roles)
    }
    guard left.constant == nil, value > 0 else {
      sink.report(
        .constantComparison, at: span, "\(quoted(span)) is decided already", label: "nothing in it varies")
      return nil
    }
    return Measure(formula: left.formula, intervals: [share.scaled(by: value)], assets: assets, roles: roles)
  }
}

import SignaturePlan

extension Checker {
  /// One comparison of a step's clause; holds always after an error.
  func leaf(_ comparison: ComparisonSyntax, _ context: ClauseContext) -> Logic<ClauseTest> {
    switch comparison.subject {
    case .equal(let span): return equal(comparison, span, context)
    case .anyAddress(let span):
      sink.report(
        .onlyInScore, at: span, "a clause asks about its own step only", label: "belongs in `score`",
        help: "score it: `+10 \"reason\" when \(source(comparison.span))`")
      return .always
    case .formula(let formula):
      guard let word = formula.word else { return numbers(formula, comparison, context) }
      if let end = End(rawValue: word.text) { return self.end(end, comparison, context) }
      if word.text == "asset" || word.text == "chain" { return symbols(word.text, comparison) }
      if context.kind == .trace, word.text == "taint" { return taint(comparison, context) }
      if context.kind == .trace, word.text == "gap" { return rest(comparison, context) }
      return numbers(formula, comparison, context)
    }
  }

  /// A comparison of numbers.
  private func numbers(
    _ formula: FormulaSyntax, _ comparison: ComparisonSyntax, _ context: ClauseContext
  ) -> Logic<ClauseTest> {
    guard let measures = measures(formula, comparison, .clause(context)) else { return .always }
    return .conjunction(measures.map { tests($0, formula, comparison, context) })
  }

  private func tests(
    _ measure: Measure, _ formula: FormulaSyntax, _ comparison: ComparisonSyntax, _ context: ClauseContext
  ) -> Logic<ClauseTest> {
    guard measure.roles.count <= 1 else {
      reportMixed(measure.roles, comparison.span)
      return .always
    }
    checkHorizon(measure, comparison.span, context)
    let role = measure.roles.first ?? .member
    let test = measure.logic { Self.test(measure.formula, $0, role) }
    guard let asset = measure.assets.first else { return test }
    guard role != .group else {
      reportAsset(asset, of: quoted(formula.span), "add `asset = \(asset.text)` to the clause")
      return test
    }
    let symbol = TransferTest.asset([asset.text])
    return .conjunction([.test(role == .payment ? .payment(symbol) : .transfer(symbol)), test])
  }

  private static func test(_ formula: Formula, _ interval: Interval, _ role: ClauseRole) -> ClauseTest {
    if role == .group { return .group(GroupTest(formula, interval)) }
    let test: TransferTest =
      if case .attribute(let attribute) = formula { .attribute(attribute, interval) } else {
        .formula(formula, interval)
      }
    return role == .payment ? .payment(test) : .transfer(test)
  }

  private func reportMixed(_ roles: Set<ClauseRole>, _ span: Span) {
    let kinds = [ClauseRole.member, .payment, .group].filter(roles.contains).map(\.description)
    sink.report(
      .mixedCondition, at: span, "a formula mixes \(kinds.joined(separator: " and "))", label: "speaks about both",
      help: "a formula calculates with numbers of one of them, and of steps before")
  }

  /// Numbers of a group are in its own asset.
  func reportAsset(_ asset: Identifier, of subject: String, _ help: String) {
    sink.report(
      .wrongDimension, at: asset.span, "\(subject) is counted in the group's own asset",
      label: "write the number alone", help: help)
  }

  private func equal(_ comparison: ComparisonSyntax, _ span: Span, _ context: ClauseContext) -> Logic<ClauseTest> {
    guard !context.isOfRow else {
      reportNotOfRow(comparison.span)
      return .always
    }
    guard context.kind == .split || context.kind == .gather else {
      sink.report(
        .onlyInSplit, at: span, "`equal` belongs to splits and gathers",
        label: "a \(context.kind.rawValue) chooses no equal payments",
        help: "elsewhere bound the spread of the amounts, in `score` for example: `when x.cv <= 2%`")
      return .always
    }
    guard case .within(let literal) = comparison.predicate,
      let share = value(literal, .share, subject: "the width of `equal`")
    else { return .always }
    if share > 1 {
      sink.report(.numberOutOfRange, at: literal.span, "number out of range", label: "at most 100%")
    }
    return .test(.equal(share))
  }

  // MARK: What a trace takes out of its clause

  /// `taint >= 10%`
  private func taint(_ comparison: ComparisonSyntax, _ context: ClauseContext) -> Logic<ClauseTest> {
    guard case .compared(let sign, let bound) = comparison.predicate else { return reportTaint(comparison.span) }
    guard let quantity = quantity(bound, .clause(context)) else { return .always }
    guard sign == .atLeast else { return reportTaint(comparison.span) }
    guard let value = fit(quantity, .share, "`taint`").map(\.constant) else { return .always }
    guard let value, (0...1).contains(value) else { return reportTaint(comparison.span) }
    return .test(.taint(value))
  }

  /// `gap <= 3d`: so many seconds, or one less for `<`.
  private func rest(_ comparison: ComparisonSyntax, _ context: ClauseContext) -> Logic<ClauseTest> {
    guard case .compared(let sign, let bound) = comparison.predicate else { return reportRest(comparison.span) }
    guard let quantity = quantity(bound, .clause(context)) else { return .always }
    guard sign == .atMost || sign == .below else { return reportRest(comparison.span) }
    guard let value = fit(quantity, .duration, "`gap`").map(\.constant) else { return .always }
    guard let value, value >= 0, value < 1e15 else { return reportRest(comparison.span) }
    if let horizon, value > Double(horizon) {
      reportLonger(comparison.span, "`gap` is bounded by more than the horizon")
    }
    return .test(.rest(max(0, Int64(value) - (sign == .below ? 1 : 0))))
  }

  /// Reports a `taint` that is no plain bound.
  @discardableResult
  func reportTaint(_ span: Span) -> Logic<ClauseTest> {
    sink.report(
      .notInGroup, at: span, "`taint` is the least part of a transfer that has to be tainted",
      label: "only `>=` a percentage", help: "write `taint >= 10%`")
    return .always
  }

  private func reportRest(_ span: Span) -> Logic<ClauseTest> {
    sink.report(
      .notInGroup, at: span, "`gap` of a trace is how long funds may rest", label: "only an upper bound",
      help: "write `gap <= 7d`: funds that rest longer are followed no more")
    return .always
  }
}

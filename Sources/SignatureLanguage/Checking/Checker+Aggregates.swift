import SignaturePlan

extension Checker {
  /// One comparison of a score's condition; holds always after an error.
  func scoreLeaf(_ comparison: ComparisonSyntax) -> ScoreCondition {
    switch comparison.subject {
    case .aggregate(let step, let function):
      return aggregateTest(AggregateSyntax(step: step, function: function), comparison)
    case .anyAddress: return anyAddress(comparison)
    case .attribute(let name): reportBare(name)
    case .equal(let span):
      sink.report(
        .onlyInSplit, at: span, "`equal` belongs to splits", label: "a score chooses no payments",
        help: "ask for the spread of the amounts: `when x.cv <= 2%`")
    }
    return .always
  }

  private func aggregateTest(_ syntax: AggregateSyntax, _ comparison: ComparisonSyntax) -> ScoreCondition {
    guard let aggregate = aggregate(syntax) else { return .always }
    let subject = "`\(aggregate.step).\(aggregate.function.rawValue)`"
    guard let measure = measure(comparison, aggregate.function.dimension, subject: subject) else { return .always }
    if let asset = measure.asset { reportAsset(asset, of: subject, "leave out the symbol") }
    checkNature(aggregate, measure, comparison.span)
    return measure.logic { .aggregate(aggregate, $0) }
  }

  private func checkNature(_ aggregate: Aggregate, _ measure: Measure, _ span: Span) {
    guard let interval = measure.interval, interval.intersection(aggregate.function.range).isEmpty else { return }
    sink.report(
      .cannotHold, at: span, "\(UserText.quoted(source(span))) cannot hold", label: "no such number is possible here")
  }

  private func anyAddress(_ comparison: ComparisonSyntax) -> ScoreCondition {
    if case .inSet(let set) = comparison.predicate { return .test(.anyAddress(self.set(set))) }
    sink.report(
      .wrongDimension, at: comparison.span, "`any address` is asked for label sets only", label: "no label set",
      help: "write `any address in @sanctioned`")
    return .always
  }

  private func reportBare(_ name: Identifier) {
    let step = table.names.first ?? "layer"
    sink.report(
      .onlyInClause, at: name.span, "a score asks about steps, not transfers", label: "of which step?",
      help: "name the step and its number: `\(step).count`")
  }

  /// A number of a step; nil if there is none such, which is reported.
  func aggregate(_ syntax: AggregateSyntax) -> Aggregate? {
    guard let entry = table[syntax.step.text] else {
      reportUnknownStep(syntax.step, among: table.names)
      return nil
    }
    guard let function = function(syntax.function), let kind = entry.kind else { return nil }
    if let reason = Self.reasonAgainst(function, kind, entry) {
      sink.report(
        .undefinedNumber, at: syntax.span, "\(UserText.quoted(source(syntax.span))) is never defined", label: reason,
        secondary: [sink.annotation(entry.span, "the step")])
      return nil
    }
    if function == .fraction, kind != .each, !entry.isInsideEach {
      sink.report(
        .constantFraction, at: syntax.span, "\(UserText.quoted(source(syntax.span))) is always 100%",
        label: "the step is not inside `each`", help: "a fraction counts branches: name a step inside `each`")
    }
    return Aggregate(step: syntax.step.text, function: function)
  }

  private func function(_ name: Identifier) -> GroupFunction? {
    if let function = GroupFunction(rawValue: name.text) { return function }
    if ClauseContext.laterNames.contains(name.text) {
      sink.report(
        .notSupported, at: name.span, "\(UserText.quoted(name.text)) is not supported yet",
        label: "not in this version of the language")
      return nil
    }
    let known = GroupFunction.allCases.map(\.rawValue)
    let near = Suggestion.nearest(to: name.text, among: known)
    sink.report(
      .unknownFunction, at: name.span, "unknown number \(UserText.quoted(name.text))", label: "no number of a step",
      help: near.map { "did you mean `\($0)`?" } ?? "known: \(UserText.list(known))", fix: near,
      isCertain: Suggestion.isClear(name.text, among: known))
    return nil
  }

  /// Why a number of a step is always undefined, if it is.
  private static func reasonAgainst(
    _ function: GroupFunction, _ kind: StepTable.Kind, _ entry: StepTable.Entry
  ) -> String? {
    if kind == .each {
      return function == .fraction || function == .count ? nil : "an `each` has only `fraction` and `count`"
    }
    if function == .interval, kind == .hop, !entry.isInsideEach { return "a hop is one transfer" }
    guard function == .share else { return nil }
    if entry.isInsideEach { return "inside `each` there is not one arrival to compare with" }
    return entry.hasHead ? nil : "nothing has arrived before the first step"
  }
}

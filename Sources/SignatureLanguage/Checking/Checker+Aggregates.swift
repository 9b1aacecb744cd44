import SignaturePlan

extension Checker {
  /// One comparison of a score's condition; holds always after an error.
  func scoreLeaf(_ comparison: ComparisonSyntax) -> ScoreCondition {
    switch comparison.subject {
    case .formula(let formula): return scoreTest(formula, comparison)
    case .anyAddress: return anyAddress(comparison)
    case .equal(let span):
      sink.report(
        .onlyInSplit, at: span, "`equal` belongs to splits and gathers", label: "a score chooses no payments",
        help: "ask for the spread of the amounts: `when x.cv <= 2%`")
    }
    return .always
  }

  private func scoreTest(_ formula: FormulaSyntax, _ comparison: ComparisonSyntax) -> ScoreCondition {
    guard let measures = measures(formula, comparison, .score) else { return .always }
    return .conjunction(
      measures.map { measure in
        if let asset = measure.assets.first { reportAsset(asset, of: quoted(formula.span), "leave out the symbol") }
        checkNature(measure, comparison.span)
        return measure.logic { interval in
          if case .aggregate(let aggregate) = measure.formula { return .aggregate(aggregate, interval) }
          return .formula(measure.formula, interval)
        }
      })
  }

  private func checkNature(_ measure: Measure, _ span: Span) {
    guard case .aggregate(let aggregate) = measure.formula, let interval = measure.interval,
      interval.intersection(aggregate.function.rangeOfAny).isEmpty
    else { return }
    sink.report(
      .cannotHold, at: span, "\(quoted(span)) cannot hold", label: "no such number is possible here")
  }

  private func anyAddress(_ comparison: ComparisonSyntax) -> ScoreCondition {
    if case .inSet(let set) = comparison.predicate { return .test(.anyAddress(self.set(set))) }
    sink.report(
      .wrongDimension, at: comparison.span, "`any address` is asked for label sets only", label: "no label set",
      help: "write `any address in @sanctioned`")
    return .always
  }

  /// Reports a word of a score that names no step.
  func reportBare(_ call: CallSyntax) -> Quantity? {
    let step = table.names.first ?? "layer"
    let help = call.condition.map { "name the step: `\(call.name.text)(\(step) where \(source($0.span)))`" }
    sink.report(
      .onlyInClause, at: call.name.span, "a score asks about steps, not transfers", label: "of which step?",
      help: help ?? "name the step and its number: `\(step).count`")
    return nil
  }

  /// A number of a step in a score; nil if there is none such, which is reported.
  func aggregate(_ syntax: AggregateSyntax) -> Aggregate? {
    guard let entry = table[syntax.step.text] else {
      reportUnknownStep(syntax.step, among: table.names)
      return nil
    }
    return aggregate(syntax, entry, isScore: true)
  }

  /// A number of a step, in a score over all its instances; nil after an error.
  func aggregate(
    _ syntax: AggregateSyntax, _ entry: StepTable.Entry, isScore: Bool
  ) -> Aggregate? {
    guard let function = function(syntax.function) else {
      reportUnknownNumber(syntax, isScore)
      return nil
    }
    guard let kind = entry.kind else { return nil }
    if let reason = Self.reasonAgainst(function, kind, entry, syntax, isScore: isScore) {
      reportUndefined(syntax, reason, entry)
      return nil
    }
    guard let chosen = syntax.function.condition else {
      if function == .fraction { checkFraction(syntax, entry, kind) }
      return Aggregate(step: syntax.step.text, function: function)
    }
    guard let condition = rowCondition(chosen, of: function, syntax.function) else { return nil }
    return Aggregate(step: syntax.step.text, function: function, where: condition)
  }

  private func checkFraction(_ syntax: AggregateSyntax, _ entry: StepTable.Entry, _ kind: StepTable.Kind) {
    guard kind != .each, !entry.isInsideEach else { return }
    sink.report(
      .constantFraction, at: syntax.span, "\(quoted(syntax.span)) is always 100%",
      label: "the step is not inside `each`", help: "a fraction counts branches: name a step inside `each`")
  }

  private func reportUnknownNumber(_ syntax: AggregateSyntax, _ isScore: Bool) {
    let name = syntax.function.name
    let known = GroupFunction.allCases.map(\.rawValue)
    let forms = known.filter { $0 == name.text || $0.hasPrefix(name.text + "(") }
    guard forms.isEmpty else { return reportForms(syntax.function, forms) }
    let near = name.text == "amount" ? "sum" : Suggestion.nearest(to: name.text, among: known)
    sink.report(
      .unknownFunction, at: name.span, "unknown number \(UserText.quoted(name.text))", label: "no number of a step",
      help: near.map { "did you mean `\($0)`?" }
        ?? "known: \(UserText.list(known + (isScore ? [] : ["amount", "time"])))",
      fix: near, isCertain: Suggestion.isClear(name.text, among: known))
  }

  /// Why a number of a step is always undefined, if it is.
  private static func reasonAgainst(
    _ function: GroupFunction, _ kind: StepTable.Kind, _ entry: StepTable.Entry, _ syntax: AggregateSyntax,
    isScore: Bool
  ) -> String? {
    if !kind.bindsTransfers { return reasonAgainst(function, kind, syntax) }
    let isRepeated = isScore && (entry.isInsideEach || entry.repetition != nil)
    switch function {
    case .interval, .pauseVariation: return kind == .hop && !isRepeated ? "a hop is one transfer" : nil
    case .reached where kind != .trace: return "only a trace knows what has reached its ends"
    case .dwell where kind == .gather: return "its payers have no one arrival"
    case .share, .dwell, .reached, .candidates: break
    default: return nil
    }
    if isRepeated {
      return "inside `\(entry.isInsideEach ? "each" : "repeat")` there is not one arrival to compare with"
    }
    let needsHead = function == .share || function == .dwell
    return needsHead && !entry.hasHead ? "nothing has arrived before the first step" : nil
  }

  /// The same for a step that binds no transfers itself.
  private static func reasonAgainst(
    _ function: GroupFunction, _ kind: StepTable.Kind, _ syntax: AggregateSyntax
  ) -> String? {
    let isPlain = syntax.function.condition == nil
    switch kind {
    case .each:
      return isPlain && (function == .fraction || function == .count)
        ? nil : "an `each` has only `fraction` and `count`"
    case .repetition: return isPlain && function == .count ? nil : "a `repeat` has only `count`, its rounds"
    default: return "\(kind.phrase) has no transfers of its own"
    }
  }
}

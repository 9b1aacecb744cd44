import SignaturePlan

extension Checker {
  /// One comparison of a step's clause; holds always after an error.
  func leaf(_ comparison: ComparisonSyntax, _ context: ClauseContext) -> Logic<ClauseTest> {
    switch comparison.subject {
    case .attribute(let name): return attribute(name, comparison, context)
    case .equal(let span): return equal(comparison, span, context)
    case .anyAddress, .aggregate:
      sink.report(
        .onlyInScore, at: comparison.subject.span, "a clause asks about its own step only",
        label: "belongs in `score`", help: "score it: `+10 \"reason\" when \(source(comparison.span))`")
      return .always
    }
  }

  private func attribute(
    _ name: Identifier, _ comparison: ComparisonSyntax, _ context: ClauseContext
  ) -> Logic<ClauseTest> {
    if let end = End(rawValue: name.text) { return self.end(end, comparison, context) }
    if name.text == "asset" { return assets(comparison) }
    if let number = StepNumber(name.text, of: context.kind) { return self.number(number, comparison) }
    if let attribute = TransferAttribute.plain.first(where: { $0.text == name.text }) {
      guard isAllowed(attribute, name, context) else { return .always }
      return number(attribute, name, comparison, context)
    }
    if let function = GroupFunction(rawValue: name.text) {
      guard isAllowed(function, name, context) else { return .always }
      return number(function, name, comparison)
    }
    reportUnknown(name, context)
    return .always
  }

  private func reportUnknown(_ name: Identifier, _ context: ClauseContext) {
    if ClauseContext.laterNames.contains(name.text) {
      sink.report(
        .notSupported, at: name.span, "\(UserText.quoted(name.text)) is not supported yet",
        label: "not in this version of the language")
      return
    }
    let near = Suggestion.nearest(to: name.text, among: context.knownNames)
    sink.report(
      .unknownAttribute, at: name.span, "unknown attribute \(UserText.quoted(name.text))",
      label: context.isGroup ? "not an attribute of a transfer or a group" : "not an attribute of a transfer",
      help: near.map { "did you mean `\($0)`?" } ?? "known here: \(UserText.list(context.knownNames))", fix: near,
      isCertain: Suggestion.isClear(name.text, among: context.knownNames))
  }

  private func number(
    _ attribute: TransferAttribute, _ name: Identifier, _ comparison: ComparisonSyntax, _ context: ClauseContext
  ) -> Logic<ClauseTest> {
    guard let measure = measure(comparison, attribute.dimension, subject: "`\(name.text)`") else { return .always }
    checkHorizon(attribute, measure, comparison.span, context)
    let interval = measure.logic { ClauseTest.transfer(.attribute(attribute, $0)) }
    guard let asset = measure.asset else { return interval }
    return .conjunction([.test(.transfer(.asset([asset.text]))), interval])
  }

  private func number(
    _ function: GroupFunction, _ name: Identifier, _ comparison: ComparisonSyntax
  ) -> Logic<ClauseTest> {
    guard let measure = measure(comparison, function.dimension, subject: "`\(name.text)`") else { return .always }
    if let asset = measure.asset {
      reportAsset(asset, of: "`\(name.text)`", "add `asset = \(asset.text)` to the clause")
    }
    return measure.logic { .group(GroupTest(function, $0)) }
  }

  /// Numbers of a group are in its own asset.
  func reportAsset(_ asset: Identifier, of subject: String, _ help: String) {
    sink.report(
      .wrongDimension, at: asset.span, "\(subject) is counted in the group's own asset",
      label: "write the number alone", help: help)
  }

  private func equal(_ comparison: ComparisonSyntax, _ span: Span, _ context: ClauseContext) -> Logic<ClauseTest> {
    guard context.kind == .split || context.kind == .gather else {
      sink.report(
        .onlyInSplit, at: span, "`equal` belongs to splits",
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
}

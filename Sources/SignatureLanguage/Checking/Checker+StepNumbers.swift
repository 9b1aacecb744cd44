import SignaturePlan

extension Checker {
  /// A number of a step, in a clause or in the score; nil after an error.
  func number(_ syntax: AggregateSyntax, _ place: FormulaPlace) -> Quantity? {
    guard case .clause(let context) = place else {
      guard let aggregate = aggregate(syntax) else { return nil }
      return quantity(aggregate, table[syntax.step.text], syntax.span)
    }
    guard !context.isOfRow else {
      reportNotOfRow(syntax.span)
      return nil
    }
    guard let entry = entry(syntax.step, context), let kind = entry.kind else { return nil }
    if let number = Formula.HeadNumber(rawValue: syntax.function.name.text), syntax.function.isBare {
      // A group has no one head, but a value.
      guard number == .usd, entry.isGroup, kind.bindsTransfers, !entry.isMember else {
        return headNumber(number, syntax, entry, kind)
      }
    }
    if End(rawValue: syntax.function.name.text) != nil {
      sink.report(
        .wrongDimension, at: syntax.span, "\(quoted(syntax.span)) is an address", label: "not a number",
        help: "compare it with an end: `to = \(source(syntax.span))`")
      return nil
    }
    guard let aggregate = aggregate(syntax, entry, isScore: false) else { return nil }
    return quantity(aggregate, entry, syntax.span)
  }

  private func quantity(_ aggregate: Aggregate, _ entry: StepTable.Entry?, _ span: Span) -> Quantity {
    let dimension = aggregate.function.dimension(anyAsset: entry?.isAnyAsset ?? false)
    return Quantity(formula: .aggregate(aggregate), dimension: dimension, span: span)
  }

  private func headNumber(
    _ number: Formula.HeadNumber, _ syntax: AggregateSyntax, _ entry: StepTable.Entry, _ kind: StepTable.Kind
  ) -> Quantity? {
    guard leavesHead(syntax, entry, kind) else { return nil }
    let dimension: Dimension =
      switch number {
      case .amount: .amount
      case .usd: .dollars
      case .time: .time
      }
    return Quantity(formula: .head(syntax.step.text, number), dimension: dimension, span: syntax.span)
  }

  /// Whether a step leaves one head; if not, that is reported.
  private func leavesHead(_ syntax: AggregateSyntax, _ entry: StepTable.Entry, _ kind: StepTable.Kind) -> Bool {
    if entry.isOneHead { return true }
    if entry.isGroup {
      reportManyHeads(syntax, entry, kind)
    } else {
      reportUndefined(syntax, "\(kind.phrase) leaves nothing of its own", entry)
    }
    return false
  }

  private func reportManyHeads(_ syntax: AggregateSyntax, _ entry: StepTable.Entry, _ kind: StepTable.Kind) {
    let (step, word) = (syntax.step.text, syntax.function.name.text)
    let instead =
      switch word {
      case "to": "ask for all of them, as in `to in \(step)`"
      case "amount": "ask for `\(step).sum`"
      case "time": "ask for `\(step).first` or `\(step).last`"
      default: "ask for the group"
      }
    sink.report(
      .noOneHead, at: syntax.span, "`\(step)` is a group and has no one `\(word)`", label: "of which member?",
      help: "\(instead), or follow each member: `each \(step) { … }`",
      secondary: [sink.annotation(entry.span, kind.phrase)])
  }

  /// An end of a step that was bound before; nil after an error.
  func reference(_ syntax: AggregateSyntax, _ context: ClauseContext) -> Reference? {
    guard entry(syntax.step, context) != nil else { return nil }
    return reference(ReferenceSyntax(step: syntax.step, end: syntax.function.name), context.scope)
  }

  /// The nodes at which a group has left the funds; nil after an error.
  func group(_ step: Identifier, _ end: End, _ context: ClauseContext) -> String? {
    guard let entry = entry(step, context), let kind = entry.kind else { return nil }
    guard !entry.isGroup else { return step.text }
    sink.report(
      .oneHead, at: step.span, "\(UserText.quoted(step.text)) is no group", label: "leaves one head",
      help: "compare the addresses: `\(end.rawValue) = \(step.text).to`",
      secondary: [sink.annotation(entry.span, kind.phrase)])
    return nil
  }

  /// A step that was bound before the clause's own; nil if there is none, which is reported.
  private func entry(_ step: Identifier, _ context: ClauseContext) -> StepTable.Entry? {
    if step.text == context.name {
      sink.report(
        .stepOutOfReach, at: step.span, "\(UserText.quoted(step.text)) asks about itself", label: "this very step",
        help: context.isGroup
          ? "its own numbers have no name before them: `sum`, `count`" : "only steps before it have numbers yet")
      return nil
    }
    if let entry = context.scope[step.text] { return entry }
    reportOutOfReach(step, context.scope)
    return nil
  }

  func reportUndefined(_ syntax: AggregateSyntax, _ reason: String, _ entry: StepTable.Entry) {
    sink.report(
      .undefinedNumber, at: syntax.span, "\(quoted(syntax.span)) is never defined", label: reason,
      secondary: [sink.annotation(entry.span, "the step")])
  }
}

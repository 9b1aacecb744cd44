import SignaturePlan

extension Checker {
  /// An end of a step that was bound before; nil if there is none such, which is reported.
  func reference(_ syntax: ReferenceSyntax, _ scope: [String: StepTable.Entry]) -> Reference? {
    guard let end = End(rawValue: syntax.end.text) else { return nil }
    guard let entry = scope[syntax.step.text] else {
      reportOutOfReach(syntax.step, scope)
      return nil
    }
    guard let kind = entry.kind else { return Reference(syntax.step.text, end) }
    let bindsTransfers = kind.bindsTransfers || entry.isMember
    if entry.isOneHead || end == .from, end == .to || bindsTransfers { return Reference(syntax.step.text, end) }
    reportNoOneHead(syntax, entry, kind)
    return nil
  }

  /// Reports a step that is not bound where it is named, or that nobody defined.
  func reportOutOfReach(_ step: Identifier, _ scope: [String: StepTable.Entry]) {
    guard let place = table[step.text]?.span ?? givenNames[step.text] else {
      return reportUnknownStep(step, among: scope.keys.sorted())
    }
    sink.report(
      .stepOutOfReach, at: step.span, "step \(UserText.quoted(step.text)) is out of reach here",
      label: "not bound before this step", help: "a step knows those before it, in its block and in the blocks around",
      secondary: [sink.annotation(place, "bound here")])
  }

  private func reportNoOneHead(_ syntax: ReferenceSyntax, _ entry: StepTable.Entry, _ kind: StepTable.Kind) {
    let name = syntax.step.text
    let isGroup = entry.isGroup && !entry.isMember
    sink.report(
      .noOneHead, at: syntax.span, "\(UserText.quoted(source(syntax.span))) is no one address",
      label: isGroup ? "the group has many" : "\(kind.phrase) binds no transfer itself",
      help: isGroup
        ? "inside `each \(name) { … }` the name stands for one member"
        : "name a step that pays: a hop, a chain or a gather",
      secondary: [sink.annotation(entry.span, kind.phrase)])
  }

  /// `from @set`, `to @set`, `to theft.from` and `to fresh` as parts of the clause.
  func ends(_ filter: FilterSyntax, _ context: ClauseContext) -> [ClausePart] {
    let from = filter.from.map { (Logic.test(ClauseTest.transfer(.member(.from, set($0)))), $0.span) }
    let to = filter.to.map { (Logic.test(ClauseTest.transfer(.member(.to, set($0)))), $0.span) }
    let end = filter.end.flatMap { syntax in
      reference(syntax, context.scope).map { (Logic.test(ClauseTest.transfer(.same(.to, $0))), syntax.span) }
    }
    let fresh = filter.fresh.map { (Logic.test(ClauseTest.transfer(.fresh(.to))), $0) }
    return [from, to, end, fresh].compactMap(\.self)
  }
}

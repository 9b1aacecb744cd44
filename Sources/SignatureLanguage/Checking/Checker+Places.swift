import SignaturePlan

extension Checker {
  /// Reports a step that cannot stand where it stands.
  func checkPlace(_ syntax: StepSyntax, _ kind: StepTable.Kind, _ scope: Scope, isLast: Bool) {
    switch kind {
    case .each, .gather: break
    case .cohort, .absence:
      if scope.isStart { reportFirst(syntax, kind.rawValue) }
      if kind == .absence { checkOrder(syntax, kind, scope) }
    default:
      checkOrder(syntax, kind, scope)
    }
    if kind == .either, syntax.leavesGroup, !isLast { reportGroupNotLast(syntax, "any") }
    if let last = scope.last, case .head = scope.front { checkContinues(syntax, after: last) }
  }

  func reportFirst(_ syntax: StepSyntax, _ word: String) {
    sink.report(
      .cannotStart, at: syntax.keyword.span, "a flow cannot start with `\(word)`", label: "no funds have arrived yet",
      help: "put a step before it that brings the funds: `seed: hop where usd >= $1_000_000`")
  }

  /// No head follows a group: `each` comes between, or the step starts somewhere else.
  private func checkOrder(_ syntax: StepSyntax, _ kind: StepTable.Kind, _ scope: Scope) {
    guard case .group(let group, let span) = scope.front else { return }
    guard syntax.filter?.start == nil else { return }
    sink.report(
      .stepAfterGroup, at: syntax.keyword.span, "`\(kind.rawValue)` follows the group `\(group)`",
      label: "which of its heads?", help: "follow every branch: `each \(group) { \(kind.rawValue) … }`",
      secondary: [sink.annotation(span, "this step leaves many heads")])
  }

  /// What may leave a group or none is followed by nothing.
  func reportGroupNotLast(_ syntax: StepSyntax, _ word: String) {
    sink.report(
      .groupNotLast, at: syntax.keyword.span, "`\(word)` leaves a group and is not the last step of its block",
      label: "the next step does not know where the funds are",
      help: "end the block here, or let every way through it leave one head")
  }
}

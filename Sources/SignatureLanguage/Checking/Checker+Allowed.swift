import SignaturePlan

extension Checker {
  /// Whether a step can ask for an attribute of a transfer; if not, that is reported.
  func isAllowed(_ attribute: TransferAttribute, _ name: Identifier, _ context: ClauseContext) -> Bool {
    guard attribute == .gap || attribute == .kept || attribute == .idle else { return true }
    if context.kind == .mesh {
      reportNotInGroup(name, "a mesh has no one payment before each", "bound the time instead: `mesh … within 3h`")
      return false
    }
    if context.kind == .split, attribute == .kept {
      reportNotInGroup(
        name, "compares one transfer with what arrived", "use `share` for the group's part, or `max_share`")
      return false
    }
    guard attribute != .idle, !context.hasHead else { return true }
    reportNoHead(name)
    return false
  }

  /// Whether a step's clause can ask for a number of a group; if not, that is reported.
  func isAllowed(_ function: GroupFunction, _ name: Identifier, _ context: ClauseContext) -> Bool {
    guard context.isGroup else {
      sink.report(
        .noGroup, at: name.span, "`\(name.text)` belongs to groups",
        label: "a \(context.kind.rawValue) has no such number",
        help: "ask for it in a `split` or `mesh`, or in `score`")
      return false
    }
    guard function != .fraction else {
      reportNotInGroup(name, "is known when the flow is bound", "ask for it in `score`")
      return false
    }
    guard function == .share, !context.hasHead else { return true }
    reportNoHead(name)
    return false
  }

  private func reportNotInGroup(_ name: Identifier, _ label: String, _ help: String) {
    sink.report(
      .notInGroup, at: name.span, "`\(name.text)` cannot be asked of a group here", label: label, help: help)
  }

  private func reportNoHead(_ name: Identifier) {
    sink.report(
      .noHead, at: name.span, "`\(name.text)` needs a step before it", label: "nothing has arrived yet",
      help: "put a step before it that brings the funds: `seed: hop where usd >= $1_000_000`")
  }

  /// Times that lie further apart than the horizon allows.
  func checkHorizon(
    _ attribute: TransferAttribute, _ measure: Measure, _ span: Span, _ context: ClauseContext
  ) {
    guard let horizon, let interval = measure.interval else { return }
    let limit = Double(horizon)
    let lower = interval.lower?.value ?? 0
    let upper = interval.upper?.value ?? 0
    let isTooLong =
      switch attribute {
      case .gap: lower > limit || upper > limit
      case .idle: context.hasHead && lower > limit
      default: false
      }
    if isTooLong { reportLonger(span, "`\(attribute.text)` is bounded by more than the horizon") }
  }
}

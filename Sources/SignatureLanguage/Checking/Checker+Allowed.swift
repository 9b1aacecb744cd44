import SignaturePlan

extension Checker {
  /// Whether a step can ask for an attribute of a transfer; if not, that is reported.
  func isAllowed(_ attribute: TransferAttribute, _ name: Identifier, _ context: ClauseContext) -> Bool {
    switch attribute {
    case .gap, .kept, .leaked, .siblings: isAllowedOfHead(name, context)
    case .idle: isIdleAllowed(name, context)
    default: true
    }
  }

  private func isAllowedOfHead(_ name: Identifier, _ context: ClauseContext) -> Bool {
    if isFollowed(name, context) { return false }
    if context.kind.hasNumbers, context.kind != .cohort, name.text != "gap" {
      reportNotInGroup(
        name, "compares one transfer with what arrived", "use `share` for the group's part, or `max_share`")
      return false
    }
    guard !context.hasArrival else { return true }
    switch context.kind {
    case .gather: reportPayers(name)
    case .cohort:
      reportNotInGroup(name, "after a group there is no one arrival", "bound the window instead: `cohort … within 1d`")
    default: reportNoHead(name)
    }
    return false
  }

  private func isIdleAllowed(_ name: Identifier, _ context: ClauseContext) -> Bool {
    if isFollowed(name, context) { return false }
    guard context.kind == .gather, !context.hasHead else { return true }
    reportPayers(name)
    return false
  }

  /// Whether the transfers of the step have no one payment before them, which is reported.
  private func isFollowed(_ name: Identifier, _ context: ClauseContext) -> Bool {
    switch context.kind {
    case .mesh:
      reportNotInGroup(name, "a mesh has no one payment before each", "bound the time instead: `mesh … within 3h`")
    case .trace:
      reportNotInGroup(
        name, "a trace has no one payment before each", "only `gap <= 3d` stands alone: how long funds may rest")
    default: return false
    }
    return true
  }

  private func reportPayers(_ name: Identifier) {
    reportNotInGroup(
      name, "its payers have no one past", "ask for it where the payers are a group: `gather 3..9 of layer1 within 1d`")
  }

  /// Whether a step's clause can ask for a number of a group; if not, that is reported.
  func isAllowed(_ function: GroupFunction, _ call: CallSyntax, _ context: ClauseContext) -> Bool {
    let name = call.name
    guard !context.isOfRow else {
      reportNotOfRow(call.span)
      return false
    }
    guard context.isGroup else {
      sink.report(
        .noGroup, at: name.span, "`\(name.text)` belongs to groups",
        label: "a \(context.kind.rawValue) has no such number",
        help: "ask for it in a group such as `split` or `mesh`, or in `score`")
      return false
    }
    if let (label, help) = Self.reasonAgainst(function, call, context) {
      reportNotInGroup(name, label, help)
      return false
    }
    guard function == .share || function == .dwell, !context.hasHead else { return true }
    if context.kind == .cohort {
      reportNotInGroup(
        name, "after a group there is no one arrival", "compare with the group: `sum in 99%..101% of feed.sum`")
    } else {
      reportNoHead(name)
    }
    return false
  }

  private static func reasonAgainst(
    _ function: GroupFunction, _ call: CallSyntax, _ context: ClauseContext
  ) -> (label: String, help: String)? {
    switch function {
    case .fraction where call.condition == nil:
      ("is known when the flow is bound", "ask for it in `score`, or of some transfers: `fraction(where usd < $5_000)`")
    case .candidates: ("belongs to swaps and crossings", "ask for it in `score`")
    case .reached where context.kind != .trace: ("only a trace knows what has reached its ends", "use `share`")
    case .dwell where context.kind == .gather: ("its payers have no one arrival", "ask for `duration` or `first`")
    default: nil
    }
  }

  private func reportNotInGroup(_ name: Identifier, _ label: String, _ help: String) {
    sink.report(
      .notInGroup, at: name.span, "`\(name.text)` cannot be asked of a group here", label: label, help: help)
  }

  func reportNoHead(_ name: Identifier) {
    sink.report(
      .noHead, at: name.span, "`\(name.text)` needs a step before it", label: "nothing has arrived yet",
      help: "put a step before it that brings the funds: `seed: hop where usd >= $1_000_000`")
  }

  /// Reports a part of `count(where …)` that more than a row decides.
  func reportNotOfRow(_ span: Span) {
    sink.report(
      .notOfRow, at: span, "\(quoted(span)) asks for more than a transfer itself",
      label: "the transfers are bound already",
      help: "a choice of transfers asks for `amount`, `usd`, `time`, `hour`, `age`, `asset`, label sets and the like")
  }

  /// Times that lie further apart than the horizon allows.
  func checkHorizon(_ measure: Measure, _ span: Span, _ context: ClauseContext) {
    guard let horizon, let interval = measure.interval, case .attribute(let attribute) = measure.formula else { return }
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

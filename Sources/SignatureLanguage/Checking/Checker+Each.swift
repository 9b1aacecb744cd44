import SignaturePlan

extension Checker {
  /// `each G, at least 50% { … }`
  mutating func each(
    _ step: StepSyntax, _ each: EachSyntax, _ position: Position, _ visible: [String: StepTable.Entry]
  ) -> Step.Kind {
    if position.isFirst {
      sink.report(
        .eachFirst, at: step.keyword.span, "a flow cannot start with `each`", label: "no group is bound yet",
        help: "bind a group first: `layer: split 9..60 within 3h`")
    } else {
      checkGroup(each.group, visible)
    }
    checkNotEmpty(each.steps, step.keyword.span, "each")
    let quota = each.quota.flatMap { self.quota($0) } ?? .fraction(1)
    let outer = outerScope
    outerScope.merge(visible) { $1 }
    outerScope[each.group.text]?.isBranch = true
    let steps = block(each.steps, isInsideEach: true)
    outerScope = outer
    return .each(Each(group: each.group.text, quota: quota, steps: steps))
  }

  private func checkGroup(_ group: Identifier, _ visible: [String: StepTable.Entry]) {
    guard let entry = visible[group.text] else { return reportUnbound(group, visible) }
    guard let kind = entry.kind, !kind.isGroup else { return }
    sink.report(
      .eachOfNoGroup, at: group.span, "\(UserText.quoted(group.text)) is no group", label: "`each` needs a group",
      help: "a `\(kind.rawValue)` leaves one head: go on with the next step",
      secondary: [sink.annotation(entry.span, "a `\(kind.rawValue)`")])
  }

  private func reportUnbound(_ group: Identifier, _ visible: [String: StepTable.Entry]) {
    guard let place = table[group.text]?.span ?? givenNames[group.text] else {
      return reportUnknownStep(group, among: visible.keys.sorted())
    }
    sink.report(
      .groupOutOfReach, at: group.span, "group \(UserText.quoted(group.text)) is out of reach here",
      label: "not bound earlier in this block",
      help: "`each` takes a group that was bound before it in the same block",
      secondary: [sink.annotation(place, "bound here")])
  }

  private func quota(_ literal: LiteralSyntax) -> Each.Quota? {
    switch literal.value {
    case .invalid: return nil
    case .percent(let number) where number.hundredth > 0 && number.hundredth <= 1: return .fraction(number.hundredth)
    case .number(let number):
      if let count = number.whole, count >= 1 { return .count(count) }
    default: break
    }
    sink.report(
      .invalidQuota, at: literal.span, "not a share or number of branches",
      label: "expected a percentage or a whole number",
      help: "`at least 50%` is a share of the branches, up to 100%; `at least 3` a number of them")
    return nil
  }
}

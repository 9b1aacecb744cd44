import SignaturePlan

// Steps that have blocks.
extension Checker {
  /// `each G, at least 50% { … }`
  mutating func each(_ step: StepSyntax, _ each: EachSyntax, _ name: String, _ scope: Scope) -> Step.Kind {
    if scope.isStart {
      sink.report(
        .eachFirst, at: step.keyword.span, "a flow cannot start with `each`", label: "no group is bound yet",
        help: "bind a group first: `layer: split 9..60 within 3h`")
    } else {
      checkGroup(each.group, "each", scope)
    }
    checkNotEmpty(each.steps, step.keyword.span, "each")
    let quota = each.quota.flatMap { self.quota($0) } ?? .fraction(1)
    var inner = scope.block(.head)
    inner.each = name
    inner.names[each.group.text]?.isMember = true
    return .each(Each(group: each.group.text, quota: quota, steps: block(each.steps, &inner)))
  }

  /// Reports a name that is no group bound before in the same block.
  func checkGroup(_ group: Identifier, _ word: String, _ scope: Scope) {
    if scope.groups.contains(group.text) || group.text.isEmpty { return }
    guard let entry = scope.names[group.text], !entry.isGroup else { return reportUnbound(group, word, scope) }
    guard let kind = entry.kind else { return }
    sink.report(
      .eachOfNoGroup, at: group.span, "\(UserText.quoted(group.text)) is no group", label: "`\(word)` needs a group",
      help: "\(kind.phrase) leaves one head: go on with the next step",
      secondary: [sink.annotation(entry.span, kind.phrase)])
  }

  private func reportUnbound(_ group: Identifier, _ word: String, _ scope: Scope) {
    guard let place = table[group.text]?.span ?? givenNames[group.text] else {
      return reportUnknownStep(group, among: scope.groups.sorted())
    }
    sink.report(
      .groupOutOfReach, at: group.span, "group \(UserText.quoted(group.text)) is out of reach here",
      label: "not bound earlier in this block",
      help: "`\(word)` takes a group that was bound before it in the same block",
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

  /// No flow that means anything goes round more often.
  static let mostRounds = 1_000

  /// `repeat 2..5 { … }`
  mutating func repetition(
    _ step: StepSyntax, _ range: RangeSyntax, _ steps: [StepSyntax], _ name: String, _ scope: inout Scope
  ) -> Step.Kind {
    let rounds = count(range)
    if rounds.upperBound > Self.mostRounds, range.upper != nil {
      sink.report(
        .numberOutOfRange, at: (range.upper ?? range.lower).span, "number out of range",
        label: "at most `1_000` rounds")
    }
    checkNotEmpty(steps, step.keyword.span, "repeat")
    var inner = scope.block(scope.innerFront)
    inner.repetition = name
    let lowered = block(steps, &inner)
    scope.names.merge(inner.names) { $1 }
    if case .group(let group, let span) = inner.front {
      sink.report(
        .roundLeavesGroup, at: step.keyword.span, "a round of `repeat` ends with the group `\(group)`",
        label: "where does the next round start?", help: "let its last step leave one head: a hop, a chain or a gather",
        secondary: [sink.annotation(span, "this step leaves many heads")])
    }
    return .repetition(Repetition(count: rounds, steps: lowered))
  }

  /// `any { … } or { … }`
  mutating func either(_ step: StepSyntax, _ alternatives: [[StepSyntax]], _ scope: inout Scope) -> Step.Kind {
    var lowered: [[Step]] = []
    var names = scope.names
    for steps in alternatives {
      checkNotEmpty(steps, step.keyword.span, "any")
      var inner = scope.block(scope.innerFront)
      lowered.append(block(steps, &inner))
      names.merge(inner.names) { $1 }
    }
    scope.names = names
    return .either(Either(alternatives: lowered))
  }

  /// `optional hop …`: a wrapper around the step, whose name stays known after it.
  mutating func optional(_ syntax: StepSyntax, _ inner: StepSyntax, _ scope: inout Scope, isLast: Bool) -> Step? {
    let name = name(of: syntax)
    if scope.isStart {
      reportFirst(syntax, "optional")
      scope.front = .unknown
    }
    let isGroupNotLast = inner.leavesGroup && !isLast
    if isGroupNotLast { reportGroupNotLast(syntax, "optional") }
    var block = scope.block(scope.front)
    block.last = scope.last
    let lowered = lower(inner, &block, isLast: true)
    scope.names.merge(block.names) { $1 }
    guard let lowered else {
      scope.front = .unknown
      return nil
    }
    let step = Step(name: name, kind: .optional(lowered))
    scope.front = isGroupNotLast ? .unknown : block.front
    scope.last = nil
    return step
  }
}

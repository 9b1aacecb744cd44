import SignaturePlan

extension Checker {
  /// The steps of the flow.
  mutating func flow() -> [Step] {
    guard let flow = syntax.flow else { return [] }
    checkNotEmpty(flow.steps, flow.keyword, "flow")
    var scope = Scope()
    return block(flow.steps, &scope)
  }

  /// The steps of a block, in order.
  mutating func block(_ steps: [StepSyntax], _ scope: inout Scope) -> [Step] {
    var lowered: [Step] = []
    for (index, step) in steps.enumerated() where !sink.isFull {
      let isLast = index == steps.count - 1
      guard let step = lower(step, &scope, isLast: isLast) else { continue }
      lowered.append(step)
    }
    return lowered
  }

  /// A step and what it leaves behind; nil for one that could not be read.
  mutating func lower(_ syntax: StepSyntax, _ scope: inout Scope, isLast: Bool) -> Step? {
    if case .optional(let inner) = syntax.body { return optional(syntax, inner, &scope, isLast: isLast) }
    let name = name(of: syntax)
    var entry = StepTable.Entry(
      kind: syntax.kind, span: syntax.name?.span ?? syntax.keyword.span, hasHead: hasHead(syntax, scope),
      each: scope.each, repetition: scope.repetition, isGroup: syntax.leavesGroup,
      isAnyAsset: reach(syntax.filter ?? FilterSyntax(), syntax.kind ?? .hop).anyAsset)
    if let kind = syntax.kind { checkPlace(syntax, kind, scope, isLast: isLast) }
    table.add(name, entry)
    if syntax.kind == nil, syntax.name == nil { table.hasNamelessStep = true }
    let step = step(syntax, name, &scope)
    if let step {
      checkStart(syntax, step, scope)
      checkRemains(step, syntax, arrived: scope.arrived)
      entry.isGroup = step.leavesGroup
    }
    leave(name, entry, step, &scope)
    let isMisplaced = syntax.kind == .either ? entry.isGroup && !isLast : syntax.kind == .absence && scope.isStart
    if isMisplaced { scope.front = .unknown }
    return step
  }

  /// Whether a step follows one head: that before it, that of its start, or, for a `gather of`, each of a group.
  private func hasHead(_ syntax: StepSyntax, _ scope: Scope) -> Bool {
    switch syntax.kind {
    case .gather: !scope.isStart
    case .cohort: scope.hasHead
    default: !scope.isStart || syntax.filter?.start != nil
    }
  }

  /// Moves the scope past a step.
  func leave(_ name: String, _ entry: StepTable.Entry, _ step: Step?, _ scope: inout Scope) {
    scope.names[name] = entry
    guard entry.kind != .absence else { return }
    scope.last = step
    scope.arrived = step?.mostLeft(of: scope.arrived) ?? Step.largestTransfer
    scope.front = step == nil && !entry.isGroup ? .unknown : entry.isGroup ? .group(name, entry.span) : .head
    if entry.isGroup { scope.groups.insert(name) }
  }

  func checkNotEmpty(_ steps: [StepSyntax], _ span: Span, _ what: String) {
    guard steps.isEmpty, !syntax.isPartial else { return }
    sink.report(
      .emptyBlock, at: span, "`\(what)` without a step", label: "nothing follows the money here",
      help: "add a step: `hop where usd >= $1_000_000`")
  }

  /// A flow that starts at every transfer is slow, and seldom meant.
  private func checkStart(_ syntax: StepSyntax, _ step: Step, _ scope: Scope) {
    guard scope.isStart, syntax.kind?.bindsTransfers == true, !sink.hasError(in: syntax.span), step.isOpenToAll else {
      return
    }
    sink.report(
      .unrestrictedStart, at: syntax.keyword.span, "nothing restricts the first step",
      label: "every transfer is a candidate here", help: "add a bound: `where usd >= $1_000_000`")
  }
}

extension StepSyntax {
  /// Whether the step leaves a group, as far as its syntax says.
  var leavesGroup: Bool {
    switch body {
    case .repetition, .broken: false
    case .optional(let step): step.leavesGroup
    case .either(let alternatives): alternatives.contains { $0.last { $0.kind != .absence }?.leavesGroup ?? false }
    default: kind?.isGroup ?? false
    }
  }

  /// What follows the keyword of a step that is no block.
  var filter: FilterSyntax? {
    switch body {
    case .hop(let filter), .swap(let filter), .cross(let filter), .absence(let filter): filter
    case .chain(_, let filter), .split(_, let filter), .series(_, let filter), .gather(_, let filter),
      .mesh(_, let filter), .trace(_, let filter), .cohort(_, let filter):
      filter
    case .each, .repetition, .optional, .either, .broken: nil
    }
  }
}

extension Step {
  /// Whether every transfer would be a candidate for its first one.
  fileprivate var isOpenToAll: Bool {
    if case .split(let split) = kind, split.key != .address { return false }
    return !conditions.flatMap(\.tests).contains(where: \.isStatic)
  }
}

extension TransferTest {
  /// Whether a transfer alone, with the labels of its ends, decides it.
  var isStatic: Bool {
    switch self {
    case .attribute(.amount, _), .attribute(.usd, _), .attribute(.time, _), .asset, .chain, .member: true
    case .formula(let formula, _):
      formula.leaves.contains { $0 == .attribute(.amount) || $0 == .attribute(.usd) || $0 == .attribute(.time) }
    case .attribute, .same, .inGroup, .fresh, .lookalike, .relay: false
    }
  }
}

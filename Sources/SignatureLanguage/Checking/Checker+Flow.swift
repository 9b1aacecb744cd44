import SignaturePlan

extension Checker {
  /// Where a step stands.
  struct Position {
    /// Whether there is no step before it, in its block or around it.
    var isFirst: Bool
    var isInsideEach: Bool
  }

  /// The steps of the flow.
  mutating func flow() -> [Step] {
    guard let flow = syntax.flow else { return [] }
    checkNotEmpty(flow.steps, flow.keyword, "flow")
    let steps = block(flow.steps, isInsideEach: false)
    if let first = flow.steps.first { checkStart(first, steps.first) }
    return steps
  }

  /// The steps of a flow or of an `each`, in order.
  mutating func block(_ steps: [StepSyntax], isInsideEach: Bool) -> [Step] {
    var visible: [String: StepTable.Entry] = [:]
    var before: (name: String, entry: StepTable.Entry)?
    var lowered: [Step] = []
    for (index, step) in steps.enumerated() where !sink.isFull {
      let position = Position(isFirst: index == 0 && !isInsideEach, isInsideEach: isInsideEach)
      let name = name(of: step)
      let entry = StepTable.Entry(
        kind: step.kind, span: step.name?.span ?? step.keyword.span, hasHead: !position.isFirst,
        isInsideEach: isInsideEach)
      table.add(name, entry)
      if step.kind == nil, step.name == nil { table.hasNamelessStep = true }
      if let before { checkOrder(step, after: before.name, before.entry) }
      if let last = lowered.last, before?.name == last.name { checkContinues(step, after: last) }
      if let kind = self.kind(of: step, name, position, visible) { lowered.append(Step(name: name, kind: kind)) }
      visible[name] = entry
      before = (name, entry)
    }
    return lowered
  }

  func checkNotEmpty(_ steps: [StepSyntax], _ span: Span, _ what: String) {
    guard steps.isEmpty, !syntax.isPartial else { return }
    sink.report(
      .emptyBlock, at: span, "`\(what)` without a step", label: "nothing follows the money here",
      help: "add a step: `hop where usd >= $1_000_000`")
  }

  /// No head follows a group: `each` comes between.
  private func checkOrder(_ step: StepSyntax, after name: String, _ before: StepTable.Entry) {
    guard before.kind?.isGroup == true, let kind = step.kind, kind != .each else { return }
    sink.report(
      .stepAfterGroup, at: step.keyword.span, "`\(kind.rawValue)` follows the group `\(name)`",
      label: "which of its heads?", help: "follow every branch: `each \(name) { \(kind.rawValue) … }`",
      secondary: [sink.annotation(before.span, "this step leaves many heads")])
  }

  /// A flow that starts at every transfer is slow, and seldom meant.
  private func checkStart(_ syntax: StepSyntax, _ step: Step?) {
    guard let step, let kind = syntax.kind, kind != .each, !sink.hasError(in: syntax.span),
      !step.conditions.flatMap(\.tests).contains(where: \.isStatic)
    else { return }
    sink.report(
      .unrestrictedStart, at: syntax.keyword.span, "nothing restricts the first step",
      label: "every transfer is a candidate here", help: "add a bound: `where usd >= $1_000_000`")
  }
}

extension StepSyntax {
  /// Nil for a step that could not be read.
  var kind: StepTable.Kind? {
    switch body {
    case .hop: .hop
    case .chain: .chain
    case .split: .split
    case .mesh: .mesh
    case .each: .each
    case .broken: nil
    }
  }
}

extension TransferTest {
  /// Whether a transfer alone, with the labels of its ends, decides it.
  var isStatic: Bool {
    switch self {
    case .attribute(.amount, _), .attribute(.usd, _), .attribute(.time, _), .asset, .member: true
    default: false
    }
  }
}

import SignaturePlan

extension Checker {
  /// A step as the plan has it; nil for one that could not be read.
  mutating func step(_ syntax: StepSyntax, _ name: String, _ scope: inout Scope) -> Step? {
    guard let kind = syntax.kind, let lowered = self.kind(of: syntax, name, &scope) else { return nil }
    guard let filter = syntax.filter else { return Step(name: name, kind: lowered) }
    var step = Step(name: name, kind: lowered, reach: reach(filter, kind))
    if let start = filter.start, kind.parts.contains(.start) { step.start = self.start(start, scope) }
    return step
  }

  /// How far a step looks.
  func reach(_ filter: FilterSyntax, _ kind: StepTable.Kind) -> Reach {
    let isKeyed = kind == .split && filter.key != nil
    return Reach(
      anyAsset: (filter.anyAsset != nil || isKeyed) && kind.parts.contains(.anyAsset),
      throughServices: filter.services != nil && kind.parts.contains(.services))
  }

  private func start(_ start: ReferenceSyntax, _ scope: Scope) -> Reference? {
    guard scope.isStart else { return reference(start, scope.names) }
    sink.report(
      .cannotStart, at: start.span, "the first step starts at no other", label: "nothing is bound yet",
      help: "the first step starts anywhere: leave this out")
    return nil
  }

  private mutating func kind(of step: StepSyntax, _ name: String, _ scope: inout Scope) -> Step.Kind? {
    if let filter = step.filter, let kind = step.kind { checkParts(filter, of: kind) }
    switch step.body {
    case .broken, .optional: return nil
    case .each(let each): return self.each(step, each, name, scope)
    case .repetition(let range, let steps): return repetition(step, range, steps, name, &scope)
    case .either(let alternatives): return either(step, alternatives, &scope)
    case .hop(let filter): return .hop(Hop(condition: condition(filter, context(step, name, scope))))
    case .absence(let filter): return .absence(absence(step, name, filter, scope))
    case .chain(let range, let filter): return .chain(chain(step, name, range, filter, scope))
    case .split(let range, let filter): return .split(split(step, name, range, filter, scope))
    case .series(let range, let filter): return .series(series(step, name, range, filter, scope))
    case .gather(let range, let filter): return .gather(gather(step, name, range, filter, scope))
    case .mesh(let range, let filter): return .mesh(mesh(step, name, range, filter, scope))
    case .trace(let range, let filter): return .trace(trace(step, name, range, filter, scope))
    case .swap(let filter): return .swap(swap(step, name, filter, scope))
    case .cross(let filter): return .cross(cross(step, name, filter, scope))
    case .cohort(let range, let filter): return .cohort(cohort(step, name, range, filter, scope))
    }
  }

  /// What the clause of a step may ask.
  func context(
    _ step: StepSyntax, _ name: String, _ scope: Scope, _ count: ClosedRange<Int> = 1...1
  ) -> ClauseContext {
    let kind = step.kind ?? .hop
    let filter = step.filter ?? FilterSyntax()
    let hasHead =
      switch kind {
      case .cohort: scope.hasHead
      default: !scope.isStart
      }
    return ClauseContext(
      kind: kind, hasHead: hasHead, count: count, name: name, scope: scope.names, reach: reach(filter, kind))
  }

  func source(_ span: Span) -> String { sink.source.text(span) }

  /// The condition of a hop or a chain, with the sets of its ends.
  mutating func condition(_ filter: FilterSyntax, _ context: ClauseContext) -> Condition {
    .conjunction(parts(filter, context).map { $0.logic.map(\.transferTest) })
  }

  private mutating func absence(_ step: StepSyntax, _ name: String, _ filter: FilterSyntax, _ scope: Scope) -> Absence {
    let window = window(filter, of: step, "`no hop` needs `within`", "say how long nothing happens: `no hop within 3d`")
    return Absence(window: window ?? 0, condition: condition(filter, context(step, name, scope)))
  }

  private mutating func chain(
    _ step: StepSyntax, _ name: String, _ range: RangeSyntax, _ filter: FilterSyntax, _ scope: Scope
  ) -> Chain {
    if let end = filter.to?.span ?? filter.end?.span {
      sink.report(
        .endOfChain, at: end, "a chain has no receiver set", label: "would hold for every hop",
        help: "let a hop end it: `hop to \(source(end))` after the chain")
    }
    let count = count(range)
    return Chain(count: count, condition: condition(filter, context(step, name, scope, count)))
  }

  private mutating func split(
    _ step: StepSyntax, _ name: String, _ range: RangeSyntax, _ filter: FilterSyntax, _ scope: Scope
  ) -> Split {
    let count = count(range)
    let window = window(
      filter, of: step, "a split needs `within`", "say in what time the payments fall: `split 9..60 within 3h`")
    let key = filter.key.map { senderKey($0, scope) } ?? .address
    let parts = sorted(filter, context(step, name, scope, count))
    return Split(
      count: count, window: window ?? 0, member: .conjunction(parts.member), first: .conjunction(parts.first),
      equal: parts.equal, test: .conjunction(parts.group), key: key)
  }

  /// `by case`, `by entity`
  private func senderKey(_ word: Identifier, _ scope: Scope) -> SenderKey {
    guard let key = SenderKey(rawValue: word.text), key != .address else {
      reportUnknownWord(word, among: ["case", "entity"], "labels tie senders by their case or entity")
      return .address
    }
    guard !scope.isStart else { return key }
    sink.report(
      .keyNotFirst, at: word.span, "only the first step can split by \(word.text)", label: "one head pays here",
      help: "leave it out, or start the flow with the split")
    return .address
  }

  /// A word of which only a few mean something.
  func reportUnknownWord(_ word: Identifier, among known: [String], _ label: String) {
    let near = Suggestion.nearest(to: word.text, among: known)
    sink.report(
      .unknownKeyword, at: word.span, "unknown keyword \(UserText.quoted(word.text))", label: label,
      help: near.map { "did you mean `\($0)`?" } ?? "known here: \(UserText.list(known))", fix: near)
  }
}

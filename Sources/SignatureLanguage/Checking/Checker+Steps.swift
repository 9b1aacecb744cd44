import SignaturePlan

extension Checker {
  /// A step as the plan has it; nil for one that could not be read.
  mutating func kind(
    of step: StepSyntax, _ name: String, _ position: Position, _ visible: [String: StepTable.Entry]
  ) -> Step.Kind? {
    (scope, stepName) = (outerScope.merging(visible) { $1 }, name)
    switch step.body {
    case .broken: return nil
    case .each(let each): return self.each(step, each, position, visible)
    case .hop(let filter):
      checkParts(filter, of: step, window: false, relay: false)
      return .hop(Hop(condition: condition(filter, context(.hop, position))))
    case .chain(let range, let filter):
      checkParts(filter, of: step, window: false, relay: false)
      return .chain(chain(range, filter, position))
    case .split(let range, let filter):
      checkParts(filter, of: step, window: true, relay: false)
      return .split(split(step, range, filter, position))
    case .mesh(let range, let filter):
      checkParts(filter, of: step, window: true, relay: true)
      return .mesh(mesh(step, range, filter, position))
    }
  }

  /// Reports parts that a step of this kind does not have.
  private func checkParts(_ filter: FilterSyntax, of step: StepSyntax, window: Bool, relay: Bool) {
    let word = step.keyword.text
    if !window, let extra = filter.window {
      sink.report(
        .misplacedPart, at: extra.span, "`\(word)` has no window", label: "not part of a `\(word)`",
        help: "bound the time since the funds arrived: `where gap <= \(source(extra.span))`")
    }
    if !relay, let extra = filter.relay {
      sink.report(
        .misplacedPart, at: extra.span, "`\(word)` goes through no relays", label: "not part of a `\(word)`",
        help: "ask for one in the clause: `where to is relay(within 6h)`")
    }
  }

  private func context(
    _ kind: StepTable.Kind, _ position: Position, _ count: ClosedRange<Int> = 1...1
  ) -> ClauseContext {
    ClauseContext(kind: kind, hasHead: !position.isFirst, count: count, name: stepName, scope: scope)
  }

  func source(_ span: Span) -> String { sink.source.text(span) }

  /// The condition of a hop or a chain, with the sets of its ends.
  private mutating func condition(_ filter: FilterSyntax, _ context: ClauseContext) -> Condition {
    .conjunction(parts(filter, context).map { $0.logic.map(\.transferTest) })
  }

  private mutating func chain(_ range: RangeSyntax, _ filter: FilterSyntax, _ position: Position) -> Chain {
    if let end = filter.to {
      sink.report(
        .endOfChain, at: end.span, "a chain has no receiver set", label: "would hold for every hop",
        help: "let a hop end it: `hop to \(source(end.span))` after the chain")
    }
    let count = count(range)
    let condition = condition(filter, context(.chain, position, count))
    return Chain(count: count, condition: condition)
  }

  private mutating func split(
    _ step: StepSyntax, _ range: RangeSyntax, _ filter: FilterSyntax, _ position: Position
  ) -> Split {
    let count = count(range)
    if filter.window == nil {
      sink.report(
        .expected, at: step.keyword.span, "a split needs `within`", label: "no window",
        help: "say in what time the payments fall: `split 9..60 within 3h`")
    }
    let window = filter.window.flatMap { self.window($0, of: "a split") } ?? 0
    let context = context(.split, position, count)
    let parts = sorted(filter, context)
    return Split(
      count: count, window: window, member: .conjunction(parts.member),
      first: .conjunction(parts.first), equal: parts.equal, test: .conjunction(parts.group))
  }

  private mutating func mesh(
    _ step: StepSyntax, _ range: RangeSyntax, _ filter: FilterSyntax, _ position: Position
  ) -> Mesh {
    let count = count(range, mayBeOpen: true)
    if filter.relay == nil {
      sink.report(
        .expected, at: step.keyword.span, "a mesh needs `through`", label: "through what?",
        help: "say what passes the funds on: `mesh 4.. through relay(within 6h)`")
    }
    let relay = filter.relay.map { self.relay($0) } ?? Relay(within: 1, passes: Interval())
    let window = filter.window.flatMap { self.window($0, of: "a mesh") }
    let context = context(.mesh, position, count)
    let parts = sorted(filter, context)
    return Mesh(
      count: count, relay: relay, window: window, member: .conjunction(parts.member),
      test: .conjunction(parts.group))
  }
}

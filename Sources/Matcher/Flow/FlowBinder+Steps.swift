import SignaturePlan

extension FlowBinder {
  /// Hands over a step's candidates in order of preference until the body returns false.
  func forEachCandidate(of number: Int, front: Front, scope: Scope, _ body: (Candidate) -> Bool) {
    let step = program.steps[number]
    guard let entry = entry(to: step, front: front, scope: scope) else { return }
    switch step.kind {
    case .each(let each): offer(self.each(each, number, scope: scope), body)
    case .gather(let gather) where step.group != nil || gather.of != nil:
      offer(gathers(gather, number, scope: scope), body)
    case .cohort(let cohort): offer(self.cohort(cohort, number, front: entry, scope: scope), body)
    default:
      guard !entry.isGroup, entry.head.map({ isOpen($0.node, to: number) }) ?? true else { return }
      let vantage = vantage(of: step, head: entry.head, scope: scope)
      if case .absence(let absence) = step.kind {
        offer(self.absence(absence, number, front: front, vantage), body)
      } else {
        forEachCandidate(of: step, number, vantage, body)
      }
    }
  }

  /// The same for a step that goes on from one head, or is the first.
  private func forEachCandidate(
    of step: ProgramStep, _ number: Int, _ vantage: Vantage, _ body: (Candidate) -> Bool
  ) {
    switch step.kind {
    case .hop: forEachHop(number, vantage, body)
    case .chain(let chain): forEachChain(chain, number, vantage, body)
    case .split(let split): offer(splits(split, number, vantage), body)
    case .series(let series): offer(runs(series, number, vantage), body)
    case .gather: offer(firstGather(number, vantage), body)
    case .mesh(let mesh): offer(self.mesh(mesh, number, vantage), body)
    case .trace(let trace): offer(self.trace(trace, number, vantage), body)
    case .swap(let swap):
      forEachExchange(lag: swap.lag, number, vantage, body) { self.credits(of: $0, swap, number, $1) }
    case .cross(let cross):
      forEachExchange(lag: cross.lag, number, vantage, body) { self.credits(of: $0, cross, number, $1) }
    case .each, .absence, .cohort, .repetition, .optional, .either: return
    }
  }

  private func offer(_ candidate: Candidate?, _ body: (Candidate) -> Bool) {
    if let candidate { _ = body(candidate) }
  }

  private func offer(_ candidates: [Candidate], _ body: (Candidate) -> Bool) {
    for candidate in candidates where !body(candidate) { return }
  }

  /// Whether a step follows funds out of a node.
  func isOpen(_ node: Int32, to number: Int) -> Bool { looksThroughServices[number] || !scene.sets.isService(node) }

  func vantage(of step: ProgramStep, head: Head?, scope: Scope) -> Vantage {
    Vantage(head: head, scope: scope, byValue: step.byValue, work: work)
  }
}

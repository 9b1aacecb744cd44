import SignaturePlan

extension FlowBinder {
  /// A block that is bound as if its steps stood in the flow, and the rest after it.
  func bindBlock(_ number: Int, then next: Int, front: Front, scope: Scope) -> FlowBinding? {
    let step = program.steps[number]
    let entry = self.entry(to: step, front: front, scope: scope)
    switch step.kind {
    case .repetition(let repetition):
      return entry.flatMap { bindRounds(repetition, number, then: next, front: $0, scope: scope) }
    case .optional:
      return entry.flatMap { bindOne(of: step.blocks, then: next, front: $0, scope: scope) }
        ?? bind(next, front: front, scope: scope)
    default: return entry.flatMap { bindOne(of: step.blocks, then: next, front: $0, scope: scope) }
    }
  }

  /// Where a step goes on from; nil if it starts at a name that is undefined.
  func entry(to step: ProgramStep, front: Front, scope: Scope) -> Front? {
    guard case .place(let place) = step.start else { return front }
    return place.flatMap { scope.head($0, scene) }.map { .head($0) }
  }

  /// The first of several blocks with which the rest can be bound.
  private func bindOne(of blocks: [[Int]], then next: Int, front: Front, scope: Scope) -> FlowBinding? {
    for block in blocks {
      if let found = bind(rests.number(block, then: next), front: front, scope: scope) { return found }
    }
    return nil
  }

  /// As many rounds as the rest can be bound after.
  private func bindRounds(
    _ repetition: Repetition, _ number: Int, then next: Int, front: Front, scope: Scope
  ) -> FlowBinding? {
    var rounds = mostRounds(repetition, number, front: front, scope: scope)
    while rounds >= max(repetition.count.lowerBound, 0), !work.isExhausted {
      let close = rests.number(.close(number, rounds: rounds), then: next)
      let start = rests.number(.rounds(number, left: rounds), then: close)
      if let found = bind(start, front: front, scope: scope) { return found }
      rounds -= 1
    }
    return nil
  }

  /// No fewer rounds than can be bound in a row, whatever comes after them.
  ///
  /// PERF: where many rounds are allowed, the count that a flow can have is found by doubling and halving and not by
  /// counting down.
  private func mostRounds(_ repetition: Repetition, _ number: Int, front: Front, scope: Scope) -> Int {
    let most = repetition.count.upperBound
    guard most > 8 else { return most }
    func canBind(_ rounds: Int) -> Bool {
      bind(rests.number(.rounds(number, left: rounds), then: Rests.end), front: front, scope: scope) != nil
    }
    var (low, high) = (0, 1)
    while high <= most, canBind(high) {
      low = high
      if low == most { return most }
      high = min(most, 2 * high)
    }
    while low + 1 < high {
      let middle = low + (high - low) / 2
      if canBind(middle) { low = middle } else { high = middle }
    }
    return low
  }
}

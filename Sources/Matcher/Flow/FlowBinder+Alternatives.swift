import SignaturePlan

extension FlowBinder {
  /// Other transfers that the last step could have ended with, the steps before it as they are bound.
  func alternatives(_ binding: FlowBinding) -> Int {
    guard program.flow.count > 1, let last = program.flow.last, let bound = binding.steps.last, bound.step == last,
      case let before = binding.steps.dropLast(), let front = before.last?.left
    else { return 0 }
    let scope = before.reduce(Scope()) { extended($0, by: $1) }
    let ends = lastTransfers(last, front: front, scope: scope)
    return min(max(ends.count - 1, 0), Finding.alternativesCap)
  }

  /// The last transfers of a step's candidates.
  private func lastTransfers(_ number: Int, front: Front, scope: Scope) -> Set<Row> {
    let step = program.steps[number]
    switch step.kind {
    case .chain(let chain):
      guard let head = entry(to: step, front: front, scope: scope)?.head, isOpen(head.node, to: number) else {
        return []
      }
      let layers = chainLayers(chain, number, vantage(of: step, head: head, scope: scope))
      return Set(layers.dropFirst(max(0, chain.count.lowerBound - 1)).joined())
    case .hop, .split, .series, .gather, .swap, .cross:
      var ends: Set<Row> = []
      forEachCandidate(of: number, front: front, scope: scope) { candidate in
        if let last = candidate.binding().rows.last { ends.insert(last) }
        return true
      }
      return ends
    default: return []
    }
  }
}

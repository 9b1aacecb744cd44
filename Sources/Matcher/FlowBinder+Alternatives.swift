import SignaturePlan

extension FlowBinder {
  /// Other transfers that the last step could have ended with, the steps before it as they are bound.
  func alternatives(_ binding: FlowBinding) -> Int {
    guard let last = binding.steps.last, let head = last.head else { return 0 }
    let ends: Set<Row>
    switch program.steps[last.step].kind {
    case .hop: ends = Set(hops(last.step, head: head))
    case .chain(let chain):
      let layers = chainLayers(chain, last.step, head: head)
      ends = Set(layers.dropFirst(chain.count.lowerBound - 1).joined())
    case .split(let split): ends = Set(splits(split, last.step, head: head).compactMap { $0.binding().rows.last })
    case .each, .mesh: return 0
    }
    return min(max(ends.count - 1, 0), Finding.alternativesCap)
  }
}

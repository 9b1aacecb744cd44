import SignaturePlan

extension FlowBinder {
  /// Hops in a row: longer chains first, then those that end earlier.
  func forEachChain(_ chain: Chain, _ number: Int, head: Row?, _ body: (Candidate) -> Bool) {
    let layers = chainLayers(chain, number, head: head)
    for length in stride(from: layers.count, through: chain.count.lowerBound, by: -1) {
      for end in layers[length - 1] {
        let candidate = Candidate(step: number, front: .head(end)) {
          let path = self.smallestPath(to: end, through: layers[..<length], number)
          return StepBinding(step: number, rows: path, head: head, depth: length)
        }
        if !body(candidate) { return }
      }
    }
  }

  /// `layers[k]` holds every transfer that can be hop `k + 1`, ascending.
  func chainLayers(_ chain: Chain, _ number: Int, head: Row?) -> [[Row]] {
    var layers: [[Row]] = []
    var layer = hops(number, head: head)
    while !layer.isEmpty && layers.count < chain.count.upperBound {
      let missing = chain.count.lowerBound - layers.count
      layer = layer.filter { screens.canRun($0, for: missing, number, self) }
      if layer.isEmpty { break }
      layers.append(layer)
      if layers.count == chain.count.upperBound { break }
      layer = Set(layer.flatMap { hops(number, head: $0) }).sorted()
    }
    return layers
  }

  /// Of the paths to `end` with one transfer in each layer, the one with the smallest rows from its start on.
  private func smallestPath(to end: Row, through layers: ArraySlice<[Row]>, _ number: Int) -> [Row] {
    var kept: [Set<Row>] = [[end]]
    for layer in layers.dropLast().reversed() {
      let next = kept[kept.count - 1]
      kept.append(Set(layer.filter { row in hops(number, head: row).contains { next.contains($0) } }))
    }
    var path: [Row] = []
    for set in kept.reversed() {
      let reachable = path.last.map { hops(number, head: $0) } ?? set.sorted()
      if let row = reachable.first(where: set.contains) { path.append(row) }
    }
    return path
  }
}

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
    while !layer.isEmpty && !work.isExhausted {
      let missing = chain.count.lowerBound - layers.count
      layer = layer.filter { screens.canRun($0, for: missing, of: chain, number, self) }
      if layer.isEmpty { break }
      layers.append(layer)
      if layers.count == chain.count.upperBound { break }
      layer = hops(number, after: layer)
    }
    return layers
  }

  /// The transfers that can be the next hop after one of several, ascending.
  ///
  /// PERF: looks from each payment back to the arrivals before it and stops at the first that fits, so that a layer
  /// of n transfers between two addresses takes n looks and not n².
  private func hops(_ number: Int, after layer: [Row]) -> [Row] {
    var arrivals: [Station: [Row]] = [:]
    for row in layer where !scene.sets.isService(scene.rows.to[Int(row)]) {
      arrivals[Station(node: scene.rows.to[Int(row)], asset: scene.rows.asset[Int(row)]), default: []].append(row)
    }
    return arrivals.flatMap { hops(number, out: $0.key, after: $0.value) }.sorted()
  }

  private func hops(_ number: Int, out station: Station, after arrivals: [Row]) -> [Row] {
    let filter = program.steps[number].member
    let payments = scene.paid.rows(of: station.node, after: arrivals[0])
    var found: [Row] = []
    var place = payments.startIndex
    // Arrivals before the payment at hand.
    var before = 0
    while place < payments.endIndex, scene.rows.time[Int(payments[place])] <= deadline, work.spend() {
      let payment = payments[place]
      while before < arrivals.count, arrivals[before] < payment { before += 1 }
      if lastTime(out: arrivals[before - 1], under: filter) < scene.rows.time[Int(payment)] {
        // Too late for every arrival so far: on to the first payment after the next one.
        guard before < arrivals.count else { break }
        let next = arrivals[before]
        place = payments[place...].partition { $0 > next }
        continue
      }
      if scene.rows.asset[Int(payment)] == station.asset, memberBits[number][Int(payment)],
        follows(payment, one: arrivals[..<before], number, filter)
      {
        found.append(payment)
      }
      place += 1
    }
    return found
  }

  /// Whether a payment can be the next hop after one of some arrivals, the latest tried first.
  private func follows(_ payment: Row, one arrivals: ArraySlice<Row>, _ number: Int, _ filter: Filter) -> Bool {
    for arrival in arrivals.reversed() {
      guard lastTime(out: arrival, under: filter) >= scene.rows.time[Int(payment)], work.spend() else { return false }
      if isMember(payment, of: number, head: arrival) { return true }
    }
    return false
  }

  /// Of the paths to `end` with one transfer in each layer, the one with the smallest rows from its start on.
  private func smallestPath(to end: Row, through layers: ArraySlice<[Row]>, _ number: Int) -> [Row] {
    var kept: [Set<Row>] = [[end]]
    for layer in layers.dropLast().reversed() {
      let next = kept[kept.count - 1]
      let last = next.max() ?? end
      kept.append(Set(layer.prefix { $0 < last }.filter { firstHop(number, after: $0, in: next, to: last) != nil }))
    }
    var path: [Row] = []
    for set in kept.reversed() {
      if let row = path.last.map({ firstHop(number, after: $0, in: set, to: end) }) ?? set.min() { path.append(row) }
    }
    return path
  }

  /// The first of some transfers, none of them after `last`, that can be the next hop.
  private func firstHop(_ number: Int, after head: Row, in set: Set<Row>, to last: Row) -> Row? {
    var first: Row?
    forEachLeaving(head, until: lastTime(out: head, under: program.steps[number].member), work) { row in
      if set.contains(row), isMember(row, of: number, head: head) { first = row }
      return first == nil && row < last
    }
    return first
  }
}

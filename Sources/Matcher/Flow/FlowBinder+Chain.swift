import Kernels
import SignaturePlan

extension FlowBinder {
  /// Hops in a row: longer chains first, then those that end earlier; of those, where a later step asks for the way, the
  /// ways with smaller rows first.
  func forEachChain(_ chain: Chain, _ number: Int, _ vantage: Vantage, _ body: (Candidate) -> Bool) {
    let layers = chainLayers(chain, number, vantage)
    for length in stride(from: layers.count, through: max(1, chain.count.lowerBound), by: -1) {
      for end in layers[length - 1] {
        if let way = program.waysAsked[number] {
          var goesOn = true
          forEachPath(to: end, through: layers[..<length], way, number, vantage) { path in
            goesOn = body(Candidate(binding(path, number, vantage)))
            return goesOn
          }
          if goesOn { continue } else { return }
        }
        let front = Front.head(scene.head(of: end))
        let candidate = Candidate(front: front) {
          let path = self.smallestPath(to: end, through: layers[..<length], number, vantage)
          return self.binding(path, number, vantage)
        }
        if !body(candidate) { return }
      }
    }
  }

  private func binding(_ path: [Row], _ number: Int, _ vantage: Vantage) -> StepBinding {
    StepBinding(
      step: number, rows: path, before: [vantage.head].compactMap(\.self),
      left: path.last.map { .head(scene.head(of: $0)) } ?? .start, depth: path.count)
  }

  /// `layers[k]` holds every transfer that can be hop `k + 1`, ascending.
  func chainLayers(_ chain: Chain, _ number: Int, _ vantage: Vantage) -> [[Row]] {
    var layers: [[Row]] = []
    var layer = hops(number, vantage)
    while !layer.isEmpty && !work.isExhausted {
      let missing = chain.count.lowerBound - layers.count
      layer = layer.filter { screens.canRun($0, for: missing, of: chain, number, self) }
      if layer.isEmpty { break }
      layers.append(layer)
      if layers.count == chain.count.upperBound { break }
      layer = hops(number, after: layer, vantage)
    }
    return layers
  }

  /// The transfers that can be the next hop after one of several, ascending.
  ///
  /// PERF: looks from each payment back to the arrivals before it and stops at the first that fits, so that a layer
  /// of n transfers between two addresses takes n looks and not n².
  private func hops(_ number: Int, after layer: [Row], _ vantage: Vantage) -> [Row] {
    var arrivals: [Station: [Row]] = [:]
    for row in layer where isOpen(scene.rows.to[Int(row)], to: number) {
      arrivals[scene.station(.to, of: row, anyAsset: vantage.byValue), default: []].append(row)
    }
    return arrivals.flatMap { hops(number, out: $0.key, after: $0.value, vantage) }.sorted()
  }

  private func hops(_ number: Int, out station: Station, after arrivals: [Row], _ vantage: Vantage) -> [Row] {
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
      if station.holds(scene.rows.asset[Int(payment)]), memberBits[number][Int(payment)],
        follows(payment, one: arrivals[..<before], number, filter, vantage)
      {
        found.append(payment)
      }
      place += 1
    }
    return found
  }

  /// Whether a payment can be the next hop after one of some arrivals, the latest tried first.
  private func follows(
    _ payment: Row, one arrivals: ArraySlice<Row>, _ number: Int, _ filter: Filter, _ vantage: Vantage
  ) -> Bool {
    var vantage = vantage
    for arrival in arrivals.reversed() {
      guard lastTime(out: arrival, under: filter) >= scene.rows.time[Int(payment)], work.spend() else { return false }
      vantage.head = scene.head(of: arrival)
      if isMember(payment, of: number, vantage) { return true }
    }
    return false
  }

  /// Of the paths to `end` with one transfer in each layer, the one with the smallest rows from its start on.
  private func smallestPath(
    to end: Row, through layers: ArraySlice<[Row]>, _ number: Int, _ vantage: Vantage
  ) -> [Row] {
    var path: [Row] = []
    for set in rows(leadingTo: end, through: layers, number, vantage) {
      let row = path.last.map { firstHop(number, vantage.at(scene.head(of: $0)), in: set, to: end) } ?? set.min()
      if let row { path.append(row) }
    }
    return path
  }

  /// By layer: the transfers from which a chain can still reach its end in the layers that are left.
  private func rows(
    leadingTo end: Row, through layers: ArraySlice<[Row]>, _ number: Int, _ vantage: Vantage
  ) -> [Set<Row>] {
    var kept: [Set<Row>] = [[end]]
    for layer in layers.dropLast().reversed() {
      let next = kept[kept.count - 1]
      let last = next.max() ?? end
      kept.append(
        Set(
          layer.prefix { $0 < last }.filter {
            firstHop(number, vantage.at(scene.head(of: $0)), in: next, to: last) != nil
          }))
    }
    return kept.reversed()
  }

  /// Hands over every path to `end` with one transfer in each layer, smaller rows first, until the body returns false;
  /// where no more than its start is asked for, one path for each start.
  private func forEachPath(
    to end: Row, through layers: ArraySlice<[Row]>, _ way: WayAsked, _ number: Int, _ vantage: Vantage,
    _ body: ([Row]) -> Bool
  ) {
    let sets = rows(leadingTo: end, through: layers, number, vantage)
    // Every transfer among them leads on.
    let isOnePerStart = way == .start
    var path: [Row] = []
    func goOn(from next: [Row]) -> Bool {
      for row in next {
        guard work.spend() else { return false }
        path.append(row)
        defer { path.removeLast() }
        let isWhole = path.count == sets.count
        if isWhole ? !body(path) : !goOn(from: hops(number, vantage.at(scene.head(of: row)), in: sets[path.count])) {
          return false
        }
        if isOnePerStart, path.count > 1 { return true }
      }
      return true
    }
    _ = goOn(from: sets.first?.sorted() ?? [])
  }

  /// The transfers among some that can be the next hop, ascending.
  private func hops(_ number: Int, _ vantage: Vantage, in set: Set<Row>) -> [Row] {
    guard let head = vantage.head, isOpen(head.node, to: number) else { return [] }
    var found: [Row] = []
    forEachLeaving(
      head, anyAsset: vantage.byValue, until: lastTime(out: head.row, under: program.steps[number].member), work
    ) { row in
      if set.contains(row), isMember(row, of: number, vantage) { found.append(row) }
      return true
    }
    return found
  }

  /// The first of some transfers, none of them after `last`, that can be the next hop.
  private func firstHop(_ number: Int, _ vantage: Vantage, in set: Set<Row>, to last: Row) -> Row? {
    guard let head = vantage.head, isOpen(head.node, to: number) else { return nil }
    var first: Row?
    let end = lastTime(out: head.row, under: program.steps[number].member)
    forEachLeaving(head, anyAsset: vantage.byValue, until: end, work) { row in
      if set.contains(row), isMember(row, of: number, vantage) { first = row }
      return first == nil && row < last
    }
    return first
  }
}

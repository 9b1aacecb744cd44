import SignaturePlan

// One transfer after another: hop and chain.
extension Binder {
  /// Each has one transfer, so the earlier is the better.
  func hopCandidates(of step: Step, from view: Standpoint) -> [Candidate] {
    nextRows(of: step, from: view).map { row in
      let head = ledger.head(of: row)
      return Candidate(instance(of: view, rows: [row], head: head), end: .head(head))
    }
  }

  /// Candidates for each length and end, longer ones first, then earlier ends.
  ///
  /// Chains of the same length and end differ in their way only. Where no later step asks for that, the one whose rows
  /// are smallest stands for all.
  func candidates(of step: Step, _ chain: Chain, from view: Standpoint) -> [Candidate] {
    let layers = layers(of: step, upTo: chain.count.upperBound, from: view)
    let lengths = chain.count.clamped(to: 0...layers.count).reversed().filter { chain.count.contains($0) && $0 > 0 }
    return lengths.flatMap { length in
      layers[length - 1].flatMap { end in
        let way = ChainWay(step: step, view: view, layers: layers[..<length], end: end)
        return namesOfTransfers.contains(step.name)
          ? ways(way).map { candidate(way, rows: $0) } : [candidate(way, rows: nil)]
      }
    }
  }

  /// Chains of one length with one end.
  private struct ChainWay {
    let step: Step
    let view: Standpoint
    let layers: ArraySlice<[Int]>
    let end: Int
  }

  private func candidate(_ way: ChainWay, rows: [Int]?) -> Candidate {
    let head = ledger.head(of: way.end)
    return Candidate(end: .head(head), last: way.end) { [self] in
      var bound = instance(of: way.view, rows: rows ?? smallestWay(way), head: head)
      bound.depth = way.layers.count
      return bound
    }
  }

  private func rows(of step: Step, after row: Int, _ view: Standpoint) -> [Int] {
    nextRows(of: step, from: view.at(ledger.head(of: row)))
  }

  /// By length less one: transfers that chains of that length can end with, in ledger order.
  private func layers(of step: Step, upTo longest: Int, from view: Standpoint) -> [[Int]] {
    var layers: [[Int]] = []
    var layer = nextRows(of: step, from: view)
    while !layer.isEmpty, layers.count < longest {
      layers.append(layer)
      layer = Set(layer.flatMap { rows(of: step, after: $0, view) }).sorted()
    }
    return layers
  }

  /// The smallest rows, compared one by one, of a chain that has one transfer in each layer and this end.
  private func smallestWay(_ way: ChainWay) -> [Int] {
    var found: [Int] = []
    for useful in rowsLeading(way) {
      let open = found.last.map { rows(of: way.step, after: $0, way.view).filter(useful.contains) } ?? Array(useful)
      // There is one: every useful row leads on to a useful row.
      guard let smallest = open.min() else { break }
      found.append(smallest)
    }
    return found
  }

  /// All of them, smaller rows first.
  private func ways(_ way: ChainWay) -> [[Int]] {
    var ways: [[Int]] = [[]]
    for useful in rowsLeading(way) {
      ways = ways.flatMap { begun in
        let open = begun.last.map { rows(of: way.step, after: $0, way.view).filter(useful.contains) }
        return (open ?? useful.sorted()).map { begun + [$0] }
      }
    }
    return ways
  }

  /// By layer: the rows from which a chain can still reach its end in the layers that are left.
  private func rowsLeading(_ way: ChainWay) -> [Set<Int>] {
    var backwards: [Set<Int>] = [[way.end]]
    var targets: Set<Int> = [way.end]
    for layer in way.layers.dropLast().reversed() {
      targets = Set(layer.filter { rows(of: way.step, after: $0, way.view).contains(where: targets.contains) })
      backwards.append(targets)
    }
    return backwards.reversed()
  }
}

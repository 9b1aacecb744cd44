import SignaturePlan

// One transfer after another: hop and chain.
extension Binder {
  /// Transfers that can follow a head in this step; without a head, the origin itself.
  func nextRows(of step: Step, after head: Int?) -> [Int] {
    guard let head else { return facts.canStart(step, at: origin) ? [origin] : [] }
    return facts.continuations(of: step, after: head).filter(inTime)
  }

  /// Each has one transfer, so the earlier is the better.
  func hopCandidates(of step: Step, after head: Int?) -> [Candidate] {
    nextRows(of: step, after: head).map { row in
      Candidate(BoundStep(step: step, head: head, rows: [row], heads: [row]))
    }
  }

  /// One candidate for each length and end, longer ones first, then earlier ends.
  ///
  /// Chains of the same length and end differ in their way only, which nothing after them depends on: the one whose
  /// rows are smallest stands for all.
  func candidates(of step: Step, _ chain: Chain, after head: Int?) -> [Candidate] {
    let layers = layers(of: step, upTo: chain.count.upperBound, after: head)
    let lengths = chain.count.clamped(to: 0...layers.count).reversed().filter { chain.count.contains($0) && $0 > 0 }
    return lengths.flatMap { length in
      layers[length - 1].map { end in
        Candidate(heads: [end], last: end) { [self] in
          let way = smallestWay(to: end, through: layers[..<length], of: step)
          return BoundStep(step: step, head: head, rows: way, heads: [end], depth: length)
        }
      }
    }
  }

  /// By length less one: transfers that chains of that length can end with, in ledger order.
  private func layers(of step: Step, upTo longest: Int, after head: Int?) -> [[Int]] {
    var layers: [[Int]] = []
    var layer = nextRows(of: step, after: head)
    while !layer.isEmpty, layers.count < longest {
      layers.append(layer)
      layer = Set(layer.flatMap { nextRows(of: step, after: $0) }).sorted()
    }
    return layers
  }

  /// The smallest rows, compared one by one, of a chain that has one transfer in each layer and this end.
  private func smallestWay(to end: Int, through layers: ArraySlice<[Int]>, of step: Step) -> [Int] {
    var way: [Int] = []
    for useful in rowsLeading(to: end, through: layers, of: step) {
      let open = way.last.map { nextRows(of: step, after: $0).filter(useful.contains) } ?? Array(useful)
      // There is one: every useful row leads on to a useful row.
      guard let smallest = open.min() else { break }
      way.append(smallest)
    }
    return way
  }

  /// By layer: the rows from which a chain can still reach its end in the layers that are left.
  private func rowsLeading(to end: Int, through layers: ArraySlice<[Int]>, of step: Step) -> [Set<Int>] {
    var backwards: [Set<Int>] = [[end]]
    var targets: Set<Int> = [end]
    for layer in layers.dropLast().reversed() {
      targets = Set(layer.filter { nextRows(of: step, after: $0).contains(where: targets.contains) })
      backwards.append(targets)
    }
    return backwards.reversed()
  }
}

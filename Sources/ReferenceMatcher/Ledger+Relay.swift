import SignaturePlan

// What decides whether a transfer arrives at a relay: an address that passes on what arrives.
extension Ledger {
  /// Arrivals of a transfer's asset at its receiver that are near it in time, itself among them.
  ///
  /// Where funds come in pieces, payments that precede a piece may be what passes an earlier piece on.
  func neighbouringArrivals(of row: Int, within window: Int64) -> [Int] {
    arrivals(at: self[row].receiver, in: self[row].asset).filter { abs(seconds(from: row, to: $0)) <= window }
  }

  /// Whether the receiver of a transfer passes on what arrives around it.
  func passes(arrival row: Int, _ relay: Relay) -> Bool {
    age(atArrival: row) <= relay.maximumAge
      && degree(atArrival: row, within: relay.within) <= relay.maximumDegree
      && relay.passes.contains(passedOn(fromArrival: row, within: relay.within))
  }

  /// Seconds since the receiver first appeared; 0 if it appears only later, or only dust names it.
  private func age(atArrival row: Int) -> Int64 {
    firstSeen[self[row].receiver].map { max(0, self[row].time - $0) } ?? 0
  }

  /// Distinct counterparties of the receiver around an arrival, over all assets.
  private func degree(atArrival row: Int, within window: Int64) -> Int {
    let node = self[row].receiver
    let near = (dealings[node] ?? []).filter { abs(seconds(from: row, to: $0)) <= window }
    return Set(near.map { self[$0].sender == node ? self[$0].receiver : self[$0].sender }).count
  }

  /// What the receiver pays out after an arrival over what reaches it around that time, in the same asset.
  private func passedOn(fromArrival row: Int, within window: Int64) -> Double {
    let paid = payments(by: self[row].receiver, in: self[row].asset).filter {
      $0 > row && seconds(from: row, to: $0) <= window
    }
    let arrived = neighbouringArrivals(of: row, within: window)
    return Numbers.ratio(Statistics.sum(amounts(paid)), to: Statistics.sum(amounts(arrived)))
  }
}

import SignaturePlan

// What had happened at the ends of a transfer before it.
extension Ledger {
  /// Seconds since the address at an end first appeared; 0 if it had not.
  func age(_ row: Int, _ end: End) -> Double {
    guard !pasts[row].isFresh(end), let first = firstSeen[self[row].node(at: end)] else { return 0 }
    return Double(self[row].time - first)
  }

  /// Distinct counterparties in the window before.
  func degree(_ row: Int, _ end: End, within window: Int64) -> Double {
    let node = self[row].node(at: end)
    return Double(Set(earlier(dealings[node] ?? [], than: row, within: window).map { other(than: node, in: $0) }).count)
  }

  /// What reached the sender in the window before, less what it paid.
  func balance(_ row: Int, within window: Int64) -> Double {
    let (node, asset) = (self[row].sender, self[row].asset)
    let arrived = earlier(arrivals(at: node, in: asset), than: row, within: window)
    let paid = earlier(payments(by: node, in: asset), than: row, within: window)
    return Statistics.sum(amounts(arrived)) - Statistics.sum(amounts(paid))
  }

  /// Whether the other end dealt in the window before with an address that looks like the one at this end.
  func isLookalike(_ row: Int, _ end: End, within window: Int64) -> Bool {
    let node = self[row].node(at: end)
    let partner = self[row].node(at: end == .from ? .to : .from)
    guard let shape = AddressShape(node.address) else { return false }
    return earlier(dealings[partner] ?? [], than: row, within: window).contains { before in
      let known = other(than: partner, in: before)
      return known.address != node.address && AddressShape(known.address) == shape
    }
  }

  private func earlier(_ rows: [Int], than row: Int, within window: Int64) -> [Int] {
    rows.filter { $0 < row && seconds(from: $0, to: row) <= window }
  }

  private func other(than node: Node, in row: Int) -> Node {
    self[row].sender == node ? self[row].receiver : self[row].sender
  }
}

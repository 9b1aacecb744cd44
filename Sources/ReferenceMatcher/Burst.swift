import SignaturePlan

/// What a split or gather chooses from: transfers that qualify, in ledger order, whatever the deadline.
struct Burst {
  let rows: [Int]
  /// By place: the receiver in a split, the payer in a gather. Each counts once.
  private let parties: [Node]
  private let window: Int64
  private let ledger: Ledger
  /// By place: how many parties the window of that transfer reaches.
  private let reach: [Int]

  init(rows: [Int], end: End, window: Int64, ledger: Ledger) {
    let parties = rows.map { ledger[$0].node(at: end) }
    self.rows = rows
    self.parties = parties
    self.window = window
    self.ledger = ledger
    reach = rows.indices.map { start in
      Set(
        rows.indices[start...].prefix { ledger.seconds(from: rows[start], to: rows[$0]) <= window }.map { parties[$0] }
      )
      .count
    }
  }

  /// The window of a transfer: of those from it on, for each party the first.
  func firsts(from place: Int, inTime: (Int) -> Bool) -> [Int] {
    var seen: Set<Node> = []
    return rows.indices[place...].filter { other in
      ledger.seconds(from: rows[place], to: rows[other]) <= window && inTime(rows[other])
        && seen.insert(parties[other]).inserted
    }.map { rows[$0] }
  }

  /// Whether a transfer lies in the window time of an earlier one that reaches more than so many parties.
  func isTail(_ place: Int, ofBurstOver most: Int) -> Bool {
    rows[..<place].indices.contains { earlier in
      ledger.seconds(from: rows[earlier], to: rows[place]) <= window && reach[earlier] > most
    }
  }
}

extension Ledger {
  /// The members whose measures lie within a share of a pivot's: of all pivots' sets the largest, then the earliest.
  func equalMembers(of members: [Int], within share: Double, anyAsset: Bool) -> [Int] {
    var largest: [Int] = []
    for pivot in members.map({ measure($0, anyAsset: anyAsset) }) {
      let near = members.filter { abs(measure($0, anyAsset: anyAsset) - pivot) <= share * pivot }
      if near.count > largest.count { largest = near }
    }
    return largest
  }
}

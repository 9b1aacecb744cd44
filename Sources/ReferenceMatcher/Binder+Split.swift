import SignaturePlan

// One sender pays several receivers.
extension Binder {
  /// One candidate for each payment that starts a group: more members first, then earlier ends, then smaller rows.
  func candidates(of step: Step, _ split: Split, after head: Int?) -> [Candidate] {
    let payer = head.map { ledger.receivers[$0] } ?? ledger.payers[origin]
    let pool = facts.pool(of: step, split, after: head, payer: payer)
    let groups = pool.rows.indices.compactMap { place in
      group(of: split, in: pool, startingAt: place, after: head)
    }
    return groups.sorted(by: isPreferred).map { rows in
      Candidate(BoundStep(step: step, head: head, rows: rows, heads: rows))
    }
  }

  /// The group that starts with one payment of the pool, if it starts any.
  private func group(of split: Split, in pool: Pool, startingAt place: Int, after head: Int?) -> [Int]? {
    let start = pool.rows[place]
    guard mayStart(start, split, after: head), !pool.isTail(place, ofBurstOver: split.count.upperBound) else {
      return nil
    }
    var members = pool.firstPayments(from: place, inTime: inTime)
    if let share = split.equal { members = pool.equalMembers(of: members, within: share) }
    guard members.contains(start), split.count.contains(members.count) else { return nil }
    return tally(of: members, after: head).satisfies(split.test) ? members : nil
  }

  /// Without a head, only the origin starts a group.
  private func mayStart(_ row: Int, _ split: Split, after head: Int?) -> Bool {
    (head != nil || row == origin) && inTime(row) && facts.holds(split.first, of: row, after: head)
  }

  /// The numbers of a finished group, for its own test.
  func tally(of rows: [Int], after head: Int?, depth: Int = 1) -> Tally {
    Tally(
      ledger: ledger, rows: rows, arrived: head.map { ledger[$0].amount } ?? .nan, depth: Double(depth), fraction: 1)
  }

  private func isPreferred(_ left: [Int], to right: [Int]) -> Bool {
    let last = (left: left.last ?? 0, right: right.last ?? 0)
    return if left.count != right.count {
      left.count > right.count
    } else if last.left != last.right {
      last.left < last.right
    } else {
      left.lexicographicallyPrecedes(right)
    }
  }
}

/// What a split chooses from: payments of one sender that qualify, in ledger order, whatever the deadline.
struct Pool {
  let rows: [Int]
  let window: Int64
  let ledger: Ledger
  /// By place in the pool: how many receivers the window of that payment reaches.
  private let reach: [Int]

  init(rows: [Int], window: Int64, ledger: Ledger) {
    self.rows = rows
    self.window = window
    self.ledger = ledger
    reach = rows.indices.map { start in
      let inside = rows[start...].prefix { ledger.seconds(from: rows[start], to: $0) <= window }
      return Set(inside.map { ledger.receivers[$0] }).count
    }
  }

  /// The window of a payment: of those from it on, for each receiver the first.
  func firstPayments(from place: Int, inTime: (Int) -> Bool) -> [Int] {
    var paid: Set<Int> = []
    return rows[place...].filter { row in
      ledger.seconds(from: rows[place], to: row) <= window && inTime(row)
        && paid.insert(ledger.receivers[row]).inserted
    }
  }

  /// Whether a payment lies in the window time of an earlier one that reaches more than so many receivers.
  func isTail(_ place: Int, ofBurstOver most: Int) -> Bool {
    rows[..<place].indices.contains { earlier in
      ledger.seconds(from: rows[earlier], to: rows[place]) <= window && reach[earlier] > most
    }
  }

  /// The members whose amounts lie within a share of a pivot's: of all pivots' sets the largest, then the earliest.
  func equalMembers(of members: [Int], within share: Double) -> [Int] {
    var largest: [Int] = []
    for pivot in ledger.amounts(members) {
      let near = members.filter { abs(ledger[$0].amount - pivot) <= share * pivot }
      if near.count > largest.count { largest = near }
    }
    return largest
  }
}

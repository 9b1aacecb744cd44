import SignaturePlan

/// Which of the matches of a ledger are reported.
struct Report {
  let ledger: Ledger
  /// Seconds; also the length of a cell.
  let horizon: Int64

  /// A match and the distinct rows of its evidence.
  private struct Kept {
    let finding: Finding
    let rows: Set<Int>

    init(_ finding: Finding) {
      self.finding = finding
      rows = Set(finding.evidence.map(\.row))
    }

    /// Whether more than half of another match's evidence is evidence of this one.
    func containsMost(of other: Kept) -> Bool { other.rows.intersection(rows).count * 2 > other.rows.count }
  }

  /// The matches that are kept inside each cell and then across the cells, in order of origin.
  ///
  /// - Parameter match: The match of an origin; nil if it has none, which then leaves nothing out.
  func findings(of match: (_ origin: Int) -> Finding?) -> [Finding] {
    let inCells = cells.flatMap { origins in kept(origins) { match($0).map(Kept.init) } }
    var named: Set<Int> = []
    var reported: [Finding] = []
    for match in inCells where !match.rows.isSubset(of: named) {
      named.formUnion(match.rows)
      reported.append(match.finding)
    }
    return reported
  }

  /// Origins by cell, cells and origins in ledger order.
  private var cells: [Range<Int>] {
    var cells: [Range<Int>] = []
    for row in 0..<ledger.count {
      if let last = cells.last, cell(of: last.lowerBound) == cell(of: row) {
        cells[cells.count - 1] = last.lowerBound..<row + 1
      } else {
        cells.append(row..<row + 1)
      }
    }
    return cells
  }

  /// The number of the cell that a transfer lies in; cells are aligned to 1970 and rounded down before it too.
  private func cell(of row: Int) -> Int64 {
    let length = max(horizon, 1)
    let (quotient, remainder) = ledger[row].time.quotientAndRemainder(dividingBy: length)
    return remainder < 0 ? quotient - 1 : quotient
  }

  /// Matches of these origins, without those that a match kept before contains.
  ///
  /// A match is contained if its origin, or more than half of its evidence, is evidence of one other. The origin is
  /// asked for first, because that saves working out the match.
  private func kept(_ origins: some Sequence<Int>, match: (Int) -> Kept?) -> [Kept] {
    var kept: [Kept] = []
    for origin in origins where !kept.contains(where: { $0.rows.contains(origin) }) {
      guard let next = match(origin) else { continue }
      if !kept.contains(where: { $0.containsMost(of: next) }) { kept.append(next) }
    }
    return kept
  }
}

/// Matches kept so far, to tell what they already contain.
struct KeptMatches {
  /// Kept matches by the transfers that are their evidence.
  private var owners: [Row: [Int32]] = [:]
  private var count: Int32 = 0

  /// Whether a transfer is evidence of a kept match.
  func contains(_ row: Row) -> Bool { owners[row] != nil }

  /// Whether one kept match contains the origin, or more than half of the evidence.
  func covers(origin: Row, evidence: [Row]) -> Bool {
    if contains(origin) { return true }
    var shared: [Int32: Int] = [:]
    for row in evidence {
      for owner in owners[row] ?? [] {
        shared[owner, default: 0] += 1
        if 2 * (shared[owner] ?? 0) > evidence.count { return true }
      }
    }
    return false
  }

  mutating func keep(evidence: [Row]) {
    for row in evidence { owners[row, default: []].append(count) }
    count += 1
  }
}

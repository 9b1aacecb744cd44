/// Counts the records that are in order and give no transfer.
struct OmittedRecords {
  private var counts = [Int](repeating: 0, count: Omission.allCases.count)

  mutating func add(_ omission: Omission) { counts[omission.rawValue] += 1 }

  /// All but headings.
  var total: Int { Omission.allCases.reduce(0) { $0 + ($1 == .heading ? 0 : counts[$1.rawValue]) } }

  var notes: [String] {
    Omission.allCases.compactMap { counts[$0.rawValue] > 0 ? $0.text(counts[$0.rawValue]) : nil }
  }
}

import Archive
import Columnar
import Reports
import SignaturePlan

/// Matches as an Arrow IPC file: a row for each transfer that is evidence of one, in the columns of ``MatchCSV``.
struct MatchArrow {
  private var table: ArrowTable
  private var rows = Rows()

  /// Rows of a batch.
  private static let batchRows = 65_536

  static let columns: [(name: String, kind: ArrowTable.Kind)] = [
    ("match", .text), ("signature", .text), ("severity", .text), ("score", .number), ("open", .flag), ("step", .text),
    ("index", .count), ("time", .time), ("chain", .text), ("tx", .text), ("from", .text), ("to", .text),
    ("asset", .text), ("amount", .number), ("usd", .number), ("archive", .text), ("row", .count),
  ]

  init() {
    table = ArrowTable(columns: Self.columns, metadata: [("sluice", "matches")])
  }

  /// What the file begins with.
  mutating func head() -> [UInt8] { table.head() }

  /// Takes in a match; the bytes of a batch if one is full.
  mutating func add(_ match: Match) -> [UInt8] {
    for item in match.evidence { rows.append(match, item) }
    return rows.count < Self.batchRows ? [] : flush()
  }

  /// The rest of the file.
  mutating func end() -> [UInt8] { (rows.count > 0 ? flush() : []) + table.end() }

  private mutating func flush() -> [UInt8] {
    defer { rows = Rows() }
    return table.batch(rows.columns)
  }

  /// Rows that wait until there are enough for a batch.
  private struct Rows {
    private var texts = Array(repeating: TextRows(), count: 9)
    private var archives = TextRows()
    private var scores: [Double] = []
    private var isOpen: [Bool] = []
    private var index: [Int64] = []
    private var time: [Int64] = []
    private var amount: [Double] = []
    private var usd: [Double] = []
    private var row: [Int64] = []

    var count: Int { row.count }

    mutating func append(_ match: Match, _ item: Evidence) {
      let transfer = item.transfer
      let values = [
        match.id, match.signature, match.severity.rawValue, item.step, transfer.chain, item.tx, transfer.from,
        transfer.to, transfer.asset,
      ]
      for (place, value) in values.enumerated() { texts[place].append(value.map { Array($0.utf8)[...] }) }
      archives.append(Array(item.archive.utf8)[...])
      scores.append(match.score.value)
      isOpen.append(match.open)
      index.append(Int64(item.index))
      time.append(transfer.time)
      amount.append(transfer.amount)
      usd.append(transfer.usd ?? .nan)
      row.append(Int64(item.row))
    }

    /// In the order of ``MatchArrow/columns``.
    var columns: [ArrowTable.Column] {
      [
        .texts(texts[0]), .texts(texts[1]), .texts(texts[2]), .numbers(scores), .flags(isOpen), .texts(texts[3]),
        .counts(index), .times(time), .texts(texts[4]), .texts(texts[5]), .texts(texts[6]), .texts(texts[7]),
        .texts(texts[8]), .numbers(amount), .numbers(usd), .texts(archives), .counts(row),
      ]
    }
  }
}

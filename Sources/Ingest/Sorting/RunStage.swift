import Archive
import Columnar

/// Transfers that wait until there are enough for a run.
struct RunStage {
  /// Bytes of texts at which a run is full.
  static let byteLimit = 64 << 20

  /// Rows at which a run is full.
  let rowLimit: Int

  private var batch = TransferBatch()
  private var addresses = Interner()
  private var transactions = TextRows()
  private var values = TextRows()
  private var marks: [TextRows] = []
  private var isSorted = true

  init(rowLimit: Int) { self.rowLimit = rowLimit }

  var count: Int { batch.count }

  var isFull: Bool {
    batch.count >= rowLimit
      || transactions.bytes.count + values.bytes.count + addresses.table.bytes.count > Self.byteLimit
      || marks.contains { $0.bytes.count > Self.byteLimit }
  }

  /// Adds the transfer at `place`.
  ///
  /// - Parameters:
  ///   - chain, asset: the codes of both, in tables of the whole import.
  ///   - columns: for each mark of the row the extra column that it goes to, of `width`.
  mutating func append(
    _ rows: [TransferRow], _ place: Int, chain: Int32, asset: Int32, columns: [Int], width: Int
  ) {
    if let last = batch.time.last, rows[place].time < last { isSorted = false }
    batch.append(
      time: rows[place].time, chain: chain, from: addresses.intern(utf8: rows[place].from),
      to: addresses.intern(utf8: rows[place].to), asset: asset, amount: rows[place].amount, usd: rows[place].usd)
    transactions.append(rows[place].tx.isEmpty ? nil : TransactionText.bytes(of: rows[place].tx)[...])
    values.append(rows[place].value.isEmpty ? nil : rows[place].value)
    while marks.count < width {
      marks.append(TextRows())
      marks[marks.count - 1].appendMissing(batch.count - 1)
    }
    for (mark, column) in zip(rows[place].marks, columns) { marks[column].append(mark.isEmpty ? nil : mark) }
    for column in marks.indices where marks[column].count < batch.count { marks[column].append(nil) }
  }

  /// Sorts the rows and writes them; the stage is empty after that.
  mutating func write(to scratch: ScratchFile) throws(ReadFailure) -> SortedRun {
    let order = order()
    let (table, ranks) = addresses.table.sorted()
    var run = SortedRun(rows: batch.count, firstTime: batch.time[Int(order[0])], marks: marks.count)
    run.addresses = try Self.write(table, to: scratch)
    run.addressCount = table.count
    run.codes = try scratch.append(Self.codes(order.map { ranks[Int(batch.from[Int($0)])] }))
    try scratch.append(Self.codes(order.map { ranks[Int(batch.to[Int($0)])] }))
    var start = 0
    while start < order.count {
      let end = min(order.count, start + SortedRun.blockRows)
      let block = block(order[start..<end])
      run.blocks.append(SortedRun.Stretch(offset: try scratch.append(block), count: block.count))
      start = end
    }
    self = RunStage(rowLimit: rowLimit)
    return run
  }

  /// Rows by time; those of one time as they came.
  private func order() -> [Int32] {
    let rows = Array(0..<Int32(batch.count))
    if isSorted { return rows }
    return rows.sorted { a, b in
      let (first, second) = (batch.time[Int(a)], batch.time[Int(b)])
      return first == second ? a < b : first < second
    }
  }

  private func block(_ rows: ArraySlice<Int32>) -> [UInt8] {
    var bytes: [UInt8] = []
    RawColumn.append(rows.map { batch.time[Int($0)] }[...], to: &bytes)
    RawColumn.append(rows.map { batch.amount[Int($0)] }[...], to: &bytes)
    RawColumn.append(rows.map { batch.usd[Int($0)] }[...], to: &bytes)
    RawColumn.append(rows.map { batch.chain[Int($0)] }[...], to: &bytes)
    RawColumn.append(rows.map { batch.asset[Int($0)] }[...], to: &bytes)
    for column in [transactions, values] + marks { RawColumn.append(column, rows, to: &bytes) }
    return bytes
  }

  private static func codes(_ codes: [Int32]) -> [UInt8] {
    var bytes: [UInt8] = []
    RawColumn.append(codes[...], to: &bytes)
    return bytes
  }

  private static func write(_ table: StringTable, to scratch: ScratchFile) throws(ReadFailure) -> [SortedRun.Stretch] {
    var stretches: [SortedRun.Stretch] = []
    var start = 0
    while start < table.count {
      let end = min(table.count, start + SortedRun.blockAddresses)
      var texts = TextRows()
      for code in start..<end { texts.append(table.utf8(code)) }
      var bytes: [UInt8] = []
      RawColumn.append(texts, 0..<texts.count, to: &bytes)
      stretches.append(SortedRun.Stretch(offset: try scratch.append(bytes), count: bytes.count))
      start = end
    }
    return stretches
  }
}

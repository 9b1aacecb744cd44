import Columnar

/// Goes through one input's transfers from the first to the last.
struct InputCursor {
  let input: Input
  /// The batch at hand, in the scan's numbering.
  private(set) var batch = TransferBatch()
  /// Row of the batch at hand that comes next.
  private(set) var position = 0
  /// Row of the input with which the batch at hand begins.
  private(set) var firstRow = 0
  private var nextBatch = 0
  private var numbering = InputNumbering()
  private var tables: InputTables?
  private let readsMessages: Bool

  /// - Parameter readsMessages: whether ids of messages between chains are wanted.
  init(_ input: Input, readsMessages: Bool) {
    self.input = input
    self.readsMessages = readsMessages
  }

  /// Time of the next transfer; nil at the end.
  var time: Int64? { position < batch.count ? batch.time[position] : nil }

  /// Reads on until there is a next transfer or the input ends.
  mutating func fill(_ numbering: inout Numbering) throws(SluiceError) {
    while position == batch.count && nextBatch < input.batchCount {
      firstRow = input.rows(inBatch: nextBatch).lowerBound
      batch = try input.batch(nextBatch)
      if readsMessages, let messages = try input.messages(inBatch: nextBatch) {
        batch.message = messages.map { $0.map { numbering.message($0) } ?? -1 }
      }
      nextBatch += 1
      position = 0
      if tables == nil || input.tablesGrow { tables = input.tables }
      if let tables { self.numbering.renumber(&batch, tables: tables, into: &numbering) }
    }
  }

  /// The next transfers up to a time, at least one; the cursor then stands behind them.
  mutating func run(while isBefore: (Int64) -> Bool) -> Range<Int> {
    let start = position
    position += 1
    while position < batch.count && isBefore(batch.time[position]) { position += 1 }
    return start..<position
  }
}

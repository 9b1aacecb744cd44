import Columnar
import SignaturePlan

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
  /// Rows of the first batch to be read that are left out.
  private var skipped: Int
  private var numbering = InputNumbering()
  private var tables: InputTables?
  private let readsMessages: Bool

  /// The batch at hand in the input's own numbering, if that is wanted.
  private(set) var own = TransferBatch()
  private let keepsOwn: Bool

  /// - Parameters:
  ///   - row: of the input, with which to begin.
  ///   - readsMessages: whether ids of messages between chains are wanted.
  ///   - keepsOwn: whether batches are wanted in the input's own numbering, too.
  init(_ input: Input, from row: Int = 0, readsMessages: Bool, keepsOwn: Bool = false) {
    self.input = input
    self.readsMessages = readsMessages
    self.keepsOwn = keepsOwn
    while nextBatch < input.batchCount, input.rows(inBatch: nextBatch).upperBound <= row { nextBatch += 1 }
    skipped = nextBatch < input.batchCount ? row - input.rows(inBatch: nextBatch).lowerBound : 0
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
      position = skipped
      skipped = 0
      if keepsOwn { own = batch }
      if tables == nil || input.tablesGrow { tables = input.tables }
      if let tables { self.numbering.renumber(&batch, tables: tables, into: &numbering) }
    }
  }

  /// Has its tables be some of those that the scan has joined; before the first transfer is read.
  mutating func join(from: Int, to: Int) { numbering = InputNumbering(joined: (from: from, to: to)) }

  /// The next transfers up to a time, at least one and at most a number of them; the cursor then stands behind them.
  mutating func run(atMost most: Int, while isBefore: (Int64) -> Bool) -> Range<Int> {
    let start = position
    let end = most < batch.count - start ? start + most : batch.count
    position += 1
    while position < end && isBefore(batch.time[position]) { position += 1 }
    return start..<position
  }

  /// The row of the input that comes next; its number of rows at the end.
  var nextRow: Int {
    if position < batch.count { return firstRow + position }
    return nextBatch < input.batchCount ? input.rows(inBatch: nextBatch).lowerBound + skipped : input.rowCount
  }

  /// The scan's codes of addresses of an input whose tables are complete; nil if its tables have no such place.
  mutating func nodes(chain: Int, codes: [Int32], end: End, _ numbering: inout Numbering) -> [Int32]? {
    let tables = self.tables ?? input.tables
    self.tables = tables
    return self.numbering.nodes(chain: chain, codes: codes, end: end, tables: tables, into: &numbering)
  }
}

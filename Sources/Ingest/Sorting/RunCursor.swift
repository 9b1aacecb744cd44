import Archive
import Columnar

/// Goes through the rows of a run from the first to the last.
struct RunCursor {
  private let run: SortedRun
  /// Extra columns that the archive has.
  private let marks: Int
  private var nextBlock = 0
  /// The block at hand.
  private(set) var batch = TransferBatch()
  private(set) var texts = ArchiveWriter.Texts()
  /// Row of the block at hand that comes next.
  private(set) var row = 0
  /// Time of the row that comes next.
  private(set) var time: Int64

  init(_ run: SortedRun, marks: Int) {
    self.run = run
    self.marks = marks
    time = run.firstTime
  }

  /// Reads the block with the next row, if it is not at hand; false at the end.
  mutating func load(_ ranks: CodeRanks, from scratch: ScratchFile) throws(ReadFailure) -> Bool {
    if row < batch.count { return true }
    guard nextBlock < run.blocks.count else { return false }
    let stretch = run.blocks[nextBlock]
    let bytes = try scratch.read(at: stretch.offset, count: stretch.count)
    let first = nextBlock * SortedRun.blockRows
    let rows = min(SortedRun.blockRows, run.rows - first)
    var offset = 0
    batch.time = RawColumn.take(rows, at: &offset, of: bytes)
    batch.amount = RawColumn.take(rows, at: &offset, of: bytes)
    batch.usd = RawColumn.take(rows, at: &offset, of: bytes)
    batch.chain = ranks.chains(RawColumn.take(rows, at: &offset, of: bytes))
    batch.asset = ranks.assets(RawColumn.take(rows, at: &offset, of: bytes))
    batch.from = try codes(at: run.codes + 4 * first, rows, scratch)
    batch.to = try codes(at: run.codes + 4 * (run.rows + first), rows, scratch)
    readTexts(bytes, rows, at: &offset)
    nextBlock += 1
    row = 0
    time = batch.time[0]
    return true
  }

  /// Gives the memory back, at the end.
  mutating func forget() {
    (batch, texts) = (TransferBatch(), ArchiveWriter.Texts())
    row = 0
  }

  private func codes(at offset: Int, _ rows: Int, _ scratch: ScratchFile) throws(ReadFailure) -> [Int32] {
    var start = 0
    return RawColumn.take(rows, at: &start, of: try scratch.read(at: offset, count: 4 * rows))
  }

  private mutating func readTexts(_ bytes: [UInt8], _ rows: Int, at offset: inout Int) {
    texts.transactions = RawColumn.takeTexts(rows, at: &offset, of: bytes)
    texts.values = RawColumn.takeTexts(rows, at: &offset, of: bytes)
    texts.marks = (0..<run.marks).map { _ in RawColumn.takeTexts(rows, at: &offset, of: bytes) }
    while texts.marks.count < marks {
      var missing = TextRows()
      missing.appendMissing(rows)
      texts.marks.append(missing)
    }
  }

  /// The next rows of the block that come before a time, or at it if `isFirst`; at least one.
  mutating func take(before limit: Int64?, isFirst: Bool) -> Range<Int> {
    let start = row
    row += 1
    while row < batch.count, limit.map({ batch.time[row] < $0 || (isFirst && batch.time[row] == $0) }) ?? true {
      row += 1
    }
    if row < batch.count { time = batch.time[row] }
    return start..<row
  }
}

/// The places of chains and assets in tables sorted by bytes, for codes in the order of their coming.
struct CodeRanks {
  let chainRanks: [Int32]
  let assetRanks: [Int32]

  func chains(_ codes: [Int32]) -> [Int32] { codes.map { chainRanks[Int($0)] } }
  func assets(_ codes: [Int32]) -> [Int32] { codes.map { assetRanks[Int($0)] } }
}

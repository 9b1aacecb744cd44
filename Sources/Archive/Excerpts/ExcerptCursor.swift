import Columnar

/// Goes through the chosen rows of one archive, with all of their columns, in the codes of the excerpt.
struct ExcerptCursor {
  private let archive: ArchiveReader
  private let source: ExcerptColumns.Source
  private let map: ExcerptStrings.Map
  private var nextBatch = 0
  private var position = 0

  /// The chosen rows of the batch at hand.
  private(set) var rows = TransferBatch()
  private(set) var transactions = TextRows()
  private(set) var values = TextRows()
  /// By extra column of the excerpt; nil where the archive lacks it.
  private(set) var carried: [CarriedColumn?] = []

  init(_ archive: ArchiveReader, _ source: ExcerptColumns.Source, _ map: ExcerptStrings.Map) {
    self.archive = archive
    self.source = source
    self.map = map
  }

  /// Time of the next row; nil at the end.
  var time: Int64? { position < rows.count ? rows.time[position] : nil }

  /// Reads on until there is a next row or the archive ends.
  mutating func fill(
    isWanted: (Int) -> Bool, choice: (Int, TransferBatch) -> [Int]
  ) throws(ArchiveError) {
    while position == rows.count, nextBatch < archive.batchCount {
      guard isWanted(nextBatch) else {
        nextBatch += 1
        continue
      }
      let batch = try archive.batch(nextBatch)
      let chosen = choice(nextBatch, batch)
      if !chosen.isEmpty { try take(chosen, of: batch, nextBatch) }
      nextBatch += 1
    }
  }

  private mutating func take(_ chosen: [Int], of batch: TransferBatch, _ index: Int) throws(ArchiveError) {
    rows = TransferBatch()
    rows.reserveCapacity(chosen.count)
    for row in chosen {
      rows.append(
        time: batch.time[row], chain: map.chains[Int(batch.chain[row])], from: map.from[Int(batch.from[row])],
        to: map.to[Int(batch.to[row])], asset: map.assets[Int(batch.asset[row])], amount: batch.amount[row],
        usd: batch.usd[row])
    }
    let ids = try archive.transactions(inBatch: index)
    transactions = TextRows()
    for row in chosen { transactions.append(ids[row].map { TransactionText.bytes(of: $0)[...] }) }
    let figures = try archive.values(inBatch: index)
    values = TextRows(chosen.map { figures[$0] })
    let columns = try archive.carried(inBatch: index, dictionaries: source.dictionaries)
    carried = source.places.map { place in place.map { columns[$0].taking(chosen) } }
    position = 0
  }

  /// The next rows whose time passes, at least one and at most so many; the cursor then stands behind them.
  mutating func take(atMost room: Int, while passes: (Int64) -> Bool) -> Range<Int> {
    let start = position
    let end = min(rows.count, start + room)
    position += 1
    while position < end, passes(rows.time[position]) { position += 1 }
    return start..<position
  }
}

/// Rows of an excerpt that wait until there are enough for a batch.
struct ExcerptStage {
  private(set) var rows = TransferBatch()
  private(set) var texts = ArchiveWriter.Texts()
  private let options: ArchiveWriter.Options

  init(_ options: ArchiveWriter.Options) {
    self.options = options
    if options.hasTransactions { texts.transactions = TextRows() }
    if options.hasValues { texts.values = TextRows() }
    texts.carried = options.carried.map { CarriedColumn($0) }
  }

  mutating func append(_ cursor: ExcerptCursor, _ range: Range<Int>) {
    rows.append(cursor.rows, range)
    texts.transactions?.append(cursor.transactions, range)
    texts.values?.append(cursor.values, range)
    for place in texts.carried.indices {
      if let column = cursor.carried[place] {
        texts.carried[place].append(column, range)
      } else {
        texts.carried[place].append(CarriedColumn(nulls: range.count, of: options.carried[place]))
      }
    }
  }
}

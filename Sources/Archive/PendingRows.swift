import Columnar

/// Rows that wait until there are enough for a batch.
struct PendingRows {
  private(set) var rows = TransferBatch()
  private var transactions: [String?] = []
  private var values: [String?] = []

  init() { rows.reserveCapacity(ArchiveWriter.batchRows) }

  /// First and last time.
  var times: ClosedRange<Int64>? { rows.time.first.flatMap { first in rows.time.last.map { first...$0 } } }

  mutating func append(_ batch: TransferBatch, _ range: Range<Int>, transactions: [String?]?, values: [String?]?) {
    rows.time += batch.time[range]
    rows.chain += batch.chain[range]
    rows.from += batch.from[range]
    rows.to += batch.to[range]
    rows.asset += batch.asset[range]
    rows.amount += batch.amount[range]
    if batch.usd.count == batch.count { rows.usd += batch.usd[range] }
    self.transactions += transactions?[range] ?? Array(repeating: nil, count: range.count)[...]
    self.values += values?[range] ?? Array(repeating: nil, count: range.count)[...]
  }

  /// The columns in the order of the schema.
  func body(
    _ tables: WriterTables, options: ArchiveWriter.Options, path: String
  ) throws(ArchiveError) -> MessageBody {
    var body = MessageBody()
    body.add(rows.time)
    Self.add(rows.chain, WriterTables.index(tables.chains), to: &body)
    if options.hasTransactions {
      try Self.add(transactions.map { $0.map { TransactionText.bytes(of: $0) } }, .tx, to: &body, path: path)
    }
    body.add(rows.from)
    body.add(rows.to)
    Self.add(rows.asset, WriterTables.index(tables.assets), to: &body)
    body.add(rows.amount)
    if options.hasValues { try Self.add(values.map { $0.map { Array($0.utf8) } }, .value, to: &body, path: path) }
    if options.hasUSD { body.add(nullable: rows.usd) }
    return body
  }

  private static func add(_ codes: [Int32], _ index: ArrowInteger, to body: inout MessageBody) {
    switch index.bits {
    case 8: body.add(codes.map { Int8($0) })
    case 16: body.add(codes.map { Int16($0) })
    default: body.add(codes)
    }
  }

  private static func add(
    _ texts: [[UInt8]?], _ role: ColumnRole, to body: inout MessageBody, path: String
  ) throws(ArchiveError) {
    var strings = ByteStrings()
    for text in texts {
      strings.bytes += text ?? []
      strings.offsets.append(strings.bytes.count)
    }
    guard strings.bytes.count <= Int32.max else {
      let cause = ArchiveError.Cause.limit(
        what: "bytes of texts in \(texts.count) rows", limit: Int(Int32.max), actual: strings.bytes.count)
      throw ArchiveError(cause, file: path).at(column: role.name)
    }
    body.add(strings, isValid: texts.map { $0 != nil })
  }
}

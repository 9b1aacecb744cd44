import Columnar

/// Rows that wait until there are enough for a batch.
struct PendingRows {
  private(set) var rows = TransferBatch()
  private var transactions = TextRows()
  private var values = TextRows()
  private var marks: [TextRows]
  private var carried: [CarriedColumn]

  init(_ options: ArchiveWriter.Options) {
    rows.reserveCapacity(ArchiveWriter.batchRows)
    marks = Array(repeating: TextRows(), count: options.marks.count)
    carried = options.carried.map { CarriedColumn($0) }
  }

  /// First and last time.
  var times: ClosedRange<Int64>? { rows.time.first.flatMap { first in rows.time.last.map { first...$0 } } }

  mutating func append(_ batch: TransferBatch, _ range: Range<Int>, texts: ArchiveWriter.Texts) {
    rows.append(batch, range)
    Self.append(texts.transactions, range, to: &transactions)
    Self.append(texts.values, range, to: &values)
    for mark in marks.indices {
      Self.append(mark < texts.marks.count ? texts.marks[mark] : nil, range, to: &marks[mark])
    }
    for place in carried.indices { carried[place].append(texts.carried[place], range) }
  }

  private static func append(_ texts: TextRows?, _ range: Range<Int>, to column: inout TextRows) {
    if let texts { column.append(texts, range) } else { column.appendMissing(range.count) }
  }

  /// The columns in the order of the schema.
  func body(
    _ tables: WriterTables, options: ArchiveWriter.Options, path: String
  ) throws(ArchiveError) -> MessageBody {
    var body = MessageBody()
    body.add(rows.time)
    Self.add(rows.chain, WriterTables.index(tables.chains), to: &body)
    if options.hasTransactions {
      try Self.add(transactions, ColumnRole.tx.name, to: &body, path: path)
    }
    body.add(rows.from)
    body.add(rows.to)
    Self.add(rows.asset, WriterTables.index(tables.assets), to: &body)
    body.add(rows.amount)
    if options.hasValues { try Self.add(values, ColumnRole.value.name, to: &body, path: path) }
    if options.hasUSD { body.add(nullable: rows.usd) }
    for (name, texts) in zip(options.marks, marks) { try Self.add(texts, name, to: &body, path: path) }
    for (field, column) in zip(options.carried, carried) { try Self.add(column, field, to: &body, path: path) }
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
    _ column: CarriedColumn, _ field: ArrowField, to body: inout MessageBody, path: String
  ) throws(ArchiveError) {
    guard column.largestExtent <= Int32.max else {
      let cause = ArchiveError.Cause.limit(
        what: "bytes or values in \(column.count) rows", limit: Int(Int32.max), actual: column.largestExtent)
      throw ArchiveError(cause, file: path).at(column: field.name)
    }
    body.add(column, type: field.type, children: field.children)
  }

  private static func add(
    _ texts: TextRows, _ column: String, to body: inout MessageBody, path: String
  ) throws(ArchiveError) {
    guard texts.bytes.count <= Int32.max else {
      let cause = ArchiveError.Cause.limit(
        what: "bytes of texts in \(texts.count) rows", limit: Int(Int32.max), actual: texts.bytes.count)
      throw ArchiveError(cause, file: path).at(column: column)
    }
    body.add(ByteStrings(bytes: texts.bytes, offsets: texts.offsets), isValid: texts.isPresent)
  }
}

import Columnar

/// Writes an archive: an Arrow IPC file with LZ4 frames, in batches of 65,536 rows.
///
/// The same transfers give the same bytes, however they are split between calls of `append`. The file appears
/// under its name when `finish` returns, and never before; a writer that is dropped leaves nothing behind.
public final class ArchiveWriter {
  /// Rows of every batch but the last.
  public static let batchRows = 65_536

  /// The columns that not every archive has.
  public struct Options: Sendable, Equatable {
    /// Whether there is a `tx` column.
    public var hasTransactions = false
    /// Whether there is a `value` column of exact figures.
    public var hasValues = false
    /// Whether there is a `usd` column.
    public var hasUSD = false
    /// Names of extra columns of text, which scans pass over; none of a column that has a meaning.
    public var marks: [String] = []
    /// Extra columns of any type, after the others.
    var carried: [ArrowField] = []
    /// Metadata of the schema, written in order of the keys.
    public var metadata: [String: String] = [:]

    public init() {}
  }

  /// The text columns of a batch; a column that is not there has no texts.
  public struct Texts: Sendable, Equatable {
    /// Ids as `TransactionText.bytes` puts them.
    public var transactions: TextRows?
    public var values: TextRows?
    /// In the order of `Options.marks`.
    public var marks: [TextRows] = []
    /// In the order of `Options.carried`.
    var carried: [CarriedColumn] = []

    public init() {}
  }

  /// Rows so far.
  public private(set) var rowCount = 0

  let tables: WriterTables
  let options: Options
  let schema: ArrowSchema
  private let output: OutputFile
  private var pending: PendingRows
  private var lastTime: Int64?
  private var dictionaries: [ArchiveFooter.Block] = []
  private var batches: [ArchiveFooter.Block] = []
  private var dictionaryLines: [String] = []
  /// Digest of what stands before all batches.
  private let head: String
  private var batchLines: [String] = []

  /// Begins an archive and writes its dictionaries.
  ///
  /// - Parameters:
  ///   - addresses: those that codes in `from` and `to` stand for, in strictly ascending order of their bytes.
  ///   - chains, assets: those that the codes stand for, each once.
  public init(
    path: String, addresses: StringTable, chains: StringTable, assets: StringTable, options: Options = .init()
  ) throws(ArchiveError) {
    precondition(addresses.isStrictlyAscending, "the addresses of an archive are sorted")
    precondition(options.marks.allSatisfy { name in ColumnRole.allCases.allSatisfy { $0.name != name } })
    tables = WriterTables(addresses: addresses, chains: chains, assets: assets)
    self.options = options
    schema = tables.schema(options)
    pending = PendingRows(options)
    output = try OutputFile(path: path)
    let head = Array("ARROW1\0\0".utf8) + Self.framed(ArrowEncoder.schemaMessage(schema))
    self.head = SHA256.hexadecimal(of: head)
    try output.write(head)
    for (id, table) in tables.dictionaries { try writeDictionary(id: id, table) }
  }

  /// Adds transfers, which must not be earlier than those before.
  ///
  /// - Parameters:
  ///   - transactions: the `tx` of every row, nil where there is none; nil if there are none at all.
  ///   - values: the same for `value`.
  /// - Throws: `ArchiveError` with the row of the archive if a time is out of order, an amount is negative or not
  ///   finite, or a code is not in its table; or if the disk is full. The writer is of no use after that.
  public func append(
    _ batch: TransferBatch, transactions: [String?]? = nil, values: [String?]? = nil
  ) throws(ArchiveError) {
    var texts = Texts()
    if let transactions {
      texts.transactions = TextRows()
      for id in transactions { texts.transactions?.append(id.map { TransactionText.bytes(of: $0)[...] }) }
    }
    texts.values = values.map { TextRows($0) }
    try append(batch, texts: texts)
  }

  /// Adds transfers with their texts in blocks, as above.
  public func append(_ batch: TransferBatch, texts: Texts) throws(ArchiveError) {
    precondition(texts.transactions.map { $0.count == batch.count } ?? true, "a transaction id for every row")
    precondition(texts.values.map { $0.count == batch.count } ?? true, "a value for every row")
    precondition(texts.marks.allSatisfy { $0.count == batch.count }, "a text for every row")
    precondition(texts.carried.map(\.count) == options.carried.map { _ in batch.count }, "a value for every row")
    try check(batch)
    var start = 0
    while start < batch.count {
      let end = min(batch.count, start + Self.batchRows - pending.rows.count)
      pending.append(batch, start..<end, texts: texts)
      start = end
      if pending.rows.count == Self.batchRows { try flush() }
    }
    rowCount += batch.count
  }

  /// Writes the rest and gives the file its name.
  public func finish() throws(ArchiveError) {
    if pending.rows.count > 0 { try flush() }
    // The end of the stream, for readers that go through the file from its start.
    try output.write(Self.endMark)
    let metadata = [
      (key: ArchiveMetadata.format, value: "1"), (key: ArchiveMetadata.head, value: head),
      (key: ArchiveMetadata.rows, value: "\(rowCount)"),
      (key: ArchiveMetadata.batches, value: batchLines.joined(separator: "\n")),
      (key: ArchiveMetadata.dictionaries, value: dictionaryLines.joined(separator: "\n")),
    ]
    let footer = ArrowEncoder.footer(schema, dictionaries: dictionaries, batches: batches, metadata: metadata)
    let length = (0..<4).map { UInt8(truncatingIfNeeded: footer.count >> (8 * $0)) }
    try output.write(footer + length + Array("ARROW1".utf8))
    try output.publish()
  }

  /// Removes what was written so far.
  public func cancel() { output.discard() }

  private func check(_ batch: TransferBatch) throws(ArchiveError) {
    do throws(LocalError) {
      try tables.check(batch, after: lastTime, options: options)
    } catch {
      var error = error.located(in: output.path)
      error.row = error.row.map { rowCount + $0 }
      throw error
    }
    lastTime = batch.time.last ?? lastTime
  }

  private func flush() throws(ArchiveError) {
    let body = try pending.body(tables, options: options, path: output.path)
    let times = pending.times
    let rows = pending.rows.count
    let (block, digest) = try write(header: ArrowEncoder.batchMessage(body, rows: rows), body: body.bytes)
    batches.append(block)
    batchLines.append(BatchStatistics(rows: rows, times: times, digest: digest).line)
    pending = PendingRows(options)
  }

  private func writeDictionary(id: Int64, _ table: StringTable) throws(ArchiveError) {
    var body = MessageBody()
    body.add(
      ByteStrings(bytes: table.bytes, offsets: table.offsets), large: WriterTables.valueType(table) == .largeUtf8)
    let header = ArrowEncoder.dictionaryMessage(body, id: id, rows: table.count)
    let (block, digest) = try write(header: header, body: body.bytes)
    dictionaries.append(block)
    dictionaryLines.append("\(id) \(digest)")
  }

  /// What stands between the last batch and the footer.
  static let endMark: [UInt8] = [0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0]

  private static func framed(_ header: [UInt8]) -> [UInt8] {
    [0xff, 0xff, 0xff, 0xff] + (0..<4).map { UInt8(truncatingIfNeeded: header.count >> (8 * $0)) } + header
  }

  /// Writes a message; its place, and its hash as it is in the file.
  private func write(header: [UInt8], body: [UInt8]) throws(ArchiveError) -> (ArchiveFooter.Block, String) {
    let framed = Self.framed(header)
    let block = ArchiveFooter.Block(offset: output.size, headerBytes: framed.count, bodyBytes: body.count)
    var hash = SHA256()
    hash.update(framed)
    hash.update(body)
    try output.write(framed)
    try output.write(body)
    return (block, hash.hexadecimal())
  }
}

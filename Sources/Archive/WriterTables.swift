import Columnar

/// The strings of an archive that is being written, and the schema that follows from them.
struct WriterTables {
  let addresses: StringTable
  let chains: StringTable
  let assets: StringTable

  /// The dictionaries by id, in the order in which they are written.
  var dictionaries: [(Int64, StringTable)] { [(0, chains), (1, addresses), (2, assets)] }

  /// The columns, in their order.
  func schema(_ options: ArchiveWriter.Options) -> ArrowSchema {
    let integer = ArrowInteger(bits: 32, isSigned: true)
    var fields = [
      Self.field(.time, .timestamp(.s, zone: "UTC")),
      Self.field(.chain, chains, id: 0, index: Self.index(chains)),
    ]
    if options.hasTransactions { fields.append(Self.field(.tx, .binary)) }
    fields.append(Self.field(.from, addresses, id: 1, index: integer))
    fields.append(Self.field(.to, addresses, id: 1, index: integer))
    fields.append(Self.field(.asset, assets, id: 2, index: Self.index(assets)))
    fields.append(Self.field(.amount, .float(bits: 64)))
    if options.hasValues { fields.append(Self.field(.value, .utf8)) }
    if options.hasUSD { fields.append(Self.field(.usd, .float(bits: 64))) }
    fields += options.marks.map { ArrowField(name: $0, type: .utf8, dictionary: nil, children: []) }
    fields += options.carried
    let metadata = options.metadata.sorted { $0.key < $1.key }.map { (key: $0.key, value: $0.value) }
    return ArrowSchema(fields: fields, metadata: metadata)
  }

  private static func field(_ role: ColumnRole, _ type: ArrowType) -> ArrowField {
    ArrowField(name: role.name, type: type, dictionary: nil, children: [])
  }

  private static func field(_ role: ColumnRole, _ table: StringTable, id: Int64, index: ArrowInteger) -> ArrowField {
    let dictionary = ArrowDictionary(id: id, index: index)
    return ArrowField(name: role.name, type: valueType(table), dictionary: dictionary, children: [])
  }

  /// Strings of over 2^30 bytes have 64-bit offsets.
  static func valueType(_ table: StringTable) -> ArrowType { table.bytes.count > 1 << 30 ? .largeUtf8 : .utf8 }

  /// The narrowest codes that reach all strings.
  static func index(_ table: StringTable) -> ArrowInteger {
    ArrowInteger(bits: table.count <= 1 << 7 ? 8 : table.count <= 1 << 15 ? 16 : 32, isSigned: true)
  }

  /// Checks that a batch can go into the archive after one that ends at `last`.
  func check(_ batch: TransferBatch, after last: Int64?, options: ArchiveWriter.Options) throws(LocalError) {
    try BufferDecoder.check(batch.time)
    if let last, let first = batch.time.first, first < last {
      throw LocalError(.timeOrder(time: first, before: last), row: 0)
    }
    try checkCounts(batch, options: options)
    try BufferDecoder.check(batch.chain, count: chains.count)
    try BufferDecoder.check(batch.from, count: addresses.count)
    try BufferDecoder.check(batch.to, count: addresses.count)
    try BufferDecoder.check(batch.asset, count: assets.count)
    try BufferDecoder.check(batch.amount, allowingNaN: false)
    if options.hasUSD { try BufferDecoder.check(batch.usd, allowingNaN: true) }
  }

  private func checkCounts(_ batch: TransferBatch, options: ArchiveWriter.Options) throws(LocalError) {
    var counts = [batch.chain.count, batch.from.count, batch.to.count, batch.asset.count, batch.amount.count]
    if options.hasUSD { counts.append(batch.usd.count) }
    precondition(counts.allSatisfy { $0 == batch.count }, "the columns of a batch are equally long")
  }
}

import Columnar

/// Any CSV file whose columns the user has named.
struct MappedCSV: RecordFormat {
  /// A column, or a text that is the same in every row.
  private enum Source {
    case field(Int)
    case constant(ArraySlice<UInt8>)
  }

  private let count: Int
  private var sources: [String: Source] = [:]
  private let time: Source
  private let from: Source
  private let to: Source
  private let asset: Source
  private let defaultChain: ArraySlice<UInt8>
  private let tokens: TokenTable
  let notes: [String]

  init(
    _ header: HeaderFields, _ mapping: ColumnMapping, chain: String?, tokens: TokenTable
  ) throws(ImportError.Cause) {
    for (target, origin) in mapping.origins { sources[target] = try Self.source(origin, header) }
    guard let time = sources["time"], let from = sources["from"], let to = sources["to"],
      let asset = sources["asset"]
    else { throw .missingColumns(PlainTransfers.required.filter { mapping.origins[$0] == nil }) }
    (self.time, self.from, self.to, self.asset) = (time, from, to, asset)
    count = header.count
    self.tokens = tokens
    let name = (chain ?? "ethereum").lowercased()
    defaultChain = Array(name.utf8)[...]
    notes =
      mapping.origins["chain"] == nil && chain == nil
      ? ["no chain is mapped; every transfer is taken to be on `\(name)`"] : []
  }

  private static func source(
    _ origin: ColumnMapping.Origin, _ header: HeaderFields
  ) throws(ImportError.Cause) -> Source {
    switch origin {
    case .constant(let text): return .constant(Array(text.utf8)[...])
    case .place(let place):
      guard place <= header.count else { throw .fieldCount(expected: place, actual: header.count) }
      return .field(place - 1)
    case .column(let name):
      let places = header.all(name)
      guard let place = places.first else { throw .unmappedColumn(name, present: header.names) }
      guard places.count == 1 else { throw .ambiguousColumn(name, places: places.map { $0 + 1 }) }
      return .field(place)
    }
  }

  var marks: [String] { sources[PlainTransfers.message] == nil ? [] : [PlainTransfers.message] }

  func read(_ record: CSVRecord, into rows: inout [TransferRow]) throws(RowError) -> Omission? {
    try record.check(count: count)
    var row = TransferRow(chain: defaultChain)
    row.time = try value(time, record) { text throws(ImportError.Cause) in
      guard let time = Timestamp.parse(text) else { throw .notATime(text.string) }
      return time
    }
    row.from = AddressText.canonical(try text(from, record))
    row.to = AddressText.canonical(try text(to, record))
    row.asset = try text(asset, record)
    if let chain = sources["chain"] { row.chain = AddressText.lowercased(try text(chain, record)) }
    if let tx = sources["tx"] { row.tx = plain(tx, record) }
    if let usd = sources["usd"], !plain(usd, record).isEmpty { row.usd = try number(usd, record) }
    if let message = sources[PlainTransfers.message] { row.marks = [plain(message, record)] }
    try readAmount(&row, record)
    rows.append(row)
    return nil
  }

  /// The amount, given or as the exact figure over the decimals of the asset.
  private func readAmount(_ row: inout TransferRow, _ record: CSVRecord) throws(RowError) {
    if let source = sources["value"], !plain(source, record).isEmpty {
      let units = try value(source, record) { text throws(ImportError.Cause) in try BaseUnits(text) }
      row.value = units.digits
      if sources["amount"] == nil {
        let token = tokens.token(AddressText.canonical(row.asset))
        guard let decimals = token?.decimals ?? NativeCoin.decimals(of: row.asset.string) else {
          throw RowError(field: field(source), cause: .unknownToken(row.asset.string))
        }
        row.asset = token?.asset ?? row.asset
        row.amount = units.amount(decimals: decimals)
      }
    }
    if let source = sources["amount"] {
      row.amount = try number(source, record)
    } else if let source = sources["value"], row.value.isEmpty {
      throw RowError(field: field(source), cause: .emptyField)
    }
  }

  // MARK: Fields

  private func plain(_ source: Source, _ record: CSVRecord) -> ArraySlice<UInt8> {
    switch source {
    case .field(let field): record.trimmed(field)
    case .constant(let text): text
    }
  }

  private func field(_ source: Source) -> Int? {
    if case .field(let field) = source { field } else { nil }
  }

  private func text(_ source: Source, _ record: CSVRecord) throws(RowError) -> ArraySlice<UInt8> {
    let text = plain(source, record)
    guard !text.isEmpty else { throw RowError(field: field(source), cause: .emptyField) }
    return text
  }

  private func number(_ source: Source, _ record: CSVRecord) throws(RowError) -> Double {
    try value(source, record) { text throws(ImportError.Cause) in try DecimalText.parse(text) }
  }

  private func value<Value>(
    _ source: Source, _ record: CSVRecord,
    _ read: (ArraySlice<UInt8>) throws(ImportError.Cause) -> Value
  ) throws(RowError) -> Value {
    let text = try text(source, record)
    do { return try read(text) } catch { throw RowError(field: field(source), cause: error) }
  }
}

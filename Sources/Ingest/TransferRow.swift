import Columnar

/// One transfer as its record has it, checked.
struct TransferRow {
  var time: Int64
  var amount: Double
  var usd = Double.nan
  var from: ArraySlice<UInt8>
  var to: ArraySlice<UInt8>
  var asset: ArraySlice<UInt8>
  /// nil: the file has no such column.
  var chain: ArraySlice<UInt8>?
  /// Empty: the row has none.
  var tx: ArraySlice<UInt8> = []
  /// Empty: the row has none.
  var value: ArraySlice<UInt8> = []

  init(_ record: CSVRecord, header: TransferHeader) throws(RowError) {
    guard record.count == header.count else {
      throw RowError(cause: .fieldCount(expected: header.count, actual: record.count))
    }
    if let field = record.invalidField { throw RowError(field: field, cause: .invalidUTF8) }
    time = try Self.time(record, header.time)
    from = AddressText.canonical(try Self.text(record, header.from))
    to = AddressText.canonical(try Self.text(record, header.to))
    asset = try Self.text(record, header.asset)
    amount = try Self.number(record, header.amount)
    if let field = header.chain { chain = AddressText.lowercased(try Self.text(record, field)) }
    if let field = header.tx { tx = record.trimmed(field) }
    if let field = header.usd, !record.trimmed(field).isEmpty { usd = try Self.number(record, field) }
    if let field = header.value { value = try Self.integer(record, field) }
  }

  private static func text(_ record: CSVRecord, _ field: Int) throws(RowError) -> ArraySlice<UInt8> {
    let text = record.trimmed(field)
    guard !text.isEmpty else { throw RowError(field: field, cause: .emptyField) }
    return text
  }

  private static func time(_ record: CSVRecord, _ field: Int) throws(RowError) -> Int64 {
    let text = try text(record, field)
    guard let time = Timestamp.parse(text) else {
      throw RowError(field: field, cause: .notATime(String(decoding: text, as: UTF8.self)))
    }
    return time
  }

  private static func number(_ record: CSVRecord, _ field: Int) throws(RowError) -> Double {
    let text = try text(record, field)
    do {
      return try DecimalText.parse(text)
    } catch {
      throw RowError(field: field, cause: error)
    }
  }

  private static func integer(_ record: CSVRecord, _ field: Int) throws(RowError) -> ArraySlice<UInt8> {
    let text = record.trimmed(field)
    guard text.isEmpty || DecimalText.isInteger(text) else {
      throw RowError(field: field, cause: .notAnInteger(String(decoding: text, as: UTF8.self)))
    }
    return text
  }
}

/// What is wrong with a row, and in which of its fields.
struct RowError: Error {
  var field: Int?
  var cause: ImportError.Cause
}

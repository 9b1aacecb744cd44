import Columnar

/// CSV whose header names the columns of an archive, in any order.
///
/// Required: `time`, `from`, `to`, `asset`, `amount`. Optional: `chain`, `tx`, `usd`, `value`, `message_id`.
struct PlainTransfers: RecordFormat {
  static let required = ["time", "from", "to", "asset", "amount"]
  static let known = ["time", "chain", "tx", "from", "to", "asset", "amount", "usd", "value", message]
  /// The id of the message between chains that a transfer sends or delivers.
  static let message = "message_id"

  let notes: [String]
  private let count: Int
  private let time: Int
  private let from: Int
  private let to: Int
  private let asset: Int
  private let amount: Int
  private let chain: Int?
  private let tx: Int?
  private let usd: Int?
  private let value: Int?
  private let message: Int?
  /// The chain of every transfer if the file has no such column.
  private let defaultChain: ArraySlice<UInt8>

  init(_ header: HeaderFields, chain given: String?) throws(ImportError.Cause) {
    for name in header.names {
      guard Self.known.contains(name.lowercased()) else { throw .unknownColumn(name) }
    }
    for name in header.names.reversed() where header.all(name).count > 1 { throw .duplicateColumn(name) }
    let places = try header.require(Self.required)
    (time, from, to, asset, amount) = (places[0], places[1], places[2], places[3], places[4])
    (chain, tx, usd, value) = (header["chain"], header["tx"], header["usd"], header["value"])
    message = header[Self.message]
    count = header.count
    let name = (given ?? "ethereum").lowercased()
    defaultChain = Array(name.utf8)[...]
    notes = chain == nil ? ["there is no column `chain`; every transfer is taken to be on `\(name)`"] : []
  }

  var marks: [String] { message == nil ? [] : [Self.message] }

  func read(_ record: CSVRecord, into rows: inout [TransferRow]) throws(RowError) -> Omission? {
    try record.check(count: count)
    var row = TransferRow(chain: defaultChain)
    row.time = try record.time(time)
    row.from = try record.address(from)
    row.to = try record.address(to)
    row.asset = try record.text(asset)
    row.amount = try record.number(amount)
    if let chain { row.chain = AddressText.lowercased(try record.text(chain)) }
    if let tx { row.tx = record.trimmed(tx) }
    if let usd, !record.trimmed(usd).isEmpty { row.usd = try record.number(usd) }
    if let value, !record.trimmed(value).isEmpty {
      _ = try record.units(value)
      row.value = record.trimmed(value)
    }
    if let message { row.marks = [record.trimmed(message)] }
    rows.append(row)
    return nil
  }
}

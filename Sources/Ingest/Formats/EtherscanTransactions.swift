import Columnar

/// A CSV export of an address's transactions, or of those inside contracts, from Etherscan and its sister explorers.
struct EtherscanTransactions: RecordFormat {
  private let columns: EtherscanColumns
  private let from: Int
  private let to: Int
  private let valueIn: Int
  private let valueOut: Int
  private let created: Int?
  /// USD for one coin at the time.
  private let price: Int?
  private let coin: Coin

  init(_ header: HeaderFields, chain: String?, coin given: String?) throws(ImportError.Cause) {
    columns = try EtherscanColumns(header)
    guard let valueIn = header.first(prefix: "value_in("), let valueOut = header.first(prefix: "value_out(") else {
      throw .missingColumns(["Value_IN(ETH)", "Value_OUT(ETH)"])
    }
    (self.valueIn, self.valueOut) = (valueIn, valueOut)
    // Exports of calls inside contracts call the receiver `TxTo`.
    guard let from = header["From"], let to = header["TxTo"] ?? header["To"] else {
      throw .missingColumns(["From", "To"])
    }
    (self.from, self.to) = (from, to)
    created = header["ContractAddress"]
    price = header.first(prefix: "historical $price/")
    let symbol = given ?? String(header.names[valueIn].dropFirst("value_in(".count).prefix { $0 != ")" })
    guard let chain = chain ?? NativeCoin.chain(of: symbol == "MATIC" ? "POL" : symbol),
      let coin = Coin(chain: chain, symbol: symbol, decimals: 18)
    else { throw .unknownChain(of: symbol) }
    self.coin = coin
  }

  func read(_ record: CSVRecord, into rows: inout [TransferRow]) throws(RowError) -> Omission? {
    try columns.check(record)
    if columns.hasFailed(record) { return .failed }
    var row = TransferRow(chain: coin.chain)
    row.asset = coin.symbol
    try fill(&row, record)
    if row.amount == 0 { return .nothing }
    guard let receiver = record.receiver(to, created) else { return .nameless }
    row.to = receiver
    row.from = try record.address(from)
    row.time = try columns.time(record)
    row.tx = record.trimmed(columns.hash)
    rows.append(row)
    return nil
  }

  /// The amount stands in one of two columns, by whether the address that was exported received or sent it; in both if
  /// it paid itself.
  private func fill(_ row: inout TransferRow, _ record: CSVRecord) throws(RowError) {
    var field = valueIn
    var text = try columns.figure(record, valueIn) ?? []
    if text.allSatisfy({ $0 == 0x30 || $0 == UInt8(ascii: ".") }), let out = try columns.figure(record, valueOut) {
      (field, text) = (valueOut, out)
    }
    do {
      row.amount = text.isEmpty ? 0 : try DecimalText.parse(text)
    } catch { throw RowError(field: field, cause: error) }
    if let units = BaseUnits(amount: text, decimals: coin.decimals) {
      row.value = units.digits
      row.amount = units.amount(decimals: coin.decimals)
    }
    if let price, let figure = columns.optionalFigure(record, price) { row.usd = figure * row.amount }
  }
}

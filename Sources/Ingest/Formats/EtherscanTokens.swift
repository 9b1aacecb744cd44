import Columnar

/// A CSV export of an address's ERC-20 transfers from Etherscan and its sister explorers.
struct EtherscanTokens: RecordFormat {
  private let columns: EtherscanColumns
  private let from: Int
  private let to: Int
  private let value: Int
  private let contract: Int
  private let symbol: Int?
  /// What the transfer was worth on its day, in USD.
  private let usd: Int?
  private let chain: ArraySlice<UInt8>
  private var tokens: TokenTable

  init(_ header: HeaderFields, chain: String, tokens: TokenTable) throws(ImportError.Cause) {
    columns = try EtherscanColumns(header)
    guard let value = header["TokenValue"] ?? header["Value"] else { throw .missingColumns(["TokenValue"]) }
    self.value = value
    let places = try header.require(["From", "To", "ContractAddress"])
    (from, to, contract) = (places[0], places[1], places[2])
    (symbol, usd) = (header["TokenSymbol"], header["USDValueDayOfTx"])
    self.chain = Array(chain.lowercased().utf8)[...]
    self.tokens = tokens
  }

  mutating func read(_ record: CSVRecord, into rows: inout [TransferRow]) throws(RowError) -> Omission? {
    try columns.check(record)
    if columns.hasFailed(record) { return .failed }
    guard let text = try columns.figure(record, value) else { throw RowError(field: value, cause: .emptyField) }
    var row = TransferRow(chain: chain)
    do { row.amount = try DecimalText.parse(text) } catch { throw RowError(field: value, cause: error) }
    if row.amount == 0 { return .nothing }
    let token = try token(record)
    row.asset = token.asset
    // The amount is in whole units already; with the decimals the exact figure follows from it.
    if let decimals = token.decimals, let units = BaseUnits(amount: text, decimals: decimals) {
      row.value = units.digits
      row.amount = units.amount(decimals: decimals)
    }
    row.from = try record.address(from)
    row.to = try record.address(to)
    row.time = try columns.time(record)
    row.tx = record.trimmed(columns.hash)
    if let usd, let figure = columns.optionalFigure(record, usd) { row.usd = figure }
    rows.append(row)
    return nil
  }

  /// The token; of one that is not in the table, the first in the file to have a symbol keeps it.
  private mutating func token(_ record: CSVRecord) throws(RowError) -> TokenTable.Token {
    let address = try record.address(contract)
    if let known = tokens.token(address) { return known }
    let name = symbol.map { record.trimmed($0).string } ?? ""
    tokens.add(address.string, symbol: tokens.isTaken(name) ? "" : name, decimals: nil)
    return tokens.token(address) ?? TokenTable.Token(asset: address, decimals: nil)
  }
}

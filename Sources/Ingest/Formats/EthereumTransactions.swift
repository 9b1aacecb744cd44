import Columnar

/// `transactions.csv` of ethereum-etl, or the same table out of BigQuery: what transactions themselves move.
struct EthereumTransactions: RecordFormat {
  private let count: Int
  private let clock: EthereumClock
  private let hash: Int
  private let from: Int
  private let to: Int
  private let value: Int
  /// 0 for a transaction that failed; the public tables have it, ethereum-etl's own file has not.
  private let status: Int?
  /// The address of a contract that the transaction made.
  private let created: Int?
  private let coin: Coin
  let notes: [String]

  init(_ header: HeaderFields, coin: Coin, blocks: BlockTimes?) throws(ImportError.Cause) {
    let places = try header.require(["hash", "from_address", "to_address", "value"])
    (hash, from, to, value) = (places[0], places[1], places[2], places[3])
    clock = try EthereumClock(header, blocks: blocks)
    (status, created) = (header["receipt_status"], header["receipt_contract_address"])
    count = header.count
    self.coin = coin
    notes =
      status == nil
      ? ["there is no column `receipt_status`; transactions that failed cannot be told from others and were imported"]
      : []
  }

  func read(_ record: CSVRecord, into rows: inout [TransferRow]) throws(RowError) -> Omission? {
    try record.check(count: count)
    if let status, record.trimmed(status).elementsEqual("0".utf8) { return .failed }
    let units = try record.units(value)
    if units.isZero { return .nothing }
    guard let receiver = record.receiver(to, created) else { return .nameless }
    var row = TransferRow()
    row.time = try clock.read(record)
    row.from = try record.address(from)
    row.to = receiver
    row.tx = record.trimmed(hash)
    coin.fill(&row, units)
    rows.append(row)
    return nil
  }
}

/// The coin of a chain, as transfers in it name it.
struct Coin {
  let chain: ArraySlice<UInt8>
  let symbol: ArraySlice<UInt8>
  let decimals: Int

  /// - Returns: nil if the chain's coin is not known and not given.
  init?(chain: String, symbol: String?, decimals: Int) {
    guard let name = symbol ?? NativeCoin.symbol(of: chain) else { return nil }
    self.chain = Array(chain.lowercased().utf8)[...]
    self.symbol = Array(name.utf8)[...]
    self.decimals = decimals
  }

  func fill(_ row: inout TransferRow, _ units: BaseUnits) {
    row.chain = chain
    row.asset = symbol
    row.value = units.digits
    row.amount = units.amount(decimals: decimals)
  }
}

extension CSVRecord {
  /// Who receives: the address in one column, or the contract that another names; nil if neither does.
  func receiver(_ to: Int, _ created: Int?) -> ArraySlice<UInt8>? {
    for field in [to, created] {
      guard let field, case let text = trimmed(field), !text.isEmpty else { continue }
      return AddressText.canonical(text)
    }
    return nil
  }
}

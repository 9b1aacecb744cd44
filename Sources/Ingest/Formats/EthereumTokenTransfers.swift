import Columnar

/// `token_transfers.csv` of ethereum-etl: what ERC-20 contracts logged.
struct EthereumTokenTransfers: RecordFormat {
  private let count: Int
  private let clock: EthereumClock
  private let token: Int
  private let from: Int
  private let to: Int
  private let value: Int
  private let hash: Int
  private let chain: ArraySlice<UInt8>
  private let tokens: TokenTable
  /// The token of the record before, which is often that of the next.
  private var last: (address: ArraySlice<UInt8>, token: TokenTable.Token)?

  init(
    _ header: HeaderFields, chain: String, tokens: TokenTable, blocks: BlockTimes?
  ) throws(ImportError.Cause) {
    let places = try header.require(["token_address", "from_address", "to_address", "value", "transaction_hash"])
    (token, from, to, value, hash) = (places[0], places[1], places[2], places[3], places[4])
    clock = try EthereumClock(header, blocks: blocks)
    count = header.count
    self.chain = Array(chain.lowercased().utf8)[...]
    self.tokens = tokens
  }

  mutating func read(_ record: CSVRecord, into rows: inout [TransferRow]) throws(RowError) -> Omission? {
    try record.check(count: count)
    let known = try token(of: record)
    guard let decimals = known.decimals else { return .collectible }
    let units = try record.units(value)
    if units.isZero { return .nothing }
    var row = TransferRow(chain: chain)
    row.time = try clock.read(record)
    row.from = try record.address(from)
    row.to = try record.address(to)
    row.tx = record.trimmed(hash)
    row.asset = known.asset
    row.value = units.digits
    row.amount = units.amount(decimals: decimals)
    rows.append(row)
    return nil
  }

  private mutating func token(of record: CSVRecord) throws(RowError) -> TokenTable.Token {
    let text = try record.text(token)
    if let last, last.address.holdsSame(as: text) { return last.token }
    let address = AddressText.canonical(text)
    guard let known = tokens.token(address) else {
      throw RowError(field: token, cause: .unknownToken(address.string))
    }
    // A copy: the slice would keep the record's bytes, and with them every later write to it a copy.
    last = (Array(text)[...], known)
    return known
  }
}

import Columnar

/// `transactions.json` of bitcoin-etl: a transaction a line.
///
/// Whoever signs several inputs of a transaction is taken to own them all (the common-input heuristic): the sender of
/// every output is the address of the largest input. New coins come from `coinbase`. The column `change` says which
/// outputs are likely to have gone back to the sender; see `BitcoinChange`.
struct BitcoinTransactions: RecordFormat {
  static let coinbase = Array("coinbase".utf8)[...]
  /// Who owns an output that no address can be told of.
  static let nonstandard = Array("nonstandard".utf8)[...]

  let marks = ["change"]
  private let coin: Coin

  init(coin: Coin) { self.coin = coin }

  func read(_ record: CSVRecord, into rows: inout [TransferRow]) throws(RowError) -> Omission? {
    try record.checkText()
    let transaction = try BitcoinTransaction(record[0])
    guard let time = transaction.time else { throw RowError(name: "block_timestamp", cause: .emptyField) }
    guard !transaction.hash.isEmpty else { throw RowError(name: "hash", cause: .emptyField) }
    let sender = try Self.sender(of: transaction)
    let change = BitcoinChange.marks(transaction)
    let first = rows.count
    for (output, mark) in zip(transaction.outputs, change) {
      guard let units = output.value else { throw RowError(name: "outputs.value", cause: .emptyField) }
      // Data that is written into the chain, as a rule.
      if units.isZero { continue }
      var row = TransferRow()
      row.time = time
      row.from = sender
      row.to = output.address ?? Self.nonstandard
      row.tx = transaction.hash
      row.marks = [mark]
      coin.fill(&row, units)
      rows.append(row)
    }
    return rows.count == first ? .nothing : nil
  }

  /// The address of the largest input, of the first of several.
  private static func sender(of transaction: BitcoinTransaction) throws(RowError) -> ArraySlice<UInt8> {
    if transaction.isCoinbase || transaction.inputs.isEmpty { return coinbase }
    var best: (address: ArraySlice<UInt8>, value: BaseUnits?)?
    for input in transaction.inputs {
      guard let address = input.address else { continue }
      guard let known = best else {
        best = (address, input.value)
        continue
      }
      if let value = input.value, known.value.map({ $0 < value }) ?? true { best = (address, value) }
    }
    guard let best else { throw RowError(name: "inputs.addresses", cause: .notEnriched) }
    return best.address
  }
}

extension BaseUnits {
  static func < (left: BaseUnits, right: BaseUnits) -> Bool {
    left.digits.count == right.digits.count
      ? left.digits.lexicographicallyPrecedes(right.digits) : left.digits.count < right.digits.count
  }
}

import Columnar
import SignaturePlan

/// Spells out single transfers of a ledger, batch by batch.
struct EvidenceReader {
  private let ledger: Ledger

  init(_ ledger: Ledger) { self.ledger = ledger }

  /// A transfer with everything known of it.
  struct Entry {
    var transfer: Transfer
    var tx: String?
    var input: Int
    var row: Int
  }

  /// The transfers at these rows of the ledger; each batch is decoded once.
  func entries(at rows: Set<Int>) throws(SluiceError) -> [Int: Entry] {
    var wanted: [BatchPlace: [(ledgerRow: Int, row: Int)]] = [:]
    for row in rows.sorted() {
      let place = ledger.place(of: row)
      let batch = self.batch(of: place.row, in: ledger.inputs[place.input])
      wanted[BatchPlace(input: place.input, batch: batch), default: []].append((row, place.row))
    }
    var entries: [Int: Entry] = [:]
    for (place, rows) in wanted {
      let input = ledger.inputs[place.input]
      let batch = try input.batch(place.batch)
      let transactions = try input.transactions(inBatch: place.batch)
      let tables = input.tables
      let first = input.rows(inBatch: place.batch).lowerBound
      for (ledgerRow, row) in rows {
        entries[ledgerRow] = Entry(
          transfer: Self.transfer(batch, row - first, tables), tx: transactions[row - first], input: place.input,
          row: input.record(ofRow: row))
      }
    }
    return entries
  }

  private struct BatchPlace: Hashable {
    let input: Int
    let batch: Int
  }

  private func batch(of row: Int, in input: Input) -> Int {
    var low = 0
    var high = input.batchCount
    while high - low > 1 {
      let middle = (low + high) / 2
      if input.rows(inBatch: middle).lowerBound <= row { low = middle } else { high = middle }
    }
    return low
  }

  /// The transfer with its value in USD, given or that of a dollar token.
  private static func transfer(_ batch: TransferBatch, _ row: Int, _ tables: InputTables) -> Transfer {
    var transfer = Transfer(
      time: batch.time[row], chain: tables.chains[Int(batch.chain[row])], from: tables.from[Int(batch.from[row])],
      to: tables.to[Int(batch.to[row])], asset: tables.assets[Int(batch.asset[row])], amount: batch.amount[row],
      usd: batch.usd[row].isNaN ? nil : batch.usd[row])
    transfer.usd = transfer.value
    return transfer
  }
}

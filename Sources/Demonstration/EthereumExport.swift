import Columnar

/// The ledger's payments in ETH as ethereum-etl exports a chain, to practise on.
public struct EthereumExport: Sendable {
  private let ledger: DemonstrationLedger
  private let rows: [Int]

  public init(_ ledger: DemonstrationLedger) {
    self.ledger = ledger
    rows = ledger.batch.time.indices.filter { row in
      ledger.chains[Int(ledger.batch.chain[row])] == "ethereum" && ledger.assets[Int(ledger.batch.asset[row])] == "ETH"
    }
  }

  /// Transactions.
  public var count: Int { rows.count }

  /// `transactions.csv`; a block is made up for every 12 seconds.
  public var transactions: String {
    var text = "hash,nonce,block_hash,block_number,transaction_index,from_address,to_address,value,gas,gas_price,input,"
    text += "block_timestamp\n"
    for row in rows {
      let time = ledger.batch.time[row]
      let fields = [
        ledger.transactions[row], "0", "", "\(time / 12)", "0", ledger.addresses[Int(ledger.batch.from[row])],
        ledger.addresses[Int(ledger.batch.to[row])], Self.wei(ledger.batch.amount[row]), "21000", "1000000000", "0x",
        "\(time)",
      ]
      text += fields.joined(separator: ",") + "\n"
    }
    return text
  }

  /// `prices.csv`: the price of ETH in USD in every hour that has a payment.
  public var prices: String {
    var text = "asset,time,usd\n"
    var last = Int64.min
    for row in rows {
      let hour = ledger.batch.time[row] / 3_600
      let usd = ledger.batch.usd[row] / ledger.batch.amount[row]
      guard hour > last, usd.isFinite else { continue }
      last = hour
      text += "ETH,\(Timestamp.format(hour * 3_600)),\(usd)\n"
    }
    return text
  }

  /// An amount of ETH with up to 18 decimals in the smallest unit.
  private static func wei(_ amount: Double) -> String {
    let parts = amount.description.split(separator: ".")
    guard parts.count == 2, !amount.description.contains("e") else {
      // Amounts of the demonstration have a few decimals and are neither tiny nor huge.
      return "0"
    }
    let decimals = parts[1].prefix(18)
    let digits = parts[0] + decimals + String(repeating: "0", count: 18 - decimals.count)
    let significant = digits.drop { $0 == "0" }
    return significant.isEmpty ? "0" : String(significant)
  }
}

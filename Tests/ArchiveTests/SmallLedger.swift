import Columnar
import Glibc

@testable import Archive

/// A made-up ledger in which every column has something to lose.
struct SmallLedger {
  let chains = StringTable(["bitcoin", "ethereum"])
  let assets = StringTable(["ETH", "USDC", "BTC"])
  let addresses: StringTable
  var batch = TransferBatch()
  var transactions: [String?] = []
  var values: [String?] = []

  init(rows: Int, addresses count: Int = 50) {
    let names = (0..<count).map { "0x" + SHA256.hexadecimal(of: Array("\($0)".utf8)).prefix(40) }
    addresses = StringTable(names.sorted())
    for row in 0..<rows {
      batch.append(
        time: 1_700_000_000 + Int64(row / 3), chain: Int32(row % 2), from: Int32(row * 7 % count),
        to: Int32(row * 13 % count), asset: Int32(row % 3), amount: Double(row) / 8,
        usd: row % 5 == 0 ? .nan : Double(row) * 1.5)
      transactions.append(row % 7 == 0 ? nil : row % 7 == 1 ? "trace \(row)" : "0xfe\(row % 10)\(row % 9)ab")
      values.append(row % 4 == 0 ? nil : "\(row)000000000000000000")
    }
  }

  /// Writes the ledger in pieces of `step` rows.
  func write(to path: String, step: Int = 300) throws -> String {
    var options = ArchiveWriter.Options()
    options.hasTransactions = true
    options.hasValues = true
    options.hasUSD = true
    options.metadata = ["note": "made up", "author": "nobody"]
    let writer = try ArchiveWriter(path: path, addresses: addresses, chains: chains, assets: assets, options: options)
    for start in stride(from: 0, to: batch.count, by: step) {
      let range = start..<min(start + step, batch.count)
      try writer.append(slice(range), transactions: Array(transactions[range]), values: Array(values[range]))
    }
    try writer.finish()
    return path
  }

  func slice(_ range: Range<Int>) -> TransferBatch {
    var slice = TransferBatch()
    for row in range {
      slice.append(
        time: batch.time[row], chain: batch.chain[row], from: batch.from[row], to: batch.to[row],
        asset: batch.asset[row], amount: batch.amount[row], usd: batch.usd[row])
    }
    return slice
  }
}

/// Whether two batches are equal, where NaN equals NaN.
func sameColumns(_ one: TransferBatch, _ other: TransferBatch) -> Bool {
  var (one, other) = (one, other)
  one.usd = one.usd.map { $0.isNaN ? -1 : $0 }
  other.usd = other.usd.map { $0.isNaN ? -1 : $0 }
  return one == other
}

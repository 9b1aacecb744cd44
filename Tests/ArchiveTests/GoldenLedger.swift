import Columnar

@testable import Archive

/// The archives in `Golden`, and the transfers that all readable ones hold.
enum GoldenLedger {
  static func path(_ name: String) -> String {
    let folder = #filePath.split(separator: "/").dropLast().joined(separator: "/")
    return "/\(folder)/Golden/\(name)"
  }

  /// One transfer, with its texts spelled out.
  struct Row: Equatable, CustomStringConvertible {
    var time: Int64
    var chain, from, to, asset: String
    var tx, value: String?
    var amount: Double
    /// NaN is nil here.
    var usd: Double?

    var description: String {
      "\(time) \(chain) \(tx ?? "-") \(from) \(to) \(asset) \(amount) \(value ?? "-") \(usd.map { "\($0)" } ?? "-")"
    }
  }

  /// The rows of `ledger.csv`, which has no quotes.
  static func rows() throws -> [Row] {
    let text = String(decoding: try TemporaryFolder.bytes(of: path("ledger.csv")), as: UTF8.self)
    return text.split(separator: "\n").dropFirst().map { line in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map { String($0) }
      return Row(
        time: Int64(cells[0]) ?? -1, chain: cells[1], from: cells[3], to: cells[4], asset: cells[5],
        tx: cells[2] == "" ? nil : cells[2], value: cells[7] == "" ? nil : cells[7],
        amount: Double(cells[6]) ?? .nan, usd: Double(cells[8]))
    }
  }

  /// All rows of an archive.
  static func rows(of reader: ArchiveReader) throws -> [Row] {
    var rows: [Row] = []
    for index in 0..<reader.batchCount {
      let batch = try reader.batch(index)
      let (transactions, values) = (try reader.transactions(inBatch: index), try reader.values(inBatch: index))
      let (chains, assets) = (reader.chains, reader.assets)
      let (from, to) = (reader.fromAddresses, reader.toAddresses)
      for row in 0..<batch.count {
        let usd = batch.usd[row]
        rows.append(
          Row(
            time: batch.time[row], chain: chains[Int(batch.chain[row])], from: from[Int(batch.from[row])],
            to: to[Int(batch.to[row])], asset: assets[Int(batch.asset[row])], tx: transactions[row],
            value: values[row], amount: batch.amount[row], usd: usd.isNaN ? nil : usd))
      }
    }
    return rows
  }
}

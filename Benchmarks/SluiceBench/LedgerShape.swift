/// What a made ledger looks like; the same shape gives the same bytes.
struct LedgerShape: Codable, Equatable {
  /// Transfers.
  var rows: Int
  /// Share of the ends of transfers, from 0 to 1, that are drawn from hubs by Zipf's law; the rest are drawn evenly.
  var hubness: Double
  var seed: UInt64

  /// Addresses that ordinary transfers run between.
  var accounts: Int { max(1_000, rows / 5) }

  /// Chains of each kind: about 1.4 transfers in 1,000 belong to one.
  var chainsOfEachKind: Int { max(2, rows / 30_000) }

  /// The busiest addresses, which labels call exchanges.
  var exchanges: Int { 20 }

  /// Days that the ledger spans.
  static let days = 30

  /// Seconds since 1970 of its begin: 2023-11-14T22:13:20Z.
  static let start: Int64 = 1_700_000_000
}

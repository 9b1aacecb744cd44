import Columnar
import SignaturePlan

/// What a scan looked at, and what it could not see.
public struct Coverage: Sendable, Equatable {
  /// Transfers.
  public var rows = 0
  /// Seconds since 1970-01-01 UTC of the first and last transfer; nil where there is none.
  public var firstTime: Int64?
  public var lastTime: Int64?
  /// Transfers of unknown value in USD: no `$` condition can hold for them.
  public var unpriced = 0
  /// The longest time without any transfer.
  public var longestGap: Gap?
  /// By signature, how many origins were given up because too many transfers had to be looked at.
  public var abandoned: [String: Int] = [:]
  /// Codes of the assets that came.
  private(set) var assets: Set<Int32> = []
  /// The same by code.
  private var seen: [Bool] = []
  /// What was assumed or missing, one line each.
  public var notes: [String] = []

  /// Whether a limit cut the result short.
  public var isCut: Bool { !abandoned.isEmpty }

  public struct Gap: Sendable, Equatable {
    /// Time of the transfer before it.
    public var start: Int64
    /// Seconds.
    public var duration: Int64
  }

  /// Takes in the next transfers of the ledger, in its order.
  mutating func add(_ batch: TransferBatch, dollarAssets: Set<Int32>) {
    guard var last = lastTime ?? batch.time.first else { return }
    var longest = longestGap?.duration ?? 0
    for time in batch.time {
      if time - last > longest {
        longest = time - last
        longestGap = Gap(start: last, duration: longest)
      }
      last = time
    }
    lastTime = last
    firstTime = firstTime ?? batch.time.first
    rows += batch.count
    add(assets: batch, dollarAssets)
  }

  /// PERF: neighbours mostly have few assets, so that a set is asked once for a run of one and not for every row.
  private mutating func add(assets batch: TransferBatch, _ dollarAssets: Set<Int32>) {
    var known: Int32 = -1
    var isDollar = false
    for row in batch.asset.indices {
      let asset = batch.asset[row]
      if asset != known {
        known = asset
        isDollar = dollarAssets.contains(asset)
        if !hasSeen(asset) { assets.insert(asset) }
      }
      if !isDollar, batch.usd[row].isNaN { unpriced += 1 }
    }
  }

  /// Whether an asset came before; it then has come.
  private mutating func hasSeen(_ asset: Int32) -> Bool {
    let code = Int(asset)
    if code >= seen.count { seen.append(contentsOf: repeatElement(false, count: code + 1 - seen.count)) }
    defer { seen[code] = true }
    return seen[code]
  }
}

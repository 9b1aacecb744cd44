import Columnar
import Matcher
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
  /// By signature, what a limit on memory kept from view.
  public var shortfalls: [String: Shortfall] = [:]
  /// By code, whether an asset came.
  private var seen: [Bool] = []
  /// What was assumed or missing, one line each.
  public var notes: [String] = []

  /// Codes of the assets that came, ascending.
  var assets: [Int32] { seen.indices.filter { seen[$0] }.map { Int32($0) } }

  /// Whether a limit cut the result short.
  public var isCut: Bool { !abandoned.isEmpty || !shortfalls.isEmpty }

  public struct Gap: Sendable, Equatable {
    /// Time of the transfer before it.
    public var start: Int64
    /// Seconds.
    public var duration: Int64
  }

  /// Takes in the next transfers of the ledger, in its order.
  mutating func add(_ batch: TransferBatch, assets: AssetCodes) {
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
    for row in batch.asset.indices {
      let asset = Int(batch.asset[row])
      if asset >= seen.count { seen.append(contentsOf: repeatElement(false, count: asset + 1 - seen.count)) }
      seen[asset] = true
      if batch.usd[row].isNaN, !assets.isDollar(batch.asset[row]) { unpriced += 1 }
    }
  }
}

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
    for row in 0..<batch.count {
      let time = batch.time[row]
      if let lastTime, time - lastTime > longestGap?.duration ?? 0 {
        longestGap = Gap(start: lastTime, duration: time - lastTime)
      }
      lastTime = time
      if batch.usd[row].isNaN, !dollarAssets.contains(batch.asset[row]) { unpriced += 1 }
    }
    firstTime = firstTime ?? batch.time.first
    assets.formUnion(batch.asset)
    rows += batch.count
  }
}

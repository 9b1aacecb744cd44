import Columnar
import SignaturePlan

/// Goes through a ledger and tells, stretch after stretch, what the addresses in it had done before the stretch.
///
/// An engine that is told this begins with any stretch and decides freshness, age and idle times as one that has read
/// everything; see ``Engine/recall(_:of:)``.
public struct PastRecorder {
  private let assets: AssetCodes
  private let settings: MatchSettings
  private var history = NodeHistory()
  private var stretch: Int32 = 0
  /// By node: the stretch that last named it.
  private var named: [Int32] = []

  /// - Parameter settings: as those of the scans that it is for.
  public init(assets: AssetCodes, settings: MatchSettings) {
    self.assets = assets
    self.settings = settings
  }

  /// Begins another stretch.
  public mutating func begin() { stretch += 1 }

  /// Takes in the next transfers of the ledger, all of one stretch.
  ///
  /// - Parameter tell: told the row and the end of it that names an address which has a past for the first time in the
  ///   stretch, and that past.
  public mutating func consume(_ batch: TransferBatch, tell: (Int, End, NodePast) -> Void) {
    let last = max(batch.from.max() ?? -1, batch.to.max() ?? -1)
    history.grow(through: last)
    if Int(last) >= named.count {
      named.append(contentsOf: repeatElement(-1, count: history.count - named.count))
    }
    for row in batch.time.indices {
      if row + NodeHistory.ahead < batch.count {
        history.prefetch(batch.from[row + NodeHistory.ahead])
        history.prefetch(batch.to[row + NodeHistory.ahead])
      }
      note(batch.from[row], row, .from, tell)
      note(batch.to[row], row, .to, tell)
      let isPriced = !batch.usd[row].isNaN || !assets.isDollar(batch.asset[row])
      let value = isPriced ? batch.usd[row] : batch.amount[row]
      let isDust = settings.isDust(amount: batch.amount[row], value: value)
      _ = history.visit(time: batch.time[row], from: batch.from[row], to: batch.to[row], isDust: isDust)
    }
  }

  private mutating func note(_ node: Int32, _ row: Int, _ end: End, _ tell: (Int, End, NodePast) -> Void) {
    guard named[Int(node)] != stretch else { return }
    named[Int(node)] = stretch
    if history[node].firstSeen != NodePast.never { tell(row, end, history[node]) }
  }
}

import Columnar
import SignaturePlan

extension Rows {
  /// A batch with what is known of each transfer by now, which then is part of the history.
  ///
  /// - Parameter ordinal: place of the batch's first transfer in the ledger.
  init(
    _ batch: TransferBatch, from ordinal: Int, assets: AssetCodes, settings: MatchSettings,
    history: inout NodeHistory
  ) {
    self.init(batch, from: ordinal)
    history.grow(through: max(batch.from.max() ?? -1, batch.to.max() ?? -1))
    dust.reserveCapacity(batch.count)
    past.reserveCapacity(batch.count)
    for row in batch.time.indices {
      if row + NodeHistory.ahead < batch.count {
        history.prefetch(batch.from[row + NodeHistory.ahead])
        history.prefetch(batch.to[row + NodeHistory.ahead])
      }
      if value[row].isNaN, assets.isDollar(batch.asset[row]) { value[row] = batch.amount[row] }
      let isDust = settings.isDust(amount: batch.amount[row], value: value[row])
      dust.append(isDust)
      past.append(history.visit(time: batch.time[row], from: batch.from[row], to: batch.to[row], isDust: isDust))
    }
  }
}

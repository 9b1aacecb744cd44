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
    for row in 0..<batch.count {
      if value[row].isNaN, assets.dollars.contains(batch.asset[row]) { value[row] = batch.amount[row] }
      let isDust = batch.amount[row] == 0 || value[row] < settings.dustFloor
      dust.append(isDust)
      past.append(history.visit(time: batch.time[row], from: batch.from[row], to: batch.to[row], isDust: isDust))
    }
  }
}

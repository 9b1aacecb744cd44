import Columnar
import Matcher
import SignaturePlan

/// What addresses had done before each stretch of a random ledger.
struct RecordedPast {
  var stretches: [Stretch]

  struct Stretch {
    var row: Int
    var time: Int64
    var nodes: [Int32] = []
    var pasts: [NodePast] = []
  }

  init(stretches: [Stretch]) { self.stretches = stretches }

  /// - Parameter batch: a transfer alone, in the numbering of the engine.
  init(of transfers: [Transfer], length: Int, assets: AssetCodes, batch: (Transfer) -> TransferBatch) {
    stretches = []
    var recorder = PastRecorder(assets: assets, settings: MatchSettings())
    for (row, transfer) in transfers.enumerated() {
      if row.isMultiple(of: length) {
        recorder.begin()
        stretches.append(Stretch(row: row, time: transfer.time))
      }
      let batch = batch(transfer)
      recorder.consume(batch) { _, end, past in
        stretches[stretches.count - 1].nodes.append(end == .from ? batch.from[0] : batch.to[0])
        stretches[stretches.count - 1].pasts.append(past)
      }
    }
  }

  /// The row with which to begin to have all transfers from a time on.
  func row(before time: Int64) -> Int { stretches.last { $0.time < time }?.row ?? 0 }
}

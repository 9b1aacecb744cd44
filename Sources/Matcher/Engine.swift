import Columnar
import Kernels
import SignaturePlan

/// Matches plans against a ledger that comes batch by batch.
///
/// The batches come in ledger order and share one numbering: `from` and `to` hold codes of nodes (an address on a
/// chain), `asset` codes of symbols. The `chain` column is not looked at.
public struct Engine {
  private let plans: [Plan]
  private let labels: ScanLabels
  private let settings: MatchSettings
  private let kernels: Kernels
  private var rows = Rows()
  private var history = NodeHistory()
  private var dollars: Set<Int32> = []

  /// - Parameter dollarAssets: codes of the assets that count one dollar where no value is given.
  public init(
    plans: [Plan], labels: ScanLabels, dollarAssets: Set<Int32>, settings: MatchSettings = .init(), kernels: Kernels
  ) {
    self.plans = plans
    self.labels = labels
    self.settings = settings
    self.kernels = kernels
    dollars = dollarAssets
  }

  /// Transfers taken in so far.
  public var count: Int { rows.count }

  /// Takes in the next transfers of the ledger.
  public mutating func consume(_ batch: TransferBatch) {
    for row in 0..<batch.count {
      let amount = batch.amount[row]
      var value = batch.usd[row]
      if value.isNaN, dollars.contains(batch.asset[row]) { value = amount }
      let isDust = amount == 0 || value < settings.dustFloor
      rows.past.append(
        history.visit(time: batch.time[row], from: batch.from[row], to: batch.to[row], isDust: isDust))
      rows.ordinal.append(rows.ordinal.count)
      rows.value.append(value)
      rows.dust.append(isDust)
    }
    rows.time.append(contentsOf: batch.time)
    rows.from.append(contentsOf: batch.from)
    rows.to.append(contentsOf: batch.to)
    rows.asset.append(contentsOf: batch.asset)
    rows.amount.append(contentsOf: batch.amount)
  }

  /// The findings of every plan, in the plans' order and then by origin.
  ///
  /// - Parameter assetCode: the code of an asset's symbol, or nil if no transfer has it.
  public func findings(assetCode: (String) -> Int32?) -> [Finding] {
    guard let end = rows.time.last else { return [] }
    let scene = Scene(rows: rows, sets: NodeSets(labels), history: history, kernels: kernels)
    return plans.flatMap { Sequencer(Program($0, assetCode: assetCode), in: scene).findings(end: end) }
  }
}

import Columnar

/// A ledger that is made up: a month of ordinary traffic with flows in it that are shaped after past thefts.
///
/// Every address and transaction id comes out of a generator and belongs to nobody, also where its label carries the
/// name of a real service; the figures of the planted flows are the published ones, the dates of most are not.
/// The same seed gives the same bytes on every machine.
public struct DemonstrationLedger: Sendable, Equatable {
  /// All transfers, in ledger order.
  public let batch: TransferBatch
  /// Addresses, in order of their bytes, each of which some transfer names.
  public let addresses: StringTable
  /// Chains, in order of their bytes.
  public let chains: StringTable
  /// Assets, in order of their bytes.
  public let assets: StringTable
  /// Transaction ids by row; the transfers of one transaction have the same.
  public let transactions: StringTable
  /// Labels of the services that take part.
  public let labels: [LabelRow]
  public let planted: [PlantedCase]

  public static let defaultSeed: UInt64 = 0x51_0ce

  /// Makes the ledger.
  public static func make(seed: UInt64 = defaultSeed) -> DemonstrationLedger {
    var builder = LedgerBuilder(seed: seed)
    let services = Services(&builder)
    builder.addBackground(services)
    builder.addCases(services)
    return builder.finish()
  }

  /// Makes a month of ordinary traffic alone.
  public static func background(seed: UInt64) -> DemonstrationLedger {
    var builder = LedgerBuilder(seed: seed)
    builder.addBackground(Services(&builder))
    return builder.finish()
  }

  /// Seconds since 1970-01-01 UTC at which its month begins, and how long it is.
  public static let start = Int64(Month.start)
  public static let length = Int64(Month.end - Month.start)
}

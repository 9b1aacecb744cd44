import Columnar
import Demonstration
import Ingest
import Labels

/// Ordinary traffic to hide a case in: archives of others, or what is made up: exchange deposits, sweeps and payouts,
/// payroll, airdrops, market makers between bridges, mixer users, trades, custody, address poisoning.
///
/// What is made up is the background of the demonstration, month after month with other addresses, so that it holds what
/// its makers thought of and no more: silence on it is necessary for silence on a chain, and not sufficient.
public struct BenignTraffic: Sendable {
  /// An archive for each month, in order of time.
  public private(set) var archives: [String] = []
  /// The services that take part.
  public private(set) var labels: [Label] = []
  public private(set) var rows = 0

  /// Archives of others, every match in which counts as false.
  ///
  /// - Parameter labels: services that take part.
  public init(archives: [String], labels: [Label] = []) throws(SluiceError) {
    self.archives = archives
    self.labels = labels
    for path in archives { rows += try Input(path: path).rowCount }
  }

  /// Writes at least so many transfers, spread over months that cover some times and a month before them.
  ///
  /// - Parameters:
  ///   - times: seconds since 1970-01-01 UTC.
  ///   - path: that of the archive with a number.
  ///   - seed: the same seed gives the same bytes.
  public init(
    rows least: Int, covering times: ClosedRange<Int64>, seed: UInt64, path: (Int) -> String
  ) throws(SluiceError) {
    let length = DemonstrationLedger.length
    let start = times.lowerBound - length
    let months = Int((times.upperBound - start) / length) + 1
    var number = 0
    while rows < least {
      // Every month once, then every month again with other people.
      let shift = start + Int64(number % months) * length - DemonstrationLedger.start
      let ledger = DemonstrationLedger.background(seed: seed &+ UInt64(number))
      var imported = ledger.imported
      for row in imported.batch.time.indices { imported.batch.time[row] += shift }
      archives.append(path(number))
      do { try ArchiveImport.write(imported, to: path(number)) } catch { throw SluiceError(error) }
      labels += ledger.labels.compactMap(Label.init)
      rows += imported.count
      number += 1
    }
  }
}

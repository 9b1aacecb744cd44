import Archive
import Columnar
import Foundation
import Ingest

/// Makes an archive of files of other formats.
public struct ArchiveImport: Sendable {
  /// Paths; `-` is standard input.
  public var inputs: [String]
  public var output: String
  public var settings: ImportSettings
  public var onError: Importer.ErrorPolicy

  public init(
    inputs: [String], output: String, settings: ImportSettings = ImportSettings(), onError: Importer.ErrorPolicy = .stop
  ) {
    self.inputs = inputs
    self.output = output
    self.settings = settings
    self.onError = onError
  }

  public typealias Summary = ImportSummary

  /// One file.
  ///
  /// - Parameters:
  ///   - defaultChain: the chain of every transfer if the file has no such column.
  ///   - skipsBadRows: whether rows that cannot be read are left out and counted; otherwise the first one ends the
  ///     import.
  public init(input: String, output: String, defaultChain: String? = nil, skipsBadRows: Bool = false) {
    self.init(
      inputs: [input], output: output, settings: ImportSettings(chain: defaultChain),
      onError: skipsBadRows ? .skip : .stop)
  }

  /// Reads everything, then writes the archive; it appears under its name when it is whole.
  public func run(progress: (ImportProgress) -> Void = { _ in }) throws(SluiceError) -> Summary {
    let target = try Self.target(output, against: inputs)
    if case .reject(let path) = onError, try Self.target(path, against: inputs) == target {
      throw SluiceError(.usage, "`\(path)`: the archive and the rejected rows cannot be one file")
    }
    do throws(ImportError) {
      return try Importer(settings: settings, onError: onError).run(inputs, to: target) {
        state throws(ImportError) in progress(state)
      }
    } catch { throw SluiceError(error) }
  }

  /// The file that a path leads to; refused if it is an input, or not a regular file.
  private static func target(_ path: String, against inputs: [String]) throws(SluiceError) -> String {
    let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    try OutputTarget.check(target, against: inputs)
    if OutputTarget.isSpecial(target) {
      throw SluiceError(.usage, "`\(path)`: not a regular file; an archive is written to one")
    }
    return target
  }

  /// Writes a ledger that is in memory.
  static func write(_ ledger: ImportedLedger, to path: String) throws(ArchiveError) {
    var options = ArchiveWriter.Options()
    options.hasTransactions = ledger.transactions != nil
    options.hasValues = ledger.values != nil
    options.hasUSD = ledger.batch.usd.contains { !$0.isNaN }
    let writer = try ArchiveWriter(
      path: path, addresses: ledger.addresses, chains: ledger.chains, assets: ledger.assets, options: options)
    try writer.append(
      ledger.batch, transactions: ledger.transactions.map { column in (0..<column.count).map { column[$0] } },
      values: ledger.values.map { column in (0..<column.count).map { column[$0] } })
    try writer.finish()
  }
}

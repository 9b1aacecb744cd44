import Archive
import Columnar
import Foundation
import Ingest

/// Makes an archive of a CSV file.
public struct ArchiveImport: Sendable {
  public var input: String
  public var output: String
  /// The chain of every transfer if the file has no such column.
  public var defaultChain: String
  /// Whether rows that cannot be read are left out and counted; otherwise the first one ends the import.
  public var skipsBadRows: Bool

  public init(input: String, output: String, defaultChain: String = "ethereum", skipsBadRows: Bool = false) {
    self.input = input
    self.output = output
    self.defaultChain = defaultChain
    self.skipsBadRows = skipsBadRows
  }

  public struct Summary: Sendable, Equatable {
    public var rows: Int
    public var skipped: Int
    public var addresses: Int
    public var notes: [String]
  }

  /// Reads everything, then writes the archive; it appears under its name when it is whole.
  public func run() throws(SluiceError) -> Summary {
    let target = URL(fileURLWithPath: output).resolvingSymlinksInPath().path
    try OutputTarget.check(target, against: [input])
    if OutputTarget.isSpecial(target) {
      throw SluiceError(.usage, "`\(output)`: not a regular file; an archive is written to one")
    }
    let ledger: ImportedLedger
    do {
      let csv = TransferCSV(onError: skipsBadRows ? .skip : .stop, defaultChain: defaultChain)
      ledger = try csv.read(try SniffedBytes(path: input), name: input)
    } catch let error as ImportError {
      throw SluiceError(error)
    } catch let error as ReadFailure {
      throw .unreadable(input, error)
    } catch { throw SluiceError(.data, "\(error)") }
    do { try ArchiveImport.write(ledger, to: target) } catch { throw SluiceError(error) }
    return Summary(
      rows: ledger.count, skipped: ledger.skippedRows, addresses: ledger.addresses.count, notes: ledger.notes)
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

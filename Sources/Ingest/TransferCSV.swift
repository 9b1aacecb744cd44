import Columnar

/// Reads the transfers of one file into memory: of any format that can be imported, packed or not.
public struct TransferCSV: Sendable {
  /// What a bad row does.
  public enum ErrorPolicy: Sendable {
    /// It ends the import.
    case stop
    /// It is left out and counted; the first ten are noted.
    case skip
  }

  public var onError: ErrorPolicy
  public var settings: ImportSettings

  /// - Parameter defaultChain: the chain of every transfer if the file has no such column; nil for the usual one, which
  ///   a note names.
  public init(onError: ErrorPolicy = .stop, defaultChain: String? = nil) {
    self.onError = onError
    settings = ImportSettings(chain: defaultChain)
  }

  /// Reads a file.
  public func read(path: String) throws(ImportError) -> ImportedLedger {
    try read(try ImportFile(path: path), name: path)
  }

  /// Reads bytes from anywhere; errors call them by `name`.
  public func read(_ source: any ByteSource, name: String) throws(ImportError) -> ImportedLedger {
    try read(try ImportFile(source, name: name), name: name)
  }

  private func read(_ file: ImportFile, name: String) throws(ImportError) -> ImportedLedger {
    var source = try TransferSource(file.source, name: name, settings: settings)
    var builder = LedgerBuilder(marks: source.reader.marks)
    var skipped = SkippedRows()
    var omitted = OmittedRecords()
    var rows: [TransferRow] = []
    reading: while true {
      rows.removeAll(keepingCapacity: true)
      switch try source.next(into: &rows) {
      case .end: break reading
      case .omitted(let omission): omitted.add(omission)
      case .bad(let error):
        guard onError == .skip else { throw error }
        skipped.add(error, lines: source.lines)
      case .transfers:
        for row in rows {
          guard builder.hasRoom else { throw ImportError(file: name, line: 0, cause: .tooManyRows) }
          builder.append(row)
        }
      }
    }
    var ledger = builder.finish()
    ledger.notes += source.notes + omitted.notes + skipped.notes
    ledger.skippedRows = skipped.count
    return ledger
  }
}

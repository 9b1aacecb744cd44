import Columnar

/// Reads transfers from a CSV file whose header names the columns of an archive, in any order.
///
/// Required: `time`, `from`, `to`, `asset`, `amount`. Optional: `chain`, `tx`, `usd`, `value`.
public struct TransferCSV: Sendable {
  /// What a bad row does.
  public enum ErrorPolicy: Sendable {
    /// It ends the import.
    case stop
    /// It is left out and counted; the first ten are noted.
    case skip
  }

  public var onError: ErrorPolicy
  /// The chain of every transfer if the file has no such column; a note says that it was assumed.
  public var defaultChain: String

  public init(onError: ErrorPolicy = .stop, defaultChain: String = "ethereum") {
    self.onError = onError
    self.defaultChain = defaultChain
  }

  /// Reads a file.
  public func read(path: String) throws(ImportError) -> ImportedLedger {
    let file: FileBytes
    do {
      file = try FileBytes(path: path)
    } catch {
      throw ImportError(file: path, line: 0, cause: .unreadable(error))
    }
    return try read(file, name: path)
  }

  /// Reads bytes from anywhere; errors call them by `name`.
  public func read(_ source: any ByteSource, name: String) throws(ImportError) -> ImportedLedger {
    var rows = TransferRows(source, file: name)
    guard try rows.next() else { throw ImportError(file: name, line: 0, cause: .emptyFile) }
    let header = try TransferHeader(rows.record, file: name)
    var builder = LedgerBuilder(header: header, defaultChain: defaultChain.lowercased())
    var skipped = SkippedRows()
    while try rows.next() {
      do throws(RowError) {
        guard builder.hasRoom else { throw RowError(cause: .tooManyRows) }
        builder.append(try TransferRow(rows.record, header: header))
      } catch {
        let located = rows.locate(error)
        guard onError == .skip, error.cause.isAboutRow else { throw located }
        skipped.add(located, lines: rows.record.lastLine - rows.record.line + 1)
      }
    }
    return finish(builder.finish(), header: header, skipped: skipped)
  }

  private func finish(_ ledger: ImportedLedger, header: TransferHeader, skipped: SkippedRows) -> ImportedLedger {
    var ledger = ledger
    if header.chain == nil {
      ledger.notes.append("there is no column `chain`; every transfer is taken to be on `\(defaultChain.lowercased())`")
    }
    ledger.notes += skipped.notes
    ledger.skippedRows = skipped.count
    return ledger
  }
}

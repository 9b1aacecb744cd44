import Archive
import Columnar

/// A CSV file of the rows that could not be used: file, line, reason, and the row itself.
///
/// It is there only if there is such a row, and only once the import has ended.
final class RejectFile {
  private let path: String
  private var output: OutputFile?
  private var buffer: [UInt8] = []

  init(path: String) { self.path = path }

  /// Adds a row.
  ///
  /// - Parameter isLine: whether the record is a line as it stands, and not CSV.
  func add(_ error: ImportError, _ record: CSVRecord, isLine: Bool) throws(ImportError) {
    if output == nil {
      output = try writing { () throws(ArchiveError) in try OutputFile(path: path) }
      buffer = Array("file,line,reason,record\n".utf8)
    }
    CSVText.append(error.file, to: &buffer)
    buffer += Array(",\(error.line),".utf8)
    CSVText.append(error.text, to: &buffer)
    buffer.append(UInt8(ascii: ","))
    CSVText.appendQuoted(isLine ? record.bytes[...] : Self.text(record)[...], to: &buffer)
    buffer.append(UInt8(ascii: "\n"))
    if buffer.count > 1 << 16 { try flush() }
  }

  /// Gives the file its name.
  func finish() throws(ImportError) {
    guard let output else { return }
    try flush()
    try writing { () throws(ArchiveError) in try output.publish() }
  }

  private func flush() throws(ImportError) {
    guard let output else { return }
    try writing { [buffer] () throws(ArchiveError) in try output.write(buffer) }
    buffer.removeAll(keepingCapacity: true)
  }

  private func writing<Value>(_ work: () throws(ArchiveError) -> Value) throws(ImportError) -> Value {
    do { return try work() } catch { throw ImportError(file: path, line: 0, cause: .output(error)) }
  }

  /// The record as CSV has it, so that it can be mended and read again.
  private static func text(_ record: CSVRecord) -> [UInt8] {
    var bytes: [UInt8] = []
    for field in 0..<record.count {
      if field > 0 { bytes.append(UInt8(ascii: ",")) }
      CSVText.append(record[field], to: &bytes)
    }
    return bytes
  }
}

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
  func add(_ error: ImportError, _ record: CSVRecord) throws(ImportError) {
    if output == nil {
      output = try writing { () throws(ArchiveError) in try OutputFile(path: path) }
      buffer = Array("file,line,reason,record\n".utf8)
    }
    let fields = (0..<record.count).map { Self.quoted(record[$0].string) }.joined(separator: ",")
    let row = [Self.quoted(error.file), "\(error.line)", Self.quoted(error.text), Self.always(fields)]
    buffer += Array((row.joined(separator: ",") + "\n").utf8)
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

  /// A field as CSV has it.
  private static func quoted(_ text: String) -> String {
    text.utf8.contains { [0x22, 0x2C, 0x0A, 0x0D].contains($0) } ? always(text) : text
  }

  private static func always(_ text: String) -> String {
    var quoted = "\""
    for character in text.unicodeScalars {
      quoted.unicodeScalars.append(character)
      if character == "\"" { quoted.unicodeScalars.append(character) }
    }
    return quoted + "\""
  }
}

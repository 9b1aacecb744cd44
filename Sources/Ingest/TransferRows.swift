import Columnar

/// The records of a file, and what its errors need to say where they are.
struct TransferRows {
  let file: String
  private(set) var record = CSVRecord()
  private var reader: CSVReader
  private var names: [String] = []

  init(_ source: any ByteSource, file: String) {
    self.file = file
    reader = CSVReader(source)
  }

  mutating func next() throws(ImportError) -> Bool {
    do {
      guard try reader.next(into: &record) else { return false }
    } catch {
      if case .unreadable(let failure) = error.cause {
        throw ImportError(file: file, line: 0, cause: .unreadable(failure))
      }
      throw ImportError(file: file, line: error.line, cause: .malformed(error.cause))
    }
    if names.isEmpty { names = (0..<record.count).map { String(decoding: record.trimmed($0), as: UTF8.self) } }
    return true
  }

  func locate(_ error: RowError) -> ImportError {
    ImportError(file: file, line: record.line, column: error.field.map { names[$0] }, cause: error.cause)
  }
}

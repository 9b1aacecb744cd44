import Columnar

/// The records of a file, and what its errors need to say where they are.
struct RecordSource {
  let file: String
  private(set) var record = CSVRecord()
  /// The names of the columns, once a header was read.
  var names: [String] = []
  private var fields: CSVReader?
  private var textLines: LineReader?

  /// - Parameter isLines: whether every line is one record of one field, instead of CSV.
  init(_ source: any ByteSource, file: String, isLines: Bool = false) {
    self.file = file
    if isLines {
      textLines = LineReader(source)
    } else {
      fields = CSVReader(source, recordLimit: 16 << 20)
    }
  }

  mutating func next() throws(ImportError) -> Bool {
    do {
      if let isRead = try fields?.next(into: &record) { return isRead }
      return try textLines?.next(into: &record) ?? false
    } catch {
      throw located(error)
    }
  }

  private func located(_ error: CSVError) -> ImportError {
    if case .unreadable(let failure) = error.cause {
      return ImportError(file: file, line: failure.damage == nil ? 0 : error.line, cause: .unreadable(failure))
    }
    return ImportError(file: file, line: error.line, cause: .malformed(error.cause))
  }

  func locate(_ error: RowError) -> ImportError {
    let name = error.name ?? error.field.flatMap { $0 < names.count ? names[$0] : nil }
    return ImportError(file: file, line: record.line, column: name, cause: error.cause)
  }

  /// How many lines the record at hand takes: a stray quote may have joined several rows.
  var lines: Int { record.lastLine - record.line + 1 }
}

import Columnar

/// Reads the labels of one CSV file.
struct LabelReader {
  private let file: String
  private var reader: CSVReader
  private var record = CSVRecord()
  private(set) var notes: [String] = []

  init(_ source: any ByteSource, file: String) {
    self.file = file
    reader = CSVReader(source)
  }

  /// The labels in file order, repeats included.
  mutating func read() throws(LabelError) -> [Label] {
    guard try next() else { throw LabelError(file: file, line: 0, cause: .emptyFile) }
    let header = try readHeader()
    notes = header.notes(file: file)
    var labels: [Label] = []
    while try next() { labels.append(try label(header)) }
    return labels
  }

  private mutating func next() throws(LabelError) -> Bool {
    do {
      return try reader.next(into: &record)
    } catch {
      if case .unreadable(let failure) = error.cause {
        throw LabelError(file: file, line: 0, cause: .unreadable(failure))
      }
      throw LabelError(file: file, line: error.line, cause: .malformed(error.cause))
    }
  }

  private func readHeader() throws(LabelError) -> LabelHeader {
    do {
      return try LabelHeader(record)
    } catch {
      throw self.error(error)
    }
  }

  // MARK: Rows

  private func label(_ header: LabelHeader) throws(LabelError) -> Label {
    guard record.count == header.count else {
      throw error(.fieldCount(expected: header.count, actual: record.count))
    }
    if record.invalidField != nil { throw error(.invalidUTF8) }
    return Label(
      chain: try required("chain", header).lowercased(),
      address: AddressText.canonical(try required("address", header)),
      label: try required("label", header), category: try category(header),
      entity: optional("entity", header), actor: optional("actor", header), caseName: optional("case", header),
      source: optional("source", header), knownFrom: try time("known_from", header),
      eventTime: try time("event_time", header))
  }

  private func required(_ column: String, _ header: LabelHeader) throws(LabelError) -> String {
    guard let text = optional(column, header) else { throw error(.emptyField, column) }
    return text
  }

  private func optional(_ column: String, _ header: LabelHeader) -> String? {
    guard let field = header.field(column) else { return nil }
    let text = record.trimmed(field)
    return text.isEmpty ? nil : String(decoding: text, as: UTF8.self)
  }

  private func category(_ header: LabelHeader) throws(LabelError) -> Label.Category {
    let name = try required("category", header)
    guard let category = Label.Category(rawValue: name.lowercased()) else {
      throw error(.unknownCategory(name), "category")
    }
    return category
  }

  private func time(_ column: String, _ header: LabelHeader) throws(LabelError) -> Int64? {
    guard let text = optional(column, header) else { return nil }
    guard let time = Timestamp.parse(text) else { throw error(.notATime(text), column) }
    return time
  }

  private func error(_ cause: LabelError.Cause, _ column: String? = nil) -> LabelError {
    LabelError(file: file, line: record.line, column: column, cause: cause)
  }
}

import Columnar

/// Which field of a record holds which column.
struct LabelHeader {
  static let required = ["chain", "address", "label", "category"]
  static let known = required + ["entity", "actor", "case", "source", "known_from", "event_time"]

  /// Fields of every record.
  let count: Int
  /// Columns that are passed over.
  private(set) var ignored: [String] = []
  private var fields: [String: Int] = [:]

  /// Reads the header; letters may be of either case.
  init(_ record: CSVRecord) throws(LabelError.Cause) {
    count = record.count
    if record.invalidField != nil { throw .invalidUTF8 }
    for field in 0..<record.count {
      let name = String(decoding: record.trimmed(field), as: UTF8.self)
      let key = name.lowercased()
      if !Self.known.contains(key) {
        ignored.append(name)
      } else if fields.updateValue(field, forKey: key) != nil {
        throw .duplicateColumn(name)
      }
    }
    let missing = Self.required.filter { fields[$0] == nil }
    if !missing.isEmpty { throw .missingColumns(missing, unknown: ignored) }
  }

  /// Where a column's field is; nil if the file has no such column.
  func field(_ column: String) -> Int? { fields[column] }

  /// What to tell people about columns that are passed over.
  func notes(file: String) -> [String] {
    ignored.map { name in
      let suggestion = Suggestion.clause(for: name, among: Self.known.filter { fields[$0] == nil })
      return "\(file): the column \(UserText.quoted(name)) is not known and was ignored\(suggestion)"
    }
  }
}

import Columnar

/// The header of a CSV file: which column is where.
struct HeaderFields {
  /// As the file has them.
  let names: [String]
  private let places: [String: [Int]]

  init(_ record: CSVRecord) throws(ImportError.Cause) {
    if record.invalidField != nil { throw .invalidUTF8 }
    let names = (0..<record.count).map { String(decoding: record.trimmed($0), as: UTF8.self) }
    places = Dictionary(grouping: names.indices) { names[$0].lowercased() }
    self.names = names
  }

  var count: Int { names.count }

  /// The first column of a name, in letters of either case.
  subscript(name: String) -> Int? { places[name.lowercased()]?.first }

  /// Every column of a name.
  func all(_ name: String) -> [Int] { places[name.lowercased()] ?? [] }

  /// The first column whose name begins so.
  func first(prefix: String) -> Int? { names.indices.first { names[$0].lowercased().hasPrefix(prefix) } }

  func has(_ names: String...) -> Bool { names.allSatisfy { self[$0] != nil } }

  /// Columns that must be there, once each, in the order asked for.
  func require(_ wanted: [String]) throws(ImportError.Cause) -> [Int] {
    let missing = wanted.filter { self[$0] == nil }
    guard missing.isEmpty else { throw .missingColumns(missing) }
    for name in wanted where all(name).count > 1 { throw .duplicateColumn(name) }
    return wanted.compactMap { self[$0] }
  }
}

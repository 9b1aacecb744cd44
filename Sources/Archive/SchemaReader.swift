/// Reads the `Schema` table.
///
/// A few bytes can name the same table or string over and over; the budgets keep that from multiplying.
struct SchemaReader {
  let limits: ArchiveLimits
  private var fieldCount = 0
  private var textBytes = 0

  init(limits: ArchiveLimits) { self.limits = limits }

  mutating func schema(_ table: FlatTable) throws(LocalError) -> ArrowSchema {
    guard try table.number(0, default: Int16(0)) == 0 else { throw LocalError(.unsupported(.bigEndian)) }
    let fields = try fields(table.vector(1, stride: 4), depth: 0)
    return ArrowSchema(fields: fields, metadata: try metadata(table, field: 2))
  }

  /// The pairs of a list of `KeyValue` tables.
  mutating func metadata(_ table: FlatTable, field: Int) throws(LocalError) -> [(key: String, value: String)] {
    let pairs = try table.vector(field, stride: 4)
    var result: [(key: String, value: String)] = []
    for index in 0..<pairs.count {
      let pair = try pairs.table(index)
      result.append((try text(pair, field: 0), try text(pair, field: 1)))
    }
    return result
  }

  private mutating func fields(_ list: FlatVector, depth: Int) throws(LocalError) -> [ArrowField] {
    guard depth < limits.depth || list.count == 0 else {
      throw LocalError(.limit(what: "nesting of columns", limit: limits.depth, actual: depth + 1))
    }
    var result: [ArrowField] = []
    for index in 0..<list.count { result.append(try field(list.table(index), depth: depth)) }
    return result
  }

  private mutating func field(_ table: FlatTable, depth: Int) throws(LocalError) -> ArrowField {
    fieldCount += 1
    guard fieldCount <= limits.columns else {
      throw LocalError(.limit(what: "columns", limit: limits.columns, actual: fieldCount), offset: table.position)
    }
    let name = try text(table, field: 0)
    guard let type = try table.table(3) else {
      throw .corrupt("column `\(name.prefix(80))` without a type", at: table.position)
    }
    return ArrowField(
      name: name, type: try ArrowType(number: table.number(2, default: 0), table: type),
      dictionary: try dictionary(table), children: try fields(table.vector(5, stride: 4), depth: depth + 1),
      isNullable: try table.number(1, default: UInt8(0)) != 0,
      metadata: try metadata(table, field: 6).map { ArrowField.Note(key: $0.key, value: $0.value) })
  }

  private func dictionary(_ table: FlatTable) throws(LocalError) -> ArrowDictionary? {
    guard let encoding = try table.table(4) else { return nil }
    // Without an index type it is int32, by the format's definition.
    let index = try encoding.table(1).map { table throws(LocalError) in try ArrowInteger(table) }
    return ArrowDictionary(
      id: try encoding.number(0, default: 0), index: index ?? ArrowInteger(bits: 32, isSigned: true))
  }

  private mutating func text(_ table: FlatTable, field: Int) throws(LocalError) -> String {
    let text = try table.string(field) ?? ""
    // An empty text counts too: a list can hold millions of them.
    textBytes += text.utf8.count + 16
    guard textBytes <= limits.metadataBytes else {
      throw LocalError(.limit(what: "bytes of names and metadata", limit: limits.metadataBytes, actual: textBytes))
    }
    return text
  }
}

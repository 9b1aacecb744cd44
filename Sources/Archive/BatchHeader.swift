/// The header of a `RecordBatch`, checked against the schema and the extent of its body.
struct BatchHeader: Sendable {
  let rows: Int
  /// One per top-level column of the schema.
  let chunks: [ColumnChunk]

  /// Reads a `RecordBatch` table whose body is the `bodyBytes` of the file from `body` on.
  init(
    _ table: FlatTable, fields: [ArrowField], body: Int, bodyBytes: Int, limits: ArchiveLimits
  ) throws(LocalError) {
    let length = try table.number(0, default: Int64(0))
    guard length >= 0 else { throw .corrupt("batch of \(length) rows", at: table.position) }
    guard length <= limits.batchRows else {
      throw LocalError(.limit(what: "rows of one batch", limit: limits.batchRows, actual: Int(length)))
    }
    rows = Int(length)
    var walker = try BatchWalker(table, body: body, bodyBytes: bodyBytes)
    var chunks: [ColumnChunk] = []
    for field in fields {
      let chunk = try walker.take(field)
      guard chunk.rows == rows else {
        throw LocalError(.mismatch(what: "rows of column `\(field.name)`", expected: rows, actual: chunk.rows))
      }
      chunks.append(chunk)
    }
    try walker.finish()
    self.chunks = chunks
  }
}

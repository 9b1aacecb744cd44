/// Which rows of a column are null.
struct Validity {
  /// A bit per row, the lowest first, set where there is a value; nil where there are no nulls.
  private let bits: [UInt8]?

  /// Reads the bitmap of a chunk if the chunk has nulls, or does not say.
  init(_ chunk: ColumnChunk, _ decoder: BufferDecoder) throws(ArchiveError) {
    guard chunk.nullCount != 0, chunk.rows > 0, chunk.nullCount > 0 || chunk.buffer(0).length > 0 else {
      bits = nil
      return
    }
    var bits: [UInt8] = []
    try decoder.load(chunk.buffer(0), chunk.coding, count: (chunk.rows + 7) / 8, into: &bits)
    self.bits = bits
  }

  var hasNulls: Bool { bits != nil }

  func isNull(_ row: Int) -> Bool {
    guard let bits else { return false }
    return bits[row / 8] >> UInt8(row % 8) & 1 == 0
  }

  /// Stops at the first null, for a column that must have none.
  func requireNone(rows: Int) throws(LocalError) {
    guard bits != nil else { return }
    for row in 0..<rows where isNull(row) { throw LocalError(.null, row: row) }
  }
}

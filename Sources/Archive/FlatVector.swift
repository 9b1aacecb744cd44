/// A list in a FlatBuffer whose extent was checked.
struct FlatVector: Sendable {
  let reader: FlatReader
  let start: Int
  let count: Int
  let stride: Int

  /// A number in element `index`, `offset` bytes from its start.
  func number<T: FixedWidthInteger>(_ index: Int, at offset: Int = 0) throws(LocalError) -> T {
    try reader.load(at: start + index * stride + offset)
  }

  /// Element `index` of a list of tables.
  func table(_ index: Int) throws(LocalError) -> FlatTable {
    try reader.table(at: reader.target(at: start + index * stride))
  }
}

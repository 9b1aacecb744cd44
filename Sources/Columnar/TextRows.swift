/// A column of texts, row by row in one block of bytes, of which some may be missing.
public struct TextRows: Sendable, Equatable {
  /// The texts one after another.
  public private(set) var bytes: [UInt8] = []
  /// Where each row's text begins in `bytes`, and where the last one ends: one more than there are rows.
  public private(set) var offsets: [Int] = [0]
  /// For each row whether it has a text.
  public private(set) var isPresent: [Bool] = []

  public init() {}

  /// A column of strings, nil where a row has none.
  public init(_ texts: some Sequence<String?>) {
    for text in texts { append(text.map { Array($0.utf8)[...] }) }
  }

  /// Rows.
  public var count: Int { isPresent.count }

  /// The text of a row; nil where it has none.
  public subscript(row: Int) -> ArraySlice<UInt8>? {
    isPresent[row] ? bytes[offsets[row]..<offsets[row + 1]] : nil
  }

  /// Adds a row.
  public mutating func append(_ text: ArraySlice<UInt8>?) {
    if let text { bytes.append(contentsOf: text) }
    offsets.append(bytes.count)
    isPresent.append(text != nil)
  }

  /// Adds some of the rows of another column.
  public mutating func append(_ other: TextRows, _ rows: Range<Int>) {
    let base = bytes.count - other.offsets[rows.lowerBound]
    bytes.append(contentsOf: other.bytes[other.offsets[rows.lowerBound]..<other.offsets[rows.upperBound]])
    for row in rows { offsets.append(base + other.offsets[row + 1]) }
    isPresent.append(contentsOf: other.isPresent[rows])
  }

  /// Adds rows without a text.
  public mutating func appendMissing(_ rows: Int) {
    offsets.append(contentsOf: repeatElement(bytes.count, count: rows))
    isPresent.append(contentsOf: repeatElement(false, count: rows))
  }

  /// Takes all rows away and keeps the memory.
  public mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    offsets.removeSubrange(1...)
    isPresent.removeAll(keepingCapacity: true)
  }
}

/// A column of texts, row by row in one block of bytes, of which some may be missing.
public struct TextRows: Sendable, Equatable {
  /// The texts one after another.
  public private(set) var bytes: [UInt8] = []
  /// Where each row's text begins in `bytes`, and where the last one ends: one more than there are rows.
  public private(set) var offsets: [Int] = [0]
  /// For each row whether it has a text.
  public private(set) var isPresent: [Bool] = []

  public init() {}

  /// A column whose parts are there already.
  ///
  /// - Parameters:
  ///   - bytes: the texts one after another.
  ///   - lengths: of each row's text; those of rows without one are 0.
  ///   - isPresent: for each row whether it has a text.
  public init(bytes: ArraySlice<UInt8>, lengths: [Int32], isPresent: [Bool]) {
    precondition(lengths.count == isPresent.count, "a length for every row")
    self.bytes = Array(bytes)
    self.isPresent = isPresent
    offsets.reserveCapacity(lengths.count + 1)
    var end = 0
    for length in lengths {
      end += Int(length)
      offsets.append(end)
    }
    precondition(end == bytes.count, "lengths must span the bytes")
  }

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
    if let text { bytes.append(bytesOf: text) }
    offsets.append(bytes.count)
    isPresent.append(text != nil)
  }

  /// Adds some of the rows of another column.
  public mutating func append(_ other: TextRows, _ rows: Range<Int>) {
    let base = bytes.count - other.offsets[rows.lowerBound]
    bytes.append(bytesOf: other.bytes[other.offsets[rows.lowerBound]..<other.offsets[rows.upperBound]])
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

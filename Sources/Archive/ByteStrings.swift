/// A decoded column of strings of bytes, not yet known to be text.
struct ByteStrings: Sendable, Equatable {
  /// The strings one after another.
  var bytes: [UInt8] = []
  /// One more than there are strings, ascending, from 0 to `bytes.count`.
  var offsets: [Int] = [0]

  var count: Int { offsets.count - 1 }

  subscript(row: Int) -> ArraySlice<UInt8> { bytes[offsets[row]..<offsets[row + 1]] }

  /// Adds the strings of another column.
  mutating func append(_ other: ByteStrings) {
    if count == 0 {
      self = other
      return
    }
    let base = bytes.count
    bytes.append(contentsOf: other.bytes)
    offsets.append(contentsOf: other.offsets.dropFirst().map { base + $0 })
  }

  /// The strings as `0x` and lower-case hexadecimal digits.
  func hexadecimal() -> ByteStrings {
    var result = ByteStrings()
    result.bytes.reserveCapacity(2 * bytes.count + 2 * count)
    result.offsets.reserveCapacity(count + 1)
    for row in 0..<count {
      result.bytes.append(contentsOf: TransactionText.hexadecimal(self[row]))
      result.offsets.append(result.bytes.count)
    }
    return result
  }

  /// Checks that every string is UTF-8.
  func requireText() throws(LocalError) {
    if isASCII { return }
    for row in 0..<count {
      let string = bytes.span.extracting(offsets[row]..<offsets[row + 1])
      do { _ = try UTF8Span(validating: string) } catch { throw LocalError(.text, row: row) }
    }
  }

  private var isASCII: Bool {
    let bytes = bytes.span
    var union: UInt8 = 0
    for place in bytes.indices { union |= bytes[place] }
    return union < 0x80
  }
}

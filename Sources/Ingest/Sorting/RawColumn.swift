import Columnar

/// Columns as their bytes in memory, for a file that only this process reads.
enum RawColumn {
  static func append<Value: BitwiseCopyable & Numeric>(_ values: ArraySlice<Value>, to bytes: inout [UInt8]) {
    // INVARIANT: numbers have no padding, and the buffer is read during the call only.
    unsafe values.withUnsafeBytes { unsafe bytes.append(contentsOf: $0) }
  }

  /// Reads `count` numbers and moves `offset` behind them.
  static func take<Value: BitwiseCopyable & Numeric>(
    _ count: Int, at offset: inout Int, of bytes: [UInt8]
  ) -> [Value] {
    let size = count * MemoryLayout<Value>.stride
    precondition(count >= 0 && offset >= 0 && offset + size <= bytes.count, "a column inside its block")
    let start = offset
    offset += size
    return unsafe [Value](unsafeUninitializedCapacity: count) { target, filled in
      unsafe bytes.withUnsafeBytes { source in
        // INVARIANT: checked above: the source has `size` bytes from `start` on, the target room for them.
        unsafe UnsafeMutableRawBufferPointer(target).copyMemory(
          from: UnsafeRawBufferPointer(rebasing: source[start..<start + size]))
      }
      filled = count
    }
  }

  /// Appends some rows of a text column: lengths, presence, bytes.
  static func append(_ texts: TextRows, _ rows: Range<Int>, to bytes: inout [UInt8]) {
    let lengths = rows.map { Int32(truncatingIfNeeded: texts.offsets[$0 + 1] - texts.offsets[$0]) }
    append(lengths[...], to: &bytes)
    append(rows.map { texts.isPresent[$0] ? UInt8(1) : 0 }[...], to: &bytes)
    bytes.append(bytesOf: texts.bytes[texts.offsets[rows.lowerBound]..<texts.offsets[rows.upperBound]])
  }

  /// Appends rows of a text column in an order of their own, as above.
  static func append(_ texts: TextRows, _ rows: ArraySlice<Int32>, to bytes: inout [UInt8]) {
    if let range = range(rows) { return append(texts, range, to: &bytes) }
    let lengths = rows.map { Int32(truncatingIfNeeded: texts.offsets[Int($0) + 1] - texts.offsets[Int($0)]) }
    append(lengths[...], to: &bytes)
    append(rows.map { texts.isPresent[Int($0)] ? UInt8(1) : 0 }[...], to: &bytes)
    for row in rows { bytes.append(bytesOf: texts.bytes[texts.offsets[Int(row)]..<texts.offsets[Int(row) + 1]]) }
  }

  /// Rows that follow each other, as those of an ordered file do.
  private static func range(_ rows: ArraySlice<Int32>) -> Range<Int>? {
    guard let first = rows.first, zip(rows, rows.dropFirst()).allSatisfy({ $0 &+ 1 == $1 }) else { return nil }
    return Int(first)..<Int(first) + rows.count
  }

  /// Reads `count` rows of a text column and moves `offset` behind them.
  static func takeTexts(_ count: Int, at offset: inout Int, of bytes: [UInt8]) -> TextRows {
    let lengths: [Int32] = take(count, at: &offset, of: bytes)
    let isPresent: [UInt8] = take(count, at: &offset, of: bytes)
    let start = offset
    offset += lengths.reduce(0) { $0 + Int($1) }
    return TextRows(bytes: bytes[start..<offset], lengths: lengths, isPresent: isPresent.map { $0 == 1 })
  }
}

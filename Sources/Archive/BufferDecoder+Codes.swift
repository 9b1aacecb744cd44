import Columnar

extension BufferDecoder {
  /// Codes of a dictionary column, each of them one of the dictionary's.
  func codes(
    _ chunk: ColumnChunk, index: ArrowInteger, dictionary: LoadedDictionary, into codes: inout [Int32]
  ) throws(ArchiveError) {
    let validity = try Validity(chunk, self)
    try widen(chunk, index: index, into: &codes)
    let count = dictionary.declaredCount
    try file.locating { () throws(LocalError) in
      try validity.requireNone(rows: chunk.rows)
      try Self.check(codes, count: count)
    }
    guard let canonical = dictionary.canonical else { return }
    for row in codes.indices { codes[row] = canonical[Int(codes[row])] }
  }

  /// Loads indices of any width; what does not fit becomes negative, and so is out of range.
  private func widen(_ chunk: ColumnChunk, index: ArrowInteger, into codes: inout [Int32]) throws(ArchiveError) {
    switch (index.bits, index.isSigned) {
    case (8, true): try widenBytes(chunk, into: &codes)
    case (8, false): try widen(chunk, UInt8.self, into: &codes)
    case (16, true): try widen(chunk, Int16.self, into: &codes)
    case (16, false): try widen(chunk, UInt16.self, into: &codes)
    case (64, true): try widen(chunk, Int64.self, into: &codes)
    case (64, false): try widen(chunk, UInt64.self, into: &codes)
    // Unsigned ones of 32 bits need no pass: those over `Int32.max` have negative bits.
    default: try load(chunk.buffer(1), chunk.coding, count: chunk.rows, into: &codes)
    }
  }

  /// The width of most writers for a few strings, whose memory is kept for the next.
  private func widenBytes(_ chunk: ColumnChunk, into codes: inout [Int32]) throws(ArchiveError) {
    try load(chunk.buffer(1), chunk.coding, count: chunk.rows, into: &narrow)
    if codes.count != chunk.rows { codes = Array(repeating: 0, count: chunk.rows) }
    Widening.widen(narrow, into: &codes)
  }

  private func widen<Index: FixedWidthInteger & BitwiseCopyable>(
    _ chunk: ColumnChunk, _: Index.Type, into codes: inout [Int32]
  ) throws(ArchiveError) {
    var narrow: [Index] = []
    try load(chunk.buffer(1), chunk.coding, count: chunk.rows, into: &narrow)
    if codes.count != chunk.rows { codes = Array(repeating: 0, count: chunk.rows) }
    var target = codes.mutableSpan
    let source = narrow.span
    if Index.bitWidth < 32 {
      for row in source.indices { target[row] = Int32(truncatingIfNeeded: source[row]) }
    } else {
      for row in source.indices { target[row] = Int32(exactly: source[row]) ?? -1 }
    }
  }

  /// One pass over all codes; which row is wrong is looked for only if one is. `count` is at most `Int32.max`.
  static func check(_ codes: [Int32], count: Int) throws(LocalError) {
    guard !ColumnCheck.areCodes(codes, upTo: Int32(truncatingIfNeeded: count - 1)) else { return }
    let span = codes.span
    for row in span.indices where Int(UInt32(bitPattern: span[row])) >= count {
      throw LocalError(.code(Int64(span[row]), count: count), row: row)
    }
  }

  /// Codes of a dictionary column that may have nulls; those of null rows are 0.
  func codes(
    _ chunk: ColumnChunk, index: ArrowInteger, validity: Validity, count: Int
  ) throws(ArchiveError) -> [Int32] {
    var codes: [Int32] = []
    try widen(chunk, index: index, into: &codes)
    for row in codes.indices {
      guard !validity.isNull(row) else {
        codes[row] = 0
        continue
      }
      try file.locating { () throws(LocalError) in try Self.check([codes[row]], count: count) }
    }
    return codes
  }
}

import Columnar

extension BufferDecoder {
  /// Times in whole seconds since 1970, rounded down, ascending.
  func times(_ chunk: ColumnChunk, type: ArrowType, into times: inout [Int64]) throws(ArchiveError) {
    let unitsPerSecond = try unitsPerSecond(type)
    let validity = try Validity(chunk, self)
    try load(chunk.buffer(1), chunk.coding, count: chunk.rows, into: &times)
    try file.locating { () throws(LocalError) in
      try validity.requireNone(rows: chunk.rows)
      if unitsPerSecond > 1 { Self.divide(&times, by: unitsPerSecond) }
      try Self.check(times)
    }
  }

  private func unitsPerSecond(_ type: ArrowType) throws(ArchiveError) -> Int64 {
    switch type {
    case .timestamp(let unit, _): return unit.perSecond
    case .int(ArrowInteger(bits: 64, isSigned: true)): return 1
    default:
      let accepted = "`timestamp` or, for seconds, `int64`"
      throw ArchiveError(.unsupported(.type(type.text, accepted: accepted)), file: file.path)
    }
  }

  private static func divide(_ times: inout [Int64], by divisor: Int64) {
    var span = times.mutableSpan
    for row in span.indices { span[row] = floorDivision(span[row], divisor).quotient }
  }

  /// Checks range and order, and looks for the row only if the quick pass over all rows fails.
  ///
  /// Milliseconds in a column of seconds are out of range, and differences of times in range cannot overflow.
  static func check(_ column: [Int64]) throws(LocalError) {
    guard !ColumnCheck.ascend(column, in: Timestamp.range) else { return }
    let times = column.span
    for row in times.indices {
      guard Timestamp.range.contains(times[row]) else { throw LocalError(.timeRange(times[row]), row: row) }
      guard row == 0 || times[row - 1] <= times[row] else {
        throw LocalError(.timeOrder(time: times[row], before: times[row - 1]), row: row)
      }
    }
  }
}

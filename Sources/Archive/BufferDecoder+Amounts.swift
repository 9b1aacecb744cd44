import Columnar

extension BufferDecoder {
  /// Amounts as the nearest floating-point numbers; finite and not negative.
  func amounts(_ chunk: ColumnChunk, type: ArrowType, into amounts: inout [Double]) throws(ArchiveError) {
    let validity = try Validity(chunk, self)
    try numbers(chunk, type: type, into: &amounts)
    try file.locating { () throws(LocalError) in
      try validity.requireNone(rows: chunk.rows)
      try Self.check(amounts, allowingNaN: false)
    }
  }

  /// Values in USD; NaN where a row is null or NaN, else finite and not negative.
  func values(_ chunk: ColumnChunk, type: ArrowType, into values: inout [Double]) throws(ArchiveError) {
    if type == .null {
      values = Array(repeating: .nan, count: chunk.rows)
      return
    }
    let validity = try Validity(chunk, self)
    try numbers(chunk, type: type, into: &values)
    if validity.hasNulls {
      for row in values.indices where validity.isNull(row) { values[row] = .nan }
    }
    try file.locating { () throws(LocalError) in try Self.check(values, allowingNaN: true) }
  }

  private func numbers(_ chunk: ColumnChunk, type: ArrowType, into numbers: inout [Double]) throws(ArchiveError) {
    switch type {
    case .float(64): try load(chunk.buffer(1), chunk.coding, count: chunk.rows, into: &numbers)
    case .float(32): try convert(chunk, Float.self, into: &numbers) { Double($0) }
    case .int(ArrowInteger(bits: 64, isSigned: true)): try convert(chunk, Int64.self, into: &numbers) { Double($0) }
    case .int(ArrowInteger(bits: 64, isSigned: false)): try convert(chunk, UInt64.self, into: &numbers) { Double($0) }
    case .int(ArrowInteger(bits: 32, isSigned: true)): try convert(chunk, Int32.self, into: &numbers) { Double($0) }
    case .int(ArrowInteger(bits: 32, isSigned: false)): try convert(chunk, UInt32.self, into: &numbers) { Double($0) }
    case .decimal(_, let scale, let bits) where bits >= 128:
      try decimals(chunk, limbs: bits / 64, scale: scale, into: &numbers)
    default:
      let accepted = "`float64` or `decimal128`"
      throw ArchiveError(.unsupported(.type(type.text, accepted: accepted)), file: file.path)
    }
  }

  private func convert<Number: BitwiseCopyable & Numeric>(
    _ chunk: ColumnChunk, _: Number.Type, into numbers: inout [Double], _ number: (Number) -> Double
  ) throws(ArchiveError) {
    var raw: [Number] = []
    try load(chunk.buffer(1), chunk.coding, count: chunk.rows, into: &raw)
    numbers = raw.map(number)
  }

  private func decimals(
    _ chunk: ColumnChunk, limbs: Int, scale: Int, into numbers: inout [Double]
  ) throws(ArchiveError) {
    var raw: [UInt64] = []
    let (count, overflow) = chunk.rows.multipliedReportingOverflow(by: limbs)
    try load(chunk.buffer(1), chunk.coding, count: overflow ? .max : count, into: &raw)
    numbers = (0..<chunk.rows).map { row in
      Decimal(twosComplement: raw[row * limbs..<(row + 1) * limbs], scale: scale).nearest
    }
  }

  /// One pass over all rows; the row is looked for only if some number is wrong.
  static func check(_ numbers: [Double], allowingNaN: Bool) throws(LocalError) {
    if ColumnCheck.areAmounts(numbers, allowingNaN: allowingNaN) { return }
    let span = numbers.span
    for row in span.indices {
      let number = span[row]
      if number >= 0 && number.isFinite || (allowingNaN && number.isNaN) { continue }
      throw LocalError(.amount(number), row: row)
    }
  }
}

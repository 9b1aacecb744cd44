/// The nodes and buffers of a message that is being written.
struct MessageBody {
  private(set) var bytes: [UInt8] = []
  /// Pairs of length and null count.
  private(set) var nodes: [Int64] = []
  /// Pairs of place in the body and length.
  private(set) var buffers: [Int64] = []
  private let compressor = FrameCompressor()

  /// Adds a column without nulls of one buffer.
  mutating func add<Value: BitwiseCopyable & Numeric>(_ values: [Value]) {
    nodes += [Int64(values.count), 0]
    addBuffer([UInt8]())
    addBuffer(values)
  }

  /// Adds a column of numbers in which NaN stands for null.
  mutating func add(nullable values: [Double]) {
    let nulls = values.count { $0.isNaN }
    nodes += [Int64(values.count), Int64(nulls)]
    addBuffer(nulls == 0 ? [] : Self.bitmap(values.map { !$0.isNaN }))
    addBuffer(values.map { $0.isNaN ? 0 : $0 })
  }

  /// Adds a column of strings of bytes; `isValid` has a value per string if some are null.
  mutating func add(_ strings: ByteStrings, isValid: [Bool]? = nil, large: Bool = false) {
    let nulls = isValid.map { valid in valid.count { !$0 } } ?? 0
    nodes += [Int64(strings.count), Int64(nulls)]
    addBuffer(nulls == 0 ? [] : Self.bitmap(isValid ?? []))
    if large {
      addBuffer(strings.offsets.map { Int64($0) })
    } else {
      addBuffer(strings.offsets.map { Int32($0) })
    }
    addBuffer(strings.bytes)
  }

  /// Adds the node of a column whose buffers follow.
  mutating func addNode(count: Int, nulls: Int) { nodes += [Int64(count), Int64(nulls)] }

  /// Packs a buffer to the next multiple of 8 bytes.
  mutating func addBuffer<Value: BitwiseCopyable & Numeric>(_ values: [Value]) {
    let packed = compressor.pack(values)
    buffers += [Int64(bytes.count), Int64(packed.count)]
    bytes += packed
    while !bytes.count.isMultiple(of: 8) { bytes.append(0) }
  }

  /// A bit per row, the lowest first.
  static func bitmap(_ isValid: [Bool]) -> [UInt8] {
    var bits = [UInt8](repeating: 0, count: (isValid.count + 7) / 8)
    for (row, valid) in isValid.enumerated() where valid { bits[row / 8] |= 1 << UInt8(row % 8) }
    return bits
  }
}

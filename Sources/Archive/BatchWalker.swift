/// Hands out the nodes and buffers of a batch to its columns, depth first, as the format lays them out.
struct BatchWalker {
  private let nodes: FlatVector
  private let buffers: FlatVector
  /// For every column of views, how many data buffers it has.
  private let variadic: FlatVector
  private let body: Int
  private let bodyBytes: Int
  private let coding: BufferCoding
  private var nextNode = 0
  private var nextBuffer = 0
  private var nextVariadic = 0

  init(_ table: FlatTable, body: Int, bodyBytes: Int) throws(LocalError) {
    nodes = try table.vector(1, stride: 16)
    buffers = try table.vector(2, stride: 16)
    variadic = try table.vector(4, stride: 8)
    coding = try Self.coding(table)
    self.body = body
    self.bodyBytes = bodyBytes
  }

  private static func coding(_ table: FlatTable) throws(LocalError) -> BufferCoding {
    guard let compression = try table.table(3) else { return .plain }
    let codec = try compression.number(0, default: UInt8(0))
    let method = try compression.number(1, default: UInt8(0))
    guard method == 0 else { throw .corrupt("compression method \(method)", at: compression.position) }
    switch codec {
    case 0: return .lz4
    case 1: throw LocalError(.unsupported(.zstandard))
    default: throw LocalError(.unsupported(.codec(Int(codec))))
    }
  }

  mutating func take(_ field: ArrowField) throws(LocalError) -> ColumnChunk {
    guard nextNode < nodes.count else {
      throw LocalError(
        .mismatch(what: "columns in a batch, nested ones included", expected: nextNode + 1, actual: nodes.count))
    }
    let length: Int64 = try nodes.number(nextNode)
    let nulls: Int64 = try nodes.number(nextNode, at: 8)
    nextNode += 1
    guard length >= 0, nulls <= length else {
      throw .corrupt("column `\(field.name)` of \(length) values, \(nulls) of them null")
    }
    var ranges: [BufferRange] = []
    for _ in 0..<(try bufferCount(field)) { ranges.append(try takeBuffer()) }
    var children: [ColumnChunk] = []
    if field.dictionary == nil {
      for child in field.children { children.append(try take(child)) }
    }
    return ColumnChunk(
      rows: Int(length), nullCount: Int(nulls), coding: coding, buffers: ranges, children: children)
  }

  private mutating func takeBuffer() throws(LocalError) -> BufferRange {
    guard nextBuffer < buffers.count else {
      throw LocalError(.mismatch(what: "buffers in a batch", expected: nextBuffer + 1, actual: buffers.count))
    }
    let offset: Int64 = try buffers.number(nextBuffer)
    let length: Int64 = try buffers.number(nextBuffer, at: 8)
    nextBuffer += 1
    let room = Int64(bodyBytes)
    guard offset >= 0, length >= 0, offset <= room, length <= room - offset else {
      throw .corrupt("buffer of \(length) bytes at byte \(offset) of a body of \(bodyBytes)")
    }
    return BufferRange(offset: body + Int(offset), length: Int(length))
  }

  private mutating func bufferCount(_ field: ArrowField) throws(LocalError) -> Int {
    guard field.dictionary == nil else { return 2 }
    switch field.type {
    case .null, .runEnd: return 0
    case .structure, .fixedList: return 1
    case .union(let dense, _): return dense ? 2 : 1
    case .binary, .utf8, .largeBinary, .largeUtf8, .listView, .largeListView: return 3
    case .binaryView, .utf8View: return try 2 + takeVariadicCount()
    default: return 2
    }
  }

  private mutating func takeVariadicCount() throws(LocalError) -> Int {
    guard nextVariadic < variadic.count else { throw .corrupt("a column of views without a count of its buffers") }
    let count: Int64 = try variadic.number(nextVariadic)
    nextVariadic += 1
    guard count >= 0, count <= buffers.count else { throw .corrupt("a column of views with \(count) buffers") }
    return Int(count)
  }

  /// Everything must have been handed out: what is left means that the walk and the writer disagree.
  func finish() throws(LocalError) {
    guard nextNode == nodes.count else {
      throw LocalError(
        .mismatch(what: "columns in a batch, nested ones included", expected: nextNode, actual: nodes.count))
    }
    guard nextBuffer == buffers.count else {
      throw LocalError(.mismatch(what: "buffers in a batch", expected: nextBuffer, actual: buffers.count))
    }
  }
}

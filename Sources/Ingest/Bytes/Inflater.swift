import Columnar

/// Unpacks DEFLATE (RFC 1951) in bounded memory, whatever the bytes are.
///
/// Bytes come out in pieces of some 64 KiB; the 32 KiB before them are kept, for later ones may repeat them.
struct Inflater {
  /// What was unpacked: history, then what is new from `start` on.
  private(set) var output: [UInt8] = []
  private(set) var start = 0
  private(set) var isFinished = false
  private var block = Block.none
  private var isLast = false

  private enum Block {
    case none
    case stored(left: Int)
    case coded(HuffmanTable, HuffmanTable)
  }

  private static let window = 1 << 15
  private static let piece = 1 << 16

  init() { output.reserveCapacity(Self.window + Self.piece + 512) }

  /// The bytes that the last call of `advance` has brought.
  var fresh: ArraySlice<UInt8> { output[start...] }

  /// Unpacks the next piece; empty if and only if the stream is finished.
  mutating func advance(_ source: inout BitSource) throws(ReadFailure) {
    if output.count > Self.window { output.removeSubrange(0..<output.count - Self.window) }
    start = output.count
    let end = start + Self.piece
    while output.count < end, !isFinished {
      switch block {
      case .none: try beginBlock(&source)
      case .stored(let left): try copyStored(left, until: end, &source)
      case .coded(let literals, let distances): try decode(literals, distances, until: end, &source)
      }
    }
  }

  // MARK: Blocks

  private mutating func beginBlock(_ source: inout BitSource) throws(ReadFailure) {
    if isLast {
      isFinished = true
      return
    }
    isLast = try source.take(1) == 1
    switch try source.take(2) {
    case 0: try beginStored(&source)
    case 1:
      guard let literals = HuffmanTable.fixedLiterals, let distances = HuffmanTable.fixedDistances else { return }
      block = .coded(literals, distances)
    case 2: block = try Self.tables(&source)
    default: throw ReadFailure(damage: "the gzip data has a block of no known kind")
    }
  }

  private mutating func beginStored(_ source: inout BitSource) throws(ReadFailure) {
    source.alignToByte()
    let length = try source.take(16)
    guard try source.take(16) == ~length & 0xFFFF else {
      throw ReadFailure(damage: "the gzip data has a stored block of a contradictory length")
    }
    block = .stored(left: length)
  }

  private mutating func copyStored(_ left: Int, until end: Int, _ source: inout BitSource) throws(ReadFailure) {
    var left = left
    while left > 0, output.count < end {
      guard let byte = try source.byte() else { throw ReadFailure(damage: "the gzip data ends too early") }
      output.append(byte)
      left -= 1
    }
    block = left > 0 ? .stored(left: left) : .none
  }

  // MARK: Codes

  /// Reads the two codes with which a block begins.
  private static func tables(_ source: inout BitSource) throws(ReadFailure) -> Block {
    let literals = try source.take(5) + 257
    let distances = try source.take(5) + 1
    let count = try source.take(4) + 4
    var meta = [UInt8](repeating: 0, count: 19)
    for place in 0..<count { meta[order[place]] = UInt8(try source.take(3)) }
    guard literals <= 286, distances <= 30, let table = HuffmanTable(lengths: meta[...]) else { throw badCode }
    let lengths = try self.lengths(table, count: literals + distances, &source)
    guard lengths[256] > 0, let first = HuffmanTable(lengths: lengths[..<literals]),
      let second = HuffmanTable(lengths: lengths[literals...])
    else { throw badCode }
    return .coded(first, second)
  }

  /// Reads the lengths of codes, in which 16 repeats the last, and 17 and 18 stand for runs of zeros.
  private static func lengths(
    _ table: HuffmanTable, count: Int, _ source: inout BitSource
  ) throws(ReadFailure) -> [UInt8] {
    var lengths: [UInt8] = []
    while lengths.count < count {
      let symbol = try symbol(table, &source)
      switch symbol {
      case 16:
        guard let last = lengths.last else { throw badCode }
        lengths += [UInt8](repeating: last, count: try source.take(2) + 3)
      case 17: lengths += [UInt8](repeating: 0, count: try source.take(3) + 3)
      case 18: lengths += [UInt8](repeating: 0, count: try source.take(7) + 11)
      default: lengths.append(UInt8(symbol))
      }
    }
    guard lengths.count == count else { throw badCode }
    return lengths
  }

  private mutating func decode(
    _ literals: HuffmanTable, _ distances: HuffmanTable, until end: Int, _ source: inout BitSource
  ) throws(ReadFailure) {
    while output.count < end {
      let symbol = try Self.symbol(literals, &source)
      if symbol < 256 {
        output.append(UInt8(symbol))
      } else if symbol == 256 {
        block = .none
        return
      } else {
        try copy(symbol, distances, &source)
      }
    }
  }

  /// Repeats bytes that came before.
  private mutating func copy(_ symbol: Int, _ distances: HuffmanTable, _ source: inout BitSource) throws(ReadFailure) {
    guard symbol <= 285 else { throw Self.badCode }
    let length = Self.lengthBases[symbol - 257] + (try source.take(Self.lengthBits[symbol - 257]))
    let place = try Self.symbol(distances, &source)
    guard place < 30 else { throw Self.badCode }
    let distance = Self.distanceBases[place] + (try source.take(Self.distanceBits[place]))
    guard distance <= output.count else { throw ReadFailure(damage: "the gzip data refers to bytes before its start") }
    let from = output.count - distance
    // The two stretches may overlap: then the pattern repeats.
    for offset in 0..<length { output.append(output[from + offset]) }
  }

  private static func symbol(_ table: HuffmanTable, _ source: inout BitSource) throws(ReadFailure) -> Int {
    let entry = table.entries[try source.peek(table.bits)]
    guard entry != 0 else { throw badCode }
    try source.drop(Int(entry & 15))
    return Int(entry >> 4)
  }

  private static let badCode = ReadFailure(damage: "the gzip data holds a code that cannot be")
  private static let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
  private static let lengthBases = [
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258,
  ]
  private static let lengthBits = [
    0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
  ]
  private static let distanceBases = [
    1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145,
    8193, 12289, 16385, 24577,
  ]
  private static let distanceBits = [
    0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
  ]
}

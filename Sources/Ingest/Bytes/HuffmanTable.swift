/// A canonical Huffman code of DEFLATE, as a table over the next bits of the stream.
struct HuffmanTable {
  /// Bits that one look-up takes: the length of the longest code.
  let bits: Int
  /// For every pattern of `bits` bits, the first bit lowest: symbol times 16 plus the length of its code; 0 for a
  /// pattern that no code begins.
  private(set) var entries: [UInt16]

  /// - Parameter lengths: the length of every symbol's code, at most 15; 0 for a symbol that does not occur.
  /// - Returns: nil if there are more codes than bits can tell apart.
  init?(lengths: ArraySlice<UInt8>) {
    var counts = [Int](repeating: 0, count: 16)
    for length in lengths { counts[Int(length)] += 1 }
    counts[0] = 0
    bits = max(counts.lastIndex { $0 > 0 } ?? 1, 1)
    entries = Array(repeating: 0, count: 1 << bits)
    var next = [Int](repeating: 0, count: 17)
    for length in 1...15 { next[length + 1] = (next[length] + counts[length]) << 1 }
    for length in 1...15 where counts[length] > 0 && next[length] + counts[length] > 1 << length { return nil }
    for (symbol, length) in lengths.enumerated() where length > 0 {
      add(UInt16(symbol), code: next[Int(length)], length: Int(length))
      next[Int(length)] += 1
    }
  }

  private mutating func add(_ symbol: UInt16, code: Int, length: Int) {
    var place = 0
    for bit in 0..<length where code >> bit & 1 == 1 { place |= 1 << (length - 1 - bit) }
    while place < entries.count {
      entries[place] = symbol << 4 | UInt16(length)
      place += 1 << length
    }
  }

  /// The codes of literals and lengths in blocks that bring none of their own.
  static let fixedLiterals = HuffmanTable(
    lengths: ([UInt8](repeating: 8, count: 144) + [UInt8](repeating: 9, count: 112)
      + [UInt8](repeating: 7, count: 24) + [UInt8](repeating: 8, count: 8))[...])
  /// The codes of distances in such blocks.
  static let fixedDistances = HuffmanTable(lengths: [UInt8](repeating: 5, count: 30)[...])
}

/// One bit for each row of a batch, or for each code of a dictionary.
public struct Bitmap: Sendable, Equatable {
  /// Bit `i` is bit `i % 64` of word `i / 64`; bits past the last are zero.
  public internal(set) var words: [UInt64]
  /// Bits.
  public private(set) var count: Int

  /// All zero, or all one.
  public init(count: Int, repeating bit: Bool = false) {
    precondition(count >= 0, "a bitmap cannot have fewer than no bits")
    self.count = count
    words = Array(repeating: bit ? .max : 0, count: (count + 63) / 64)
    clearPastEnd()
  }

  public init(_ bits: some Collection<Bool>) {
    self.init(count: bits.count)
    for (position, bit) in bits.enumerated() where bit { self[position] = true }
  }

  public subscript(position: Int) -> Bool {
    // PERF: asked for every transfer that a search looks at.
    @inlinable get {
      precondition(position >= 0 && position < count, "no such bit")
      return words[position / 64] >> (position % 64) & 1 != 0
    }
    set {
      precondition(position >= 0 && position < count, "no such bit")
      let bit: UInt64 = 1 << (position % 64)
      if newValue { words[position / 64] |= bit } else { words[position / 64] &= ~bit }
    }
  }

  /// Makes all bits zero, and changes how many there are; the memory is kept for reuse.
  public mutating func reset(count: Int) {
    precondition(count >= 0, "a bitmap cannot have fewer than no bits")
    self.count = count
    words.removeAll(keepingCapacity: true)
    words.append(contentsOf: repeatElement(0, count: (count + 63) / 64))
  }

  /// Changes how many bits there are; the first stay as they are, new ones are zero.
  public mutating func resize(count: Int) {
    precondition(count >= 0, "a bitmap cannot have fewer than no bits")
    let wanted = (count + 63) / 64
    if wanted < words.count { words.removeLast(words.count - wanted) }
    if wanted > words.count { words.append(contentsOf: repeatElement(0, count: wanted - words.count)) }
    self.count = count
    clearPastEnd()
  }

  /// Adds the bits of another bitmap behind the last, of which there must be a multiple of 64.
  public mutating func append(_ other: Bitmap) {
    precondition(count % 64 == 0, "bits can be added to whole words only")
    words.append(contentsOf: other.words)
    count += other.count
  }

  private mutating func clearPastEnd() {
    if count % 64 != 0 { words[words.count - 1] &= ~(.max << (count % 64)) }
  }
}

extension Bitmap {
  /// Bits that are one.
  public var population: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  /// Whether no bit is one.
  public var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  public mutating func formAnd(_ other: Bitmap) { combine(other) { $0 & $1 } }

  public mutating func formOr(_ other: Bitmap) { combine(other) { $0 | $1 } }

  /// Keeps the bits that are not in `other`.
  public mutating func formAndNot(_ other: Bitmap) { combine(other) { $0 & ~$1 } }

  public mutating func invert() {
    for place in words.indices { words[place] = ~words[place] }
    clearPastEnd()
  }

  private mutating func combine(_ other: Bitmap, _ operation: (UInt64, UInt64) -> UInt64) {
    precondition(count == other.count, "bitmaps must be as long as each other")
    for place in words.indices { words[place] = operation(words[place], other.words[place]) }
  }

  /// The places of the bits that are one, ascending.
  public var positions: Positions { Positions(words: words) }

  /// Walks over the bits that are one.
  public struct Positions: Sequence, IteratorProtocol, Sendable {
    private let words: [UInt64]
    private var place = 0
    private var rest: UInt64

    fileprivate init(words: [UInt64]) {
      self.words = words
      rest = words.first ?? 0
    }

    public mutating func next() -> Int? {
      while rest == 0 {
        guard place + 1 < words.count else { return nil }
        place += 1
        rest = words[place]
      }
      defer { rest &= rest - 1 }
      return place * 64 + rest.trailingZeroBitCount
    }
  }
}

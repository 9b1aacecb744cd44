/// A list of UTF-8 strings in one block of bytes; a string's code is its place in the list.
///
/// A ledger names millions of addresses: one `String` each would cost four times the memory of this.
public struct StringTable: Sendable, Equatable {
  /// The strings one after another, valid UTF-8.
  public private(set) var bytes: [UInt8]
  /// `count + 1` ascending offsets into `bytes`; string `i` is `bytes[offsets[i] ..< offsets[i + 1]]`.
  public private(set) var offsets: [Int]

  public init() {
    bytes = []
    offsets = [0]
  }

  /// Takes over a block of strings.
  ///
  /// - Parameters:
  ///   - bytes: the strings one after another, already known to be valid UTF-8, string by string.
  ///   - offsets: ascending, from 0 to `bytes.count`, one more than there are strings.
  public init(bytes: [UInt8], offsets: [Int]) {
    precondition(offsets.first == 0 && offsets.last == bytes.count, "offsets must span the bytes")
    self.bytes = bytes
    self.offsets = offsets
  }

  public init(_ strings: some Sequence<String>) {
    self.init()
    for string in strings { append(Array(string.utf8)[...]) }
  }

  /// Strings in the table.
  public var count: Int { offsets.count - 1 }

  public subscript(code: Int) -> String { String(decoding: self.utf8(code), as: UTF8.self) }

  /// The bytes of one string.
  @inlinable public func utf8(_ code: Int) -> ArraySlice<UInt8> { bytes[offsets[code]..<offsets[code + 1]] }

  /// Whether a string is the one that a code stands for.
  ///
  /// PERF: comparing slices takes the longest part of interning addresses; spans are compared without counting
  /// references.
  func holds(_ utf8: ArraySlice<UInt8>, at code: Int) -> Bool {
    bytes.span.extracting(offsets[code]..<offsets[code + 1]).holdsSame(as: utf8.span)
  }

  /// Asks for what says where a string lies.
  func prefetchPlace(_ code: Int) { offsets.prefetch(code) }

  /// Asks for the bytes of a string, as many as addresses have.
  func prefetchText(_ code: Int) {
    bytes.prefetch(offsets[code])
    bytes.prefetch(offsets[code] + 40)
  }

  public mutating func append(_ utf8: ArraySlice<UInt8>) {
    bytes.append(bytesOf: utf8)
    offsets.append(bytes.count)
  }

  /// Codes in ascending order of their strings' bytes.
  ///
  /// PERF: comparing the first eight bytes as one number is ten times as fast as comparing slices.
  public func sortedCodes() -> [Int32] {
    let keys = (0..<count).map { (front: front($0), code: Int32($0)) }
    let sorted = keys.sorted { left, right in
      left.front == right.front
        ? utf8(Int(left.code)).lexicographicallyPrecedes(utf8(Int(right.code))) : left.front < right.front
    }
    return sorted.map(\.code)
  }

  /// The first eight bytes as a number that orders as they do, zeros for those that a shorter string lacks.
  private func front(_ code: Int) -> UInt64 {
    let range = offsets[code]..<min(offsets[code + 1], offsets[code] + 8)
    let number = bytes[range].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return range.isEmpty ? 0 : number << UInt64(8 * (8 - range.count))
  }
}

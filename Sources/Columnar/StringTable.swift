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
  public func utf8(_ code: Int) -> ArraySlice<UInt8> { bytes[offsets[code]..<offsets[code + 1]] }

  public mutating func append(_ utf8: ArraySlice<UInt8>) {
    bytes.append(contentsOf: utf8)
    offsets.append(bytes.count)
  }

  /// Codes in ascending order of their strings' bytes.
  public func sortedCodes() -> [Int32] {
    (0..<Int32(count)).sorted { utf8(Int($0)).lexicographicallyPrecedes(utf8(Int($1))) }
  }
}

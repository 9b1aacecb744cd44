/// Gives every distinct string a code, in the order in which the strings first come.
public struct Interner: Sendable {
  /// The strings so far.
  public private(set) var table = StringTable()

  /// Open addressing: a code plus one, or 0 for an empty place; its size is a power of two.
  private var places: [Int32]
  /// Hashes of the strings by code, so that growing and most misses need no look at the bytes.
  private var hashes: [UInt64] = []

  public init() { places = Array(repeating: 0, count: 64) }

  /// Distinct strings so far.
  public var count: Int { table.count }

  /// The code of a string, new if the string is.
  public mutating func intern(_ string: String) -> Int32 { intern(utf8: Array(string.utf8)[...]) }

  /// The code of a string given as its bytes, new if the string is.
  public mutating func intern(utf8: ArraySlice<UInt8>) -> Int32 {
    let hash = Self.hash(utf8)
    let place = place(of: utf8, hash: hash)
    if places[place] != 0 { return places[place] - 1 }
    let code = Int32(table.count)
    table.append(utf8)
    hashes.append(hash)
    places[place] = code + 1
    if table.count * 2 > places.count { grow() }
    return code
  }

  /// The code of a string that is already here.
  public func code(of string: String) -> Int32? { code(utf8: Array(string.utf8)[...]) }

  /// The code of a string that is already here, given as its bytes.
  public func code(utf8: ArraySlice<UInt8>) -> Int32? {
    let found = places[place(of: utf8, hash: Self.hash(utf8))]
    return found == 0 ? nil : found - 1
  }

  private func place(of utf8: ArraySlice<UInt8>, hash: UInt64) -> Int {
    let mask = places.count - 1
    var place = Int(truncatingIfNeeded: hash) & mask
    while places[place] != 0 {
      let code = Int(places[place] - 1)
      if hashes[code] == hash, table.holds(utf8, at: code) { return place }
      place = (place + 1) & mask
    }
    return place
  }

  private mutating func grow() {
    places = Array(repeating: 0, count: places.count * 2)
    let mask = places.count - 1
    for (code, hash) in hashes.enumerated() {
      var place = Int(truncatingIfNeeded: hash) & mask
      while places[place] != 0 { place = (place + 1) & mask }
      places[place] = Int32(code) + 1
    }
  }

  /// SipHash under a key of the process: strangers cannot write addresses that all fall into one place.
  private static func hash(_ utf8: ArraySlice<UInt8>) -> UInt64 {
    var hasher = Hasher()
    // INVARIANT: the hasher reads the slice's bytes during the call only.
    unsafe utf8.withUnsafeBytes { bytes in unsafe hasher.combine(bytes: bytes) }
    return UInt64(bitPattern: Int64(hasher.finalize()))
  }
}

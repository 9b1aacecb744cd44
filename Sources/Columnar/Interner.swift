/// Gives every distinct string a code, in the order in which the strings first come.
public struct Interner: Sendable {
  /// The strings so far.
  public private(set) var table = StringTable()

  /// Open addressing; its size is a power of two.
  private var places: [Place]

  /// A string's hash above its code plus one; 0 for an empty place.
  ///
  /// PERF: beside each other, so that most places that are another string's are told by one look into memory.
  private struct Place {
    private let bits: UInt64

    static let empty = Place(bits: 0)

    private init(bits: UInt64) { self.bits = bits }

    init(hash: UInt32, code: Int) { bits = UInt64(hash) << 32 | UInt64(code + 1) }

    var isEmpty: Bool { bits == 0 }
    var hash: UInt32 { UInt32(truncatingIfNeeded: bits >> 32) }
    var code: Int { Int(bits & 0xffff_ffff) - 1 }
  }

  public init() { places = Array(repeating: .empty, count: 64) }

  /// Distinct strings so far.
  public var count: Int { table.count }

  /// The code of a string, new if the string is.
  public mutating func intern(_ string: String) -> Int32 { intern(utf8: Array(string.utf8)[...]) }

  /// The code of a string given as its bytes, new if the string is.
  public mutating func intern(utf8: ArraySlice<UInt8>) -> Int32 { intern(utf8, hash: Self.hash(utf8)) }

  private mutating func intern(_ utf8: ArraySlice<UInt8>, hash: UInt32) -> Int32 {
    let place = place(of: utf8, hash: hash)
    if !places[place].isEmpty { return Int32(places[place].code) }
    let code = table.count
    table.append(utf8)
    places[place] = Place(hash: hash, code: code)
    if table.count * 2 > places.count { grow(to: 2 * places.count) }
    return Int32(code)
  }

  /// The codes of strings, as if one came after the other.
  ///
  /// PERF: each takes four looks into memory that no cache holds; here those of many strings are under way at once. To
  /// number the addresses of 31 archives is most of what `slices prepare` does; it took 20 s without and 11 to 15 s with it.
  public mutating func intern(_ strings: StringTable) -> [Int32] {
    var size = places.count
    while (table.count + strings.count) * 2 > size { size *= 2 }
    if size > places.count { grow(to: size) }
    let mask = UInt32(truncatingIfNeeded: places.count - 1)
    var codes: [Int32] = []
    codes.reserveCapacity(strings.count)
    var hashes: [UInt32] = []
    for start in stride(from: 0, to: strings.count, by: Self.block) {
      let block = start..<min(start + Self.block, strings.count)
      hashes.removeAll(keepingCapacity: true)
      for string in block {
        let hash = Self.hash(strings.utf8(string))
        hashes.append(hash)
        places.prefetch(Int(hash & mask))
      }
      for hash in hashes {
        let found = places[Int(hash & mask)]
        if found.hash == hash, !found.isEmpty { table.prefetchPlace(found.code) }
      }
      for hash in hashes {
        let found = places[Int(hash & mask)]
        if found.hash == hash, !found.isEmpty { table.prefetchText(found.code) }
      }
      for string in block { codes.append(intern(strings.utf8(string), hash: hashes[string - start])) }
    }
    return codes
  }

  /// Strings whose looks into memory are under way at once.
  private static let block = 64

  /// The code of a string that is already here.
  public func code(of string: String) -> Int32? { code(utf8: Array(string.utf8)[...]) }

  /// The code of a string that is already here, given as its bytes.
  public func code(utf8: ArraySlice<UInt8>) -> Int32? {
    let found = places[place(of: utf8, hash: Self.hash(utf8))]
    return found.isEmpty ? nil : Int32(found.code)
  }

  private func place(of utf8: ArraySlice<UInt8>, hash: UInt32) -> Int {
    let mask = places.count - 1
    var place = Int(hash) & mask
    while !places[place].isEmpty {
      if places[place].hash == hash, table.holds(utf8, at: places[place].code) { return place }
      place = (place + 1) & mask
    }
    return place
  }

  private mutating func grow(to size: Int) {
    let old = places
    places = Array(repeating: .empty, count: size)
    let mask = size - 1
    for string in old where !string.isEmpty {
      var place = Int(string.hash) & mask
      while !places[place].isEmpty { place = (place + 1) & mask }
      places[place] = string
    }
  }

  /// SipHash under a key of the process: strangers cannot write addresses that all fall into one place.
  private static func hash(_ utf8: ArraySlice<UInt8>) -> UInt32 {
    var hasher = Hasher()
    // INVARIANT: the hasher reads the slice's bytes during the call only.
    unsafe utf8.withUnsafeBytes { bytes in unsafe hasher.combine(bytes: bytes) }
    return UInt32(truncatingIfNeeded: hasher.finalize())
  }
}

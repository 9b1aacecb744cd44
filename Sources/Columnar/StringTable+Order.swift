extension StringTable {
  /// Whether every string comes after the one before it, by bytes; then none is there twice.
  public var isStrictlyAscending: Bool {
    guard count > 1 else { return true }
    let bytes = bytes.span
    let offsets = offsets.span
    for code in 1..<count {
      let earlier = bytes.extracting(offsets[code - 1]..<offsets[code])
      let later = bytes.extracting(offsets[code]..<offsets[code + 1])
      if !Self.precedes(earlier, later) { return false }
    }
    return true
  }

  /// The same strings in ascending order of their bytes, and for every code here its code there.
  public func sorted() -> (table: StringTable, codes: [Int32]) {
    var table = StringTable()
    var codes = [Int32](repeating: 0, count: count)
    for (place, code) in sortedCodes().enumerated() {
      table.append(utf8(Int(code)))
      codes[Int(code)] = Int32(place)
    }
    return (table, codes)
  }

  private static func precedes(_ earlier: Span<UInt8>, _ later: Span<UInt8>) -> Bool {
    let shared = min(earlier.count, later.count)
    var place = 0
    while place < shared {
      if earlier[place] != later[place] { return earlier[place] < later[place] }
      place += 1
    }
    return earlier.count < later.count
  }
}

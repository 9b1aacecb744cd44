import CBytes

extension StringTable {
  /// Whether every string comes after the one before it, by bytes; then none is there twice.
  public var isStrictlyAscending: Bool {
    unsafe bytes.withUnsafeBufferPointer { bytes in
      unsafe offsets.withUnsafeBufferPointer { offsets in
        guard let start = bytes.baseAddress, let ends = offsets.baseAddress else { return count < 2 }
        // INVARIANT: the offsets ascend from 0 to `bytes.count`, and there is one more than `count`.
        return unsafe sluice_texts_ascend(start, ends, count) != 0
      }
    }
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
}

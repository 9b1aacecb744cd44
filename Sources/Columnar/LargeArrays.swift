import CBytes

/// Memory of arrays that will be long.
///
/// PERF: a fault for every 4 KiB that is filled took a sixth of the time of a scan of part of a ledger.
///
/// INVARIANT: the advice changes where memory comes from, not what it holds.
extension Array where Element: BitwiseCopyable {
  /// Makes room for elements that will come.
  public mutating func reserveLarge(_ count: Int) {
    reserveCapacity(count)
    let bytes = capacity * MemoryLayout<Element>.stride
    unsafe withUnsafeMutableBufferPointer { room in
      if let start = room.baseAddress { unsafe sluice_large(start, bytes) }
    }
  }

  /// So many of one value.
  public init(large value: Element, count: Int) {
    self.init()
    reserveLarge(count)
    append(contentsOf: repeatElement(value, count: count))
  }
}

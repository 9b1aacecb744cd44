import CBytes

extension Array {
  /// Asks for the memory of an element that will be looked at soon; no place is out of range.
  func prefetch(_ place: Int) {
    // INVARIANT: the address is never followed.
    unsafe withUnsafeBufferPointer { elements in
      guard let start = elements.baseAddress else { return }
      unsafe sluice_prefetch(start + place)
    }
  }
}

extension [Int32] {
  /// The same for other rooms, which cannot make a generic function their own.
  public func prefetchCode(_ place: Int) { prefetch(place) }
}

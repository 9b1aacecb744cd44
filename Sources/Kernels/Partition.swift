extension ArraySlice {
  /// The first place at which a condition holds that holds at all later ones, too; or the end.
  @inlinable public func partition(_ holds: (Element) -> Bool) -> Int {
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = low + (high - low) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

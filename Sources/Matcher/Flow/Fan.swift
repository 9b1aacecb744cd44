import SignaturePlan

/// How a split or a gather picks its group out of a pool.
struct Fan {
  let count: ClosedRange<Int>
  /// Seconds from the first payment of the group to the last.
  let window: Int64
  let equal: Double?
  /// The end at which nodes are counted.
  let counted: End

  init(_ split: Split) {
    count = split.count
    window = split.window
    equal = split.equal
    counted = .to
  }

  init(_ gather: Gather) {
    count = gather.count
    window = gather.window
    equal = gather.equal
    counted = .from
  }
}

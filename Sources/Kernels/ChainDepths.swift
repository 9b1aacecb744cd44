import CKernels

/// Transfers in order of time, a column of each: all columns are as long as each other.
public struct ChainColumns: Sendable {
  /// Seconds, ascending.
  public var time: [Int64]
  /// Code of the paying node.
  public var from: [Int32]
  /// Code of the paid node.
  public var to: [Int32]
  /// Code of the asset; empty where a transfer in any asset follows one in any.
  public var asset: [Int32]
  public var amount: [Double]

  public init(time: [Int64], from: [Int32], to: [Int32], asset: [Int32], amount: [Double]) {
    self.time = time
    self.from = from
    self.to = to
    self.asset = asset
    self.amount = amount
  }
}

/// What ties a transfer of a chain to its predecessor, whose receiver pays it.
public struct ChainLink: Sendable, Hashable {
  /// The amount over that of the predecessor; over 0 and finite.
  public var kept: ClosedRange<Double>
  /// Seconds, not negative.
  public var gap: Int64

  public init(kept: ClosedRange<Double>, gap: Int64) {
    self.kept = kept
    self.gap = gap
  }
}

extension Kernels {
  /// Where chains are measured from.
  public enum ChainSide: Sendable { case ends, starts }

  /// For each transfer, the length of the longest chain that ends, or starts, there; lengths stop at `most`.
  ///
  /// Self-transfers, and transfers of amounts that are not positive and finite, are in no chain and have length 0.
  ///
  /// - Parameter looks: once so many predecessors were tried, all lengths left are `most`; the scalar version tries all.
  public func chainDepths(
    _ columns: ChainColumns, _ link: ChainLink, _ side: ChainSide, most: Int32 = .max, looks: UInt64 = .max
  ) -> [Int32] {
    let count = columns.time.count
    precondition(columns.from.count == count && columns.to.count == count && columns.amount.count == count)
    precondition(columns.asset.isEmpty || columns.asset.count == count)
    precondition(link.kept.lowerBound > 0 && link.kept.upperBound.isFinite && link.gap >= 0 && most > 0)
    precondition(count <= Int(Int32.max), "rows are numbers of 31 bits")
    guard native != nil else { return Scalar.chainDepths(columns, link, side, most: most) }
    return NativeKernels.chainDepths(columns, link, side, most: most, looks: looks)
  }
}

extension NativeKernels {
  /// INVARIANT: the columns are as long as each other, which the caller has checked; the window holds more transfers
  /// than lie within the gap, and both it and the slots are powers of two, as the C function asks.
  fileprivate static func chainDepths(
    _ columns: ChainColumns, _ link: ChainLink, _ side: Kernels.ChainSide, most: Int32, looks: UInt64
  ) -> [Int32] {
    let count = columns.time.count
    guard count > 0 else { return [] }
    let window = powerOfTwo(over: widest(columns.time, gap: link.gap))
    var edges = [sluice_edge](repeating: sluice_edge(), count: window)
    var heads = [Int32](repeating: -1, count: 2 * window)
    var depths = [Int32](repeating: 0, count: count)
    unsafe columns.time.withUnsafeBufferPointer { time in
      unsafe columns.from.withUnsafeBufferPointer { from in
        unsafe columns.to.withUnsafeBufferPointer { to in
          unsafe columns.asset.withUnsafeBufferPointer { asset in
            unsafe columns.amount.withUnsafeBufferPointer { amount in
              guard let time = time.baseAddress, let from = from.baseAddress, let to = to.baseAddress,
                let amount = amount.baseAddress
              else { return }
              var transfers = unsafe sluice_transfers(
                time: time, from: from, to: to, asset: asset.isEmpty ? nil : asset.baseAddress, amount: amount,
                count: count)
              let slots = heads.count
              unsafe sluice_chain_depths(
                &transfers, link.kept.lowerBound, link.kept.upperBound, link.gap, most, side == .starts, looks,
                &edges, window, &heads, slots, &depths)
            }
          }
        }
      }
    }
    return depths
  }

  /// The most transfers that lie within a gap of one of them, itself included.
  private static func widest(_ times: [Int64], gap: Int64) -> Int {
    var widest = 0
    var first = 0
    for last in times.indices {
      while times[last] - times[first] > gap { first += 1 }
      widest = max(widest, last - first + 1)
    }
    return widest
  }

  private static func powerOfTwo(over number: Int) -> Int {
    var power = 64
    while power <= number { power *= 2 }
    return power
  }
}

extension Scalar {
  /// By definition: every transfer is compared with all before it that paid its payer in time.
  static func chainDepths(
    _ columns: ChainColumns, _ link: ChainLink, _ side: Kernels.ChainSide, most: Int32
  ) -> [Int32] {
    let amounts = columns.amount
    let rows = columns.time.indices.filter {
      columns.from[$0] != columns.to[$0] && amounts[$0] > 0 && amounts[$0].isFinite
    }
    var depths = [Int32](repeating: 0, count: columns.time.count)
    var known: [Int32: [Int]] = [:]
    for row in side == .ends ? rows : rows.reversed() {
      let near = side == .ends ? columns.from[row] : columns.to[row]
      var best: Int32 = 0
      for other in (known[near] ?? []).reversed() {
        let (earlier, later) = side == .ends ? (other, row) : (row, other)
        guard columns.time[later] - columns.time[earlier] <= link.gap else { break }
        guard columns.asset.isEmpty || columns.asset[earlier] == columns.asset[later],
          link.kept.contains(amounts[later] / amounts[earlier])
        else { continue }
        best = max(best, depths[other])
      }
      depths[row] = min(best, most - 1) + 1
      known[side == .ends ? columns.to[row] : columns.from[row], default: []].append(row)
    }
    return depths
  }
}

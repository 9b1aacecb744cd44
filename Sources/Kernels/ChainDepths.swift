import CKernels
import Dispatch
import Synchronization

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
  /// - Parameters:
  ///   - looks: once so many predecessors were tried, all lengths left are `most`; the scalar version tries all.
  ///   - threads: that measure stretches of time beside each other, from 1; one where looks are limited, and where chains of
  ///     `most` take so long that the stretches would be read twice. The scalar version has one.
  public func chainDepths(
    _ columns: ChainColumns, _ link: ChainLink, _ side: ChainSide, most: Int32 = .max, looks: UInt64 = .max,
    threads: Int = 1
  ) -> [Int32] {
    let count = columns.time.count
    precondition(columns.from.count == count && columns.to.count == count && columns.amount.count == count)
    precondition(columns.asset.isEmpty || columns.asset.count == count)
    precondition(link.kept.lowerBound > 0 && link.kept.upperBound.isFinite && link.gap >= 0 && most > 0)
    precondition(count <= Int(Int32.max), "rows are numbers of 31 bits")
    precondition(threads > 0)
    guard native != nil else { return Scalar.chainDepths(columns, link, side, most: most) }
    let stretches = columns.stretches(looks == .max ? threads : 1, link, side, most: most)
    guard stretches.count > 1 else {
      return NativeKernels.chainDepths(columns, 0..<count, link, side, most: most, looks: looks)
    }
    let found = Mutex([ArraySlice<Int32>](repeating: [], count: stretches.count))
    DispatchQueue.concurrentPerform(iterations: stretches.count) { place in
      let (own, read) = stretches[place]
      let depths = NativeKernels.chainDepths(columns, read, link, side, most: most, looks: looks)
      let first = own.lowerBound - read.lowerBound
      found.withLock { $0[place] = depths[first..<first + own.count] }
    }
    var depths: [Int32] = []
    depths.reserveCapacity(count)
    for part in found.withLock({ $0 }) { depths += part }
    return depths
  }
}

extension ChainColumns {
  /// Rows cut into parts of about as many, and for each the rows that decide the lengths of its chains up to `most`: what
  /// reaches further back, or ahead, is longer than that. One part where these would be half as many rows again as there
  /// are.
  fileprivate func stretches(
    _ parts: Int, _ link: ChainLink, _ side: Kernels.ChainSide, most: Int32
  ) -> [(own: Range<Int>, read: Range<Int>)] {
    let all = time.indices
    let (reach, isLong) = link.gap.multipliedReportingOverflow(by: Int64(most) - 1)
    guard parts > 1, all.count >= parts, !isLong else { return [(all, all)] }
    let stretches = (0..<parts).map { part -> (own: Range<Int>, read: Range<Int>) in
      let own = all.count * part / parts..<all.count * (part + 1) / parts
      if side == .ends {
        let (start, isBefore) = time[own.lowerBound].subtractingReportingOverflow(reach)
        return (own, (isBefore ? 0 : time[...].partition { $0 >= start })..<own.upperBound)
      }
      let (end, isBehind) = time[own.upperBound - 1].addingReportingOverflow(reach)
      return (own, own.lowerBound..<(isBehind ? all.count : time[...].partition { $0 > end }))
    }
    let read = stretches.reduce(0) { $0 + $1.read.count }
    return read > all.count + all.count / 2 ? [(all, all)] : stretches
  }
}

extension NativeKernels {
  /// The lengths of chains in some of the rows.
  ///
  /// INVARIANT: the columns are as long as each other and have the rows, which the caller has checked; the window holds
  /// more transfers than lie within the gap, and both it and the slots are powers of two, as the C function asks.
  fileprivate static func chainDepths(
    _ columns: ChainColumns, _ rows: Range<Int>, _ link: ChainLink, _ side: Kernels.ChainSide, most: Int32,
    looks: UInt64
  ) -> [Int32] {
    guard !rows.isEmpty else { return [] }
    let window = powerOfTwo(over: widest(columns.time[rows], gap: link.gap))
    var edges = [sluice_edge](repeating: sluice_edge(), count: window)
    var heads = [Int32](repeating: -1, count: 2 * window)
    var depths = [Int32](repeating: 0, count: rows.count)
    let first = rows.lowerBound
    unsafe columns.time.withUnsafeBufferPointer { time in
      unsafe columns.from.withUnsafeBufferPointer { from in
        unsafe columns.to.withUnsafeBufferPointer { to in
          unsafe columns.asset.withUnsafeBufferPointer { asset in
            unsafe columns.amount.withUnsafeBufferPointer { amount in
              guard let time = time.baseAddress, let from = from.baseAddress, let to = to.baseAddress,
                let amount = amount.baseAddress
              else { return }
              var transfers = unsafe sluice_transfers(
                time: time + first, from: from + first, to: to + first,
                asset: asset.isEmpty ? nil : asset.baseAddress.map { unsafe $0 + first }, amount: amount + first,
                count: rows.count)
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
  private static func widest(_ times: ArraySlice<Int64>, gap: Int64) -> Int {
    var widest = 0
    var first = times.startIndex
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

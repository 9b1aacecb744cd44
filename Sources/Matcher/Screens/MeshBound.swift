import Kernels
import SignaturePlan

/// How large and deep a mesh from a row on can be at most, without regard to the deadline.
struct MeshBound: Sendable {
  /// Transfers, counted once for each path: never too few; stops at `most`.
  var count: Int32 = 0
  /// Transfers on the longest path.
  var depth: Int32 = 0

  static let most: Int32 = 1 << 29

  /// Whether the bound leaves room for a test's lower bounds.
  func allows(_ test: Logic<TermTest>) -> Bool {
    test.conjuncts.allSatisfy { part in
      guard case .test(let leaf) = part, let lower = leaf.interval.lower?.value else { return true }
      switch leaf.function {
      case .depth: return Double(depth) >= lower
      case .count: return count == Self.most || Double(count) >= lower
      default: return true
      }
    }
  }

  /// Bounds of every row, from the last one back.
  ///
  /// - Parameter isMember: whether a row may be part of the mesh at all.
  static func all(in scene: Scene, relay: RelayArrivals, within: Int64, isMember: (Row) -> Bool) -> [MeshBound] {
    var bounds = [MeshBound](repeating: MeshBound(), count: scene.rows.count)
    var payments: [Station: Payments] = [:]
    for row in stride(from: scene.rows.count - 1, through: 0, by: -1) where scene.rows.from[row] != scene.rows.to[row] {
      guard isMember(Row(row)) else { continue }
      var bound = MeshBound(count: 1, depth: 1)
      let station = Station(node: scene.rows.to[row], asset: scene.rows.asset[row])
      if let next = payments[station]?.until(scene.rows.time[row].addingClamped(within)), relay.contains(Row(row)) {
        bound.count += min(most - 1, next.count)
        bound.depth = min(most, bound.depth + next.depth)
      }
      bounds[row] = bound
      let payer = Station(node: scene.rows.from[row], asset: scene.rows.asset[row])
      payments[payer, default: Payments()].append(bound, time: scene.rows.time[row])
    }
    return bounds
  }
}

/// What one node paid in one asset, from the last payment back; the window of payments slides back with it.
private struct Payments {
  private var items: [(time: Int64, count: Int32)] = []
  private var first = 0
  private var sum = 0
  /// Payments whose depth no earlier one reaches, depths falling from the front on.
  private var deep: [(time: Int64, depth: Int32)] = []
  private var front = 0

  mutating func append(_ bound: MeshBound, time: Int64) {
    items.append((time, bound.count))
    sum += Int(bound.count)
    while deep.count > front, let last = deep.last, last.depth <= bound.depth { deep.removeLast() }
    deep.append((time, bound.depth))
  }

  /// The sum of counts and the largest depth of the payments up to a time, which must not rise from call to call.
  mutating func until(_ end: Int64) -> (count: Int32, depth: Int32)? {
    while first < items.count, items[first].time > end {
      sum -= Int(items[first].count)
      first += 1
    }
    while front < deep.count, deep[front].time > end { front += 1 }
    guard front < deep.count else { return nil }
    return (Int32(min(sum, Int(MeshBound.most))), deep[front].depth)
  }
}

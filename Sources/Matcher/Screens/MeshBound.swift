import Kernels
import SignaturePlan

/// How large and deep a mesh from a row on can be at most, without regard to the deadline; a depth of 0 is that of no member.
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
    for row in stride(from: scene.rows.count - 1, through: 0, by: -1) where scene.rows.from[row] != scene.rows.to[row] {
      // PERF: what a receiver paid lies anywhere in memory; here the looks of many rows are under way at once.
      if row >= 2 * ahead {
        scene.paid.prefetchPlace(of: scene.rows.to[row - 2 * ahead])
        scene.paid.prefetchRows(of: scene.rows.to[row - ahead])
      }
      guard isMember(Row(row)) else { continue }
      let next = passedOn(Row(row), in: scene, within: within, bounds)
      guard next.depth > 0, relay.contains(Row(row)) else {
        bounds[row] = MeshBound(count: 1, depth: 1)
        continue
      }
      bounds[row] = MeshBound(count: 1 + min(most - 1, next.count), depth: min(most, 1 + next.depth))
    }
    return bounds
  }

  /// Rows ahead for whose receivers memory is asked.
  private static let ahead = 16

  /// Payments of a row's receiver that are looked at; more could be anything.
  private static let looks = 256

  /// The bounds, added up, of what a row's receiver pays in time; a depth of 0 for nothing.
  private static func passedOn(_ row: Row, in scene: Scene, within: Int64, _ bounds: [MeshBound]) -> MeshBound {
    let end = scene.rows.time[Int(row)].addingClamped(within)
    let asset = scene.rows.asset[Int(row)]
    var sum = MeshBound()
    var looked = 0
    for payment in scene.paid.rows(of: scene.rows.to[Int(row)], after: row) {
      guard scene.rows.time[Int(payment)] <= end else { break }
      looked += 1
      guard looked <= looks else { return MeshBound(count: most, depth: most) }
      let bound = bounds[Int(payment)]
      guard bound.depth > 0, scene.rows.asset[Int(payment)] == asset else { continue }
      sum.count = min(most, sum.count + bound.count)
      sum.depth = max(sum.depth, bound.depth)
    }
    return sum
  }
}

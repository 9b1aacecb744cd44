import Kernels
import SignaturePlan

/// How large and deep a mesh from a row on can be at most.
struct MeshBound: Sendable {
  /// Transfers, counted once for each path: never too few; stops at `most`.
  var count: Int32 = 0
  /// Transfers on the longest path, without regard to the deadline.
  var depth: Int32 = 0

  static let most: Int32 = 1 << 29

  /// Of a row that nothing is known about.
  static let unknown = MeshBound(count: most, depth: most)

  /// Whether the bound leaves room for a test's lower bounds.
  func allows(_ test: GroupCondition) -> Bool {
    test.conjuncts.allSatisfy { part in
      guard case .test(let leaf) = part, let lower = leaf.interval.lower?.value else { return true }
      switch leaf.function {
      case .depth: return depth == Self.most || Double(depth) >= lower
      case .count: return count == Self.most || Double(count) >= lower
      default: return true
      }
    }
  }

  /// Bounds of every row, from the last one back.
  static func all(
    _ member: Bitmap, _ binder: FlowBinder, _ number: Int, relay: RelayArrivals, within: Int64
  ) -> [MeshBound] {
    var bounds = [MeshBound](repeating: MeshBound(), count: binder.scene.rows.count)
    let work = Work(limit: WorkLimit.screen(transfers: bounds.count))
    for row in stride(from: bounds.count - 1, through: 0, by: -1) where member[row] {
      if work.isExhausted {
        bounds[row] = unknown
        continue
      }
      var bound = MeshBound(count: 1, depth: 1)
      binder.forEachPassedOn(Row(row), number, relay: relay, within: within, until: .max, work) { next in
        bound.count = min(most, bound.count + bounds[Int(next)].count)
        bound.depth = min(most, max(bound.depth, bounds[Int(next)].depth + 1))
      }
      bounds[row] = work.isExhausted ? unknown : bound
    }
    return bounds
  }
}

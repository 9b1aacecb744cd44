import Kernels
import SignaturePlan

/// Everything that binding a flow looks at and does not change: rows, who paid whom, labels.
final class Scene: Sendable {
  let rows: Rows
  let sets: NodeSets
  /// Rows by sending node.
  let paid: Adjacency
  /// Rows by receiving node.
  let received: Adjacency
  /// Time of each node's first transfer that is not dust.
  let firstSeen: [Int64]
  let kernels: Kernels

  init(rows: Rows, sets: NodeSets, history: NodeHistory, kernels: Kernels) {
    self.rows = rows
    self.sets = sets
    self.kernels = kernels
    firstSeen = history.firstSeen
    paid = Adjacency(node: rows.from, other: rows.to, nodeCount: history.firstSeen.count)
    received = Adjacency(node: rows.to, other: rows.from, nodeCount: history.firstSeen.count)
  }
}

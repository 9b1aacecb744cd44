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
  /// Number of the shape of each node's address, -1 where it has none; empty if no plan asks.
  private let shapes: [Int32]
  let kernels: Kernels

  init(rows: consuming Rows, sets: consuming NodeSets, history: NodeHistory, shapes: [Int32], kernels: Kernels) {
    self.shapes = shapes
    self.kernels = kernels
    firstSeen = history.firstSeen
    paid = Adjacency(node: rows.from, other: rows.to, nodeCount: history.count)
    received = Adjacency(node: rows.to, other: rows.from, nodeCount: history.count)
    self.rows = rows
    self.sets = sets
  }

  /// Rows by the node at one end.
  func adjacency(_ end: End) -> Adjacency { end == .from ? paid : received }

  /// Number of the shape of a node's address; -1 where it has none.
  func shape(of node: Int32) -> Int32 { Int(node) < shapes.count ? shapes[Int(node)] : -1 }
}

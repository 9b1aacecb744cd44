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
  /// The shape of each node's address, nil where it has none; empty if no plan asks.
  private let shapes: [AddressShape?]
  let kernels: Kernels

  init(rows: consuming Rows, sets: consuming NodeSets, history: NodeHistory, shapes: [AddressShape?], kernels: Kernels)
  {
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

  /// The shape of a node's address; nil where it has none.
  func shape(of node: Int32) -> AddressShape? { Int(node) < shapes.count ? shapes[Int(node)] : nil }
}

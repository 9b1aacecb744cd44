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
  /// What nodes did up to the last transfer that came.
  private let history: NodeHistory
  /// The shape of each node's address, nil where it has none; empty if no plan asks.
  private let shapes: [AddressShape?]
  let kernels: Kernels

  init(rows: consuming Rows, sets: consuming NodeSets, history: NodeHistory, shapes: [AddressShape?], kernels: Kernels)
  {
    self.shapes = shapes
    self.kernels = kernels
    self.history = history
    paid = Adjacency(node: rows.from, other: rows.to, nodeCount: history.count)
    received = Adjacency(node: rows.to, other: rows.from, nodeCount: history.count)
    self.rows = rows
    self.sets = sets
  }

  /// Time of a node's first transfer that is not dust; `Rows.Past.never` if there is none.
  func firstSeen(_ node: Int32) -> Int64 { history.firstSeen(node) }

  /// Rows by the node at one end.
  func adjacency(_ end: End) -> Adjacency { end == .from ? paid : received }

  /// The shape of a node's address; nil where it has none.
  func shape(of node: Int32) -> AddressShape? { Int(node) < shapes.count ? shapes[Int(node)] : nil }
}

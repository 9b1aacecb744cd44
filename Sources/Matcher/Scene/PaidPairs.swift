import Kernels

/// What nodes paid to one receiver or another, found node by node when first asked.
///
/// A flow that asks for payments between two nodes looks at no other payments of a hub then.
final class PaidPairs {
  private let scene: Scene
  private var sorted: [Int32: Payments] = [:]

  /// Payments of a node by receiver, then in ledger order.
  private struct Payments {
    let rows: [Row]
    /// PERF: beside the rows, because a search asks for nothing else.
    let receivers: [Int32]
  }

  /// Payments of a node up to which all of them are looked at.
  private static let few = 32

  init(in scene: Scene) { self.scene = scene }

  /// Payments of a node after a row, ascending; if it has many, those to one receiver only.
  func rows(of node: Int32, to receiver: Int32, after row: Row) -> ArraySlice<Row> {
    let all = scene.paid.rows(of: node)
    if all.count <= Self.few { return all[all.partition { $0 > row }...] }
    let payments = known(node, all)
    let start = payments.receivers[...].partition { $0 >= receiver }
    let end = payments.receivers[start...].partition { $0 > receiver }
    let own = payments.rows[start..<end]
    return own[own.partition { $0 > row }...]
  }

  private func known(_ node: Int32, _ rows: ArraySlice<Row>) -> Payments {
    if let known = sorted[node] { return known }
    let order = rows.sorted { (scene.rows.to[Int($0)], $0) < (scene.rows.to[Int($1)], $1) }
    let payments = Payments(rows: order, receivers: order.map { scene.rows.to[Int($0)] })
    sorted[node] = payments
    return payments
  }
}

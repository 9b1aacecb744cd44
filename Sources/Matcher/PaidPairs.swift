/// What nodes paid to one receiver or another, found node by node when first asked.
///
/// A flow that asks for payments between two nodes looks at no other payments of a hub then.
final class PaidPairs {
  private let scene: Scene
  /// By node: its payments by receiver, then in ledger order.
  private var sorted: [Int32: [Row]] = [:]

  /// Payments of a node up to which all of them are looked at.
  private static let few = 32

  init(in scene: Scene) { self.scene = scene }

  /// Payments of a node after a row, ascending; if it has many, those to one receiver only.
  func rows(of node: Int32, to receiver: Int32, after row: Row) -> ArraySlice<Row> {
    let all = scene.paid.rows(of: node)
    if all.count <= Self.few { return all[all.partition { $0 > row }...] }
    let sorted = known(node, all)
    let start = sorted.partition { isPast($0, receiver, row) }
    let end = sorted[start...].partition { scene.rows.to[Int($0)] > receiver }
    return sorted[start..<end]
  }

  private func isPast(_ other: Row, _ receiver: Int32, _ row: Row) -> Bool {
    let to = scene.rows.to[Int(other)]
    return to == receiver ? other > row : to > receiver
  }

  private func known(_ node: Int32, _ rows: ArraySlice<Row>) -> ArraySlice<Row> {
    if let known = sorted[node] { return known[...] }
    let order = rows.sorted { (scene.rows.to[Int($0)], $0) < (scene.rows.to[Int($1)], $1) }
    sorted[node] = order
    return order[...]
  }
}

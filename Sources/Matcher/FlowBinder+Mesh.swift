import Kernels
import SignaturePlan

extension FlowBinder {
  /// All that relays pass on from the first transfers.
  func mesh(_ mesh: Mesh, _ number: Int, head: Row?) -> Candidate? {
    guard let relay = program.steps[number].relay.map({ relays[$0] }) else { return nil }
    let first = firstTransfers(of: mesh, number, head: head)
    guard let start = first.first else { return nil }
    if head == nil, !mayGrow(mesh, number, from: start, relay: relay) { return nil }
    let closure = close(first, mesh, number, relay: relay)
    let rows = closure.rows
    guard mesh.count.contains(rows.count) else { return nil }
    let depth = closure.depth.values.max() ?? 1
    let bound = StepBinding(step: number, rows: rows, head: head, depth: depth)
    guard GroupNumbers(bound, scene).satisfy(mesh.test) else { return nil }
    return Candidate(bound, front: .group(rows.filter { !closure.passedOn.contains($0) }))
  }

  private func firstTransfers(of mesh: Mesh, _ number: Int, head: Row?) -> [Row] {
    guard let head else { return isMember(origin, of: number, head: nil) ? [origin] : [] }
    var first: [Row] = []
    let end = min(deadline, scene.rows.time[Int(head)].addingClamped(mesh.relay.within))
    forEachLeaving(head, until: end, work) { row in
      if isMember(row, of: number, head: nil) { first.append(row) }
    }
    return first
  }

  private func mayGrow(_ mesh: Mesh, _ number: Int, from row: Row, relay: RelayArrivals) -> Bool {
    let bounds = screens.meshBounds(number, relay: relay, within: mesh.relay.within, self)
    let bound = bounds[Int(row)]
    return Int(bound.count) >= min(mesh.count.lowerBound, Int(MeshBound.most)) && bound.allows(mesh.test)
  }

  private struct Closure {
    var rows: [Row] = []
    var depth: [Row: Int] = [:]
    /// Transfers that let another join.
    var passedOn: Set<Row> = []
  }

  /// Takes transfers in ledger order: whatever lets a transfer join comes before it.
  private func close(_ first: [Row], _ mesh: Mesh, _ number: Int, relay: RelayArrivals) -> Closure {
    var closure = Closure()
    var waiting = RowHeap()
    for row in first {
      closure.depth[row] = 1
      waiting.insert(row)
    }
    let start = scene.rows.time[Int(first[0])]
    let end = min(deadline, mesh.window.map { start.addingClamped($0) } ?? .max)
    while let row = waiting.popSmallest() {
      closure.rows.append(row)
      let depth = (closure.depth[row] ?? 1) + 1
      forEachPassedOn(row, number, relay: relay, within: mesh.relay.within, until: end, work) { next in
        closure.passedOn.insert(row)
        guard let known = closure.depth[next] else {
          closure.depth[next] = depth
          waiting.insert(next)
          return
        }
        if known < depth { closure.depth[next] = depth }
      }
    }
    return closure
  }

  /// The transfers that a transfer lets join a mesh.
  func forEachPassedOn(
    _ row: Row, _ number: Int, relay: RelayArrivals, within: Int64, until end: Int64, _ work: Work,
    _ body: (Row) -> Void
  ) {
    let last = min(end, scene.rows.time[Int(row)].addingClamped(within))
    var next: [Row] = []
    forEachLeaving(row, until: last, work) { if isMember($0, of: number, head: nil) { next.append($0) } }
    guard !next.isEmpty, relay.contains(row) else { return }
    next.forEach(body)
  }
}

import SignaturePlan

extension FlowBinder {
  /// All that relays pass on from the first transfers.
  func mesh(_ mesh: Mesh, _ number: Int, head: Row?) -> Candidate? {
    guard let relay = program.steps[number].relay.map({ relays[$0] }) else { return nil }
    let first = firstTransfers(of: mesh, number, head: head)
    guard let start = first.first else { return nil }
    if head == nil, !mayGrow(mesh, number, from: start, relay: relay) { return nil }
    let end = min(deadline, mesh.window.map { scene.rows.time[Int(start)].addingClamped($0) } ?? .max)
    var closure = MeshClosure(first: first, relay: relay, within: mesh.relay.within, end: end, scene: scene)
    closure.grow(work) { isMember($0, of: number, head: nil) }
    guard mesh.count.contains(closure.rows.count) else { return nil }
    let bound = StepBinding(step: number, rows: closure.rows, head: head, depth: closure.depth)
    guard GroupNumbers(bound, scene).satisfy(mesh.test) else { return nil }
    return Candidate(bound, front: .group(closure.rows.filter { !closure.passedOn.contains($0) }))
  }

  private func firstTransfers(of mesh: Mesh, _ number: Int, head: Row?) -> [Row] {
    guard let head else { return isMember(origin, of: number, head: nil) ? [origin] : [] }
    var first: [Row] = []
    let end = min(deadline, scene.rows.time[Int(head)].addingClamped(mesh.relay.within))
    forEachLeaving(head, until: end, work) { row in
      if isMember(row, of: number, head: nil) { first.append(row) }
      return true
    }
    return first
  }

  private func mayGrow(_ mesh: Mesh, _ number: Int, from row: Row, relay: RelayArrivals) -> Bool {
    let bound = screens.meshBounds(number, relay: relay, within: mesh.relay.within, self)[Int(row)]
    return Int(bound.count) >= min(mesh.count.lowerBound, Int(MeshBound.most)) && bound.allows(mesh.test)
  }
}

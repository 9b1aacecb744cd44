import SignaturePlan

extension FlowBinder {
  /// All that relays pass on from the first transfers.
  func mesh(_ mesh: Mesh, _ number: Int, _ vantage: Vantage) -> Candidate? {
    guard let relay = program.steps[number].relay.map({ relays[$0] }) else { return nil }
    let first = firstTransfers(of: mesh, number, vantage)
    guard let start = first.first else { return nil }
    if vantage.head == nil, !mayGrow(mesh, number, from: start) { return nil }
    let end = min(deadline, mesh.window.map { scene.rows.time[Int(start)].addingClamped($0) } ?? .max)
    var closure = MeshClosure(first: first, relay: relay, within: mesh.relay.within, end: end, scene: scene)
    let headless = vantage.at(nil)
    closure.grow(work) { isMember($0, of: number, headless) }
    guard mesh.count.contains(closure.rows.count) else { return nil }
    let heads = closure.rows.filter { !closure.passedOn.contains($0) }.map(scene.head(of:))
    let bound = StepBinding(
      step: number, rows: closure.rows, before: [vantage.head].compactMap(\.self), left: .group(heads),
      depth: closure.depth)
    return passes(bound, ends: heads.map(\.node), vantage) ? Candidate(bound) : nil
  }

  private func firstTransfers(of mesh: Mesh, _ number: Int, _ vantage: Vantage) -> [Row] {
    guard let head = vantage.head else { return isMember(origin, of: number, vantage) ? [origin] : [] }
    let headless = vantage.at(nil)
    var first: [Row] = []
    let end = min(deadline, head.time.addingClamped(mesh.relay.within))
    forEachLeaving(head, anyAsset: false, until: end, work) { row in
      if isMember(row, of: number, headless) { first.append(row) }
      return true
    }
    return first
  }

  /// Whether a mesh that is the flow's first step may grow from a row to what is asked of it.
  func mayGrow(_ mesh: Mesh, _ number: Int, from row: Row) -> Bool {
    guard let relay = program.steps[number].relay.map({ relays[$0] }) else { return false }
    let bound = screens.meshBounds(number, relay: relay, within: mesh.relay.within, self)[Int(row)]
    return Int(bound.count) >= min(mesh.count.lowerBound, Int(MeshBound.most))
      && bound.allows(program.steps[number].test)
  }
}

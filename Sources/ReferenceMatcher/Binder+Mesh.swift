import SignaturePlan

// All transfers that relays pass on.
extension Binder {
  /// One candidate if the mesh is large enough and passes its test, else none.
  func candidates(of step: Step, _ mesh: Mesh, from view: Standpoint) -> [Candidate] {
    let firsts = firstRows(of: step, mesh, from: view)
    guard !firsts.isEmpty else { return [] }
    let closure = closure(mesh, firsts: firsts, from: view)
    var bound = instance(of: view, rows: closure.rows, group: closure.ends.map(ledger.head))
    bound.depth = closure.depth
    guard mesh.count.contains(bound.rows.count), facts.holds(mesh.test, of: bound, names: view.names) else { return [] }
    return [Candidate(bound, end: .group(bound.heads))]
  }

  /// The origin, or what leaves the head while its funds can still count as passed on.
  private func firstRows(of step: Step, _ mesh: Mesh, from view: Standpoint) -> [Int] {
    nextRows(of: step, from: view).filter { row in
      view.head.map { ledger[row].time - $0.time <= mesh.relay.within } ?? true
    }
  }

  /// Every transfer that joins, found in ledger order: what lets a transfer join is always earlier.
  private func closure(_ mesh: Mesh, firsts: [Int], from view: Standpoint) -> MeshClosure {
    let firstRows = Set(firsts)
    var closure = MeshClosure(ledger: ledger)
    for row in firsts[0]..<ledger.count {
      guard inTime(row) else { break }
      let isFirst = firstRows.contains(row)
      var givers = closure.givers(of: row, mesh.relay)
      if !givers.isEmpty, !mayJoin(row, mesh, first: firsts[0], from: view) { givers = [] }
      guard isFirst || !givers.isEmpty else { continue }
      closure.add(row, isFirst: isFirst, givers: givers, isRelayed: facts.arrivesAtRelay(row, mesh.relay))
    }
    return closure
  }

  /// Whether a transfer joins as soon as some transfer of the mesh lets it.
  private func mayJoin(_ row: Int, _ mesh: Mesh, first: Int, from view: Standpoint) -> Bool {
    !ledger[row].isSelfTransfer
      && ledger.seconds(from: first, to: row) <= mesh.window ?? plan.horizon
      && facts.holds(mesh.member, of: row, from: view)
  }
}

/// The transfers of a mesh found so far.
private struct MeshClosure {
  let ledger: Ledger
  private var depths: [Int: Int] = [:]
  private var passedOn: Set<Int> = []
  /// By account: transfers that brought funds to it while it was a relay.
  private var atRelay: [Ledger.Account: [Int]] = [:]

  init(ledger: Ledger) { self.ledger = ledger }

  var rows: [Int] { depths.keys.sorted() }
  var depth: Int { depths.values.max() ?? 0 }
  /// The transfers that let no other join.
  var ends: [Int] { rows.filter { !passedOn.contains($0) } }

  /// The transfers that let a later one join.
  func givers(of row: Int, _ relay: Relay) -> [Int] {
    (atRelay[ledger.payer(of: row)] ?? []).filter { ledger.seconds(from: $0, to: row) <= relay.within }
  }

  mutating func add(_ row: Int, isFirst: Bool, givers: [Int], isRelayed: Bool) {
    let before = givers.compactMap { depths[$0] }.max() ?? 0
    depths[row] = isFirst ? 1 : 1 + before
    passedOn.formUnion(givers)
    if isRelayed { atRelay[ledger.receiver(of: row), default: []].append(row) }
  }
}

import SignaturePlan

// All transfers that relays pass on.
extension Binder {
  /// One candidate if the mesh is large enough and passes its test, else none.
  func candidates(of step: Step, _ mesh: Mesh, after head: Int?) -> [Candidate] {
    let firsts = firstRows(of: step, mesh, after: head)
    guard !firsts.isEmpty else { return [] }
    let closure = closure(of: step, mesh, from: firsts, after: head)
    let rows = closure.rows
    guard mesh.count.contains(rows.count),
      tally(of: rows, after: head, depth: closure.depth).satisfies(mesh.test)
    else { return [] }
    return [
      Candidate(BoundStep(step: step, head: head, rows: rows, heads: closure.ends, depth: closure.depth))
    ]
  }

  /// The origin, or what leaves the head while its funds can still count as passed on.
  private func firstRows(of step: Step, _ mesh: Mesh, after head: Int?) -> [Int] {
    nextRows(of: step, after: head).filter { row in
      head.map { ledger.seconds(from: $0, to: row) <= mesh.relay.within } ?? true
    }
  }

  /// Every transfer that joins, found in ledger order: what lets a transfer join is always earlier.
  private func closure(of step: Step, _ mesh: Mesh, from firsts: [Int], after head: Int?) -> MeshClosure {
    let firstRows = Set(firsts)
    var closure = MeshClosure(ledger: ledger)
    for row in firsts[0]..<ledger.count {
      guard inTime(row) else { break }
      let isFirst = firstRows.contains(row)
      var givers = closure.givers(of: row, mesh.relay)
      if !givers.isEmpty, !mayJoin(row, step, mesh, first: firsts[0], after: head) { givers = [] }
      guard isFirst || !givers.isEmpty else { continue }
      closure.add(row, isFirst: isFirst, givers: givers, isRelayed: facts.arrivesAtRelay(row, mesh.relay))
    }
    return closure
  }

  /// Whether a transfer joins as soon as some transfer of the mesh lets it.
  private func mayJoin(_ row: Int, _ step: Step, _ mesh: Mesh, first: Int, after head: Int?) -> Bool {
    !ledger[row].isSelfTransfer
      && ledger.seconds(from: first, to: row) <= mesh.window ?? plan.horizon
      && facts.holds(mesh.member, of: row, after: head)
  }
}

/// The transfers of a mesh found so far.
private struct MeshClosure {
  let ledger: Ledger
  private var depths: [Int: Int] = [:]
  private var passedOn: Set<Int> = []
  /// By account: transfers that brought funds to it while it was a relay.
  private var atRelay: [Int: [Int]] = [:]

  init(ledger: Ledger) { self.ledger = ledger }

  var rows: [Int] { depths.keys.sorted() }
  var depth: Int { depths.values.max() ?? 0 }
  /// The transfers that let no other join.
  var ends: [Int] { rows.filter { !passedOn.contains($0) } }

  /// The transfers that let a later one join.
  func givers(of row: Int, _ relay: Relay) -> [Int] {
    (atRelay[ledger.payers[row]] ?? []).filter { ledger.seconds(from: $0, to: row) <= relay.within }
  }

  mutating func add(_ row: Int, isFirst: Bool, givers: [Int], isRelayed: Bool) {
    let before = givers.compactMap { depths[$0] }.max() ?? 0
    depths[row] = isFirst ? 1 : 1 + before
    passedOn.formUnion(givers)
    if isRelayed { atRelay[ledger.receivers[row], default: []].append(row) }
  }
}

import SignaturePlan

// Value followed forward.
extension Binder {
  /// One candidate if the trace is deep enough, reaches where it must and passes its test, else none.
  func candidates(of step: Step, _ trace: Trace, from view: Standpoint) -> [Candidate] {
    var following = Following(trace: trace, rest: trace.rest ?? plan.horizon)
    let first = begin(&following, step, trace, from: view)
    guard let first else { return [] }
    let (chain, asset) = view.head.map { ($0.node.chain, $0.asset) } ?? (ledger[origin].chain, ledger[origin].asset)
    for row in first..<max(ledger.count, first) where ledger[row].chain == chain && ledger[row].asset == asset {
      guard !ledger[row].isSelfTransfer, inTime(row) else { continue }
      let carried = following.pay(ledger[row])
      let joins = following.mayJoin(ledger[row], carried) && facts.holds(trace.member, of: row, from: member(view))
      note(row, joins ? carried : nil, in: &following, step, trace)
    }
    return candidate(following, trace, from: view).map { [$0] } ?? []
  }

  /// Members are asked without a head.
  private func member(_ view: Standpoint) -> Standpoint {
    var view = view
    view.head = nil
    return view
  }

  /// Where the funds come from: the head, or the origin, which joins.
  ///
  /// - Returns: the first row that may be followed; nil if there is no trace.
  private func begin(_ following: inout Following, _ step: Step, _ trace: Trace, from view: Standpoint) -> Int? {
    if let head = view.head {
      following.arrive(at: head.node, head.amount, tainted: head.amount, depth: 0, time: head.time)
      return head.row + 1
    }
    guard facts.canStart(step, at: origin, from: view) else { return nil }
    note(origin, Tainted(tainted: ledger[origin].amount, depth: 0), in: &following, step, trace)
    return origin + 1
  }

  /// What a transfer does to the account of its receiver, whether it joined or not.
  private func note(
    _ row: Int, _ carried: Tainted?, in following: inout Following, _ step: Step, _ trace: Trace
  ) {
    let transfer = ledger[row]
    guard let carried else { return following.arriveClean(transfer) }
    let depth = carried.depth + 1
    let reaches = trace.until.map { facts.isMember(transfer.receiver, of: $0) } ?? false
    following.join(row, Tainted(tainted: carried.tainted, depth: depth), reaches: reaches)
    let ends =
      reaches || (!step.reach.throughServices && ledger.isService(transfer.receiver)) || depth == trace.depth.upperBound
      || trace.relay.map { !facts.arrivesAtRelay(row, $0) } ?? false
    if ends {
      following.arriveClean(transfer)
    } else {
      following.arrive(
        at: transfer.receiver, transfer.amount, tainted: carried.tainted, depth: depth, time: transfer.time)
    }
  }

  private func candidate(_ following: Following, _ trace: Trace, from view: Standpoint) -> Candidate? {
    let rows = following.joined.keys.sorted()
    let ends = trace.until == nil ? rows.filter { row in !following.goesOn(from: row, ledger) } : following.reached
    let depth = following.joined.values.map(\.depth).max() ?? 0
    guard depth >= trace.depth.lowerBound, trace.until == nil || !ends.isEmpty else { return nil }
    var bound = instance(of: view, rows: rows, group: ends.map(ledger.head))
    bound.depth = depth
    let carried = Statistics.sum(ends.map { following.joined[$0]?.tainted ?? 0 })
    bound.reached = Numbers.ratio(carried, to: view.head?.amount ?? ledger[origin].amount)
    guard facts.holds(trace.test, of: bound, names: view.names) else { return nil }
    return Candidate(bound, end: .group(bound.heads))
  }
}

/// What a transfer carries: tainted units, and how deep they are.
private struct Tainted {
  var tainted = 0.0
  var depth = 0
}

/// The accounts of followed nodes, and the transfers that joined so far.
private struct Following {
  let trace: Trace
  let rest: Int64
  private var accounts: [Node: TaintAccount] = [:]
  /// By row: what it carries, and its own depth.
  private(set) var joined: [Int: Tainted] = [:]
  /// Those that reached where the trace must end up, in ledger order.
  private(set) var reached: [Int] = []

  init(trace: Trace, rest: Int64) {
    self.trace = trace
    self.rest = rest
  }

  mutating func pay(_ transfer: Transfer) -> Tainted {
    guard let paid = accounts[transfer.sender]?.pay(transfer.amount, time: transfer.time) else { return Tainted() }
    return Tainted(tainted: paid.tainted, depth: paid.depth)
  }

  func mayJoin(_ transfer: Transfer, _ carried: Tainted) -> Bool {
    carried.tainted > 0 && carried.tainted >= trace.taint * transfer.amount && carried.depth < trace.depth.upperBound
  }

  mutating func join(_ row: Int, _ carried: Tainted, reaches: Bool) {
    joined[row] = carried
    if reaches { reached.append(row) }
  }

  /// Follows the node from now on.
  mutating func arrive(at node: Node, _ amount: Double, tainted: Double, depth: Int, time: Int64) {
    accounts[node, default: TaintAccount(policy: trace.policy, rest: rest)]
      .arrive(amount, tainted: tainted, depth: depth, time: time)
  }

  mutating func arriveClean(_ transfer: Transfer) {
    accounts[transfer.receiver]?.arrive(transfer.amount, tainted: 0, depth: 0, time: transfer.time)
  }

  /// Whether the receiver of a transfer pays a later one that joined.
  func goesOn(from row: Int, _ ledger: Ledger) -> Bool {
    joined.keys.contains { $0 > row && ledger[$0].sender == ledger[row].receiver }
  }
}

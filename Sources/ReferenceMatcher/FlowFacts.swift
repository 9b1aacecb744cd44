import SignaturePlan

/// What holds of transfers whatever the origin: tests of one transfer after another, and what they select.
///
/// One instance serves all origins of a plan and remembers its answers. None depends on a deadline.
final class FlowFacts {
  let ledger: Ledger
  private var passing: [RelayArrival: Bool] = [:]
  private var selected: [Place: [Int]] = [:]
  private var pools: [Place: Pool] = [:]

  /// A question about one arrival.
  private struct RelayArrival: Hashable {
    var relay: Relay
    var row: Int
  }

  /// A step, and the head it starts at or, without one, the paying account.
  private struct Place: Hashable {
    var step: String
    var head: Int?
    var account: Int
  }

  init(ledger: Ledger) { self.ledger = ledger }

  /// Transfers that leave a head and satisfy a step's condition, in ledger order.
  func continuations(of step: Step, after head: Int) -> [Int] {
    let place = Place(step: step.name, head: head, account: ledger.receivers[head])
    if let known = selected[place] { return known }
    let rows = ledger.leaving(head).filter { holds(step.selection, of: $0, after: head) }
    selected[place] = rows
    return rows
  }

  /// Transfers of a sender that satisfy a step's condition without a head, in ledger order.
  func payments(of step: Step, by account: Int) -> [Int] {
    let place = Place(step: step.name, head: nil, account: account)
    if let known = selected[place] { return known }
    let rows = ledger.payments[account].filter { holds(step.selection, of: $0, after: nil) }
    selected[place] = rows
    return rows
  }

  /// Whether a transfer may be the origin of a flow that starts with this step.
  func canStart(_ step: Step, at row: Int) -> Bool {
    !ledger[row].isSelfTransfer && holds(step.selection, of: row, after: nil)
  }

  /// What a split chooses from, after a head or, without one, at the payer of a transfer.
  func pool(of step: Step, _ split: Split, after head: Int?, payer account: Int) -> Pool {
    let place = Place(step: step.name, head: head, account: account)
    if let known = pools[place] { return known }
    let rows = head.map { continuations(of: step, after: $0) } ?? payments(of: step, by: account)
    let pool = Pool(rows: rows, window: split.window, ledger: ledger)
    pools[place] = pool
    return pool
  }

  /// Whether a transfer arrives at a relay: some arrival around it passes.
  func arrivesAtRelay(_ row: Int, _ relay: Relay) -> Bool {
    let transfer = ledger[row]
    guard !transfer.isSelfTransfer, !ledger.isService(transfer.receiver) else { return false }
    return ledger.neighbouringArrivals(of: row, within: relay.within).contains { passes(arrival: $0, relay) }
  }

  /// Whether an arrival passes, worked out once.
  private func passes(arrival row: Int, _ relay: Relay) -> Bool {
    let question = RelayArrival(relay: relay, row: row)
    if let known = passing[question] { return known }
    let answer = ledger.passes(arrival: row, relay)
    passing[question] = answer
    return answer
  }
}

extension Step {
  /// What every transfer bound to this step satisfies.
  var selection: Condition {
    switch kind {
    case .hop(let hop): hop.condition
    case .chain(let chain): chain.condition
    case .split(let split): split.member
    case .mesh(let mesh): mesh.member
    case .each: .always
    }
  }
}

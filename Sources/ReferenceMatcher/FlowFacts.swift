import SignaturePlan

/// What holds of transfers whatever the origin: tests of one transfer after another, and what they select.
///
/// One instance serves all origins of a plan and remembers its answers. None depends on a deadline.
final class FlowFacts {
  let ledger: Ledger
  let uses = NameUse()
  /// By name: the nodes of the sets that the plan declares, a chain missing where it may be any.
  private let declared: [String: Set<DeclaredSet.Member>]
  private var passing: [RelayArrival: Bool] = [:]
  private var selected: [Place: [Int]] = [:]
  private var bursts: [Place: Burst] = [:]

  /// A question about one arrival.
  private struct RelayArrival: Hashable {
    var relay: Relay
    var row: Int
  }

  /// A step, what it chooses from, and what stands for the names that it asks for.
  private struct Place: Hashable {
    var step: String
    var source: Source
    var names: Names
  }

  private enum Source: Hashable {
    case head(Head)
    case payer(Ledger.Account)
    case receiver(Ledger.Account)
    case label(String)
  }

  init(ledger: Ledger, sets: [DeclaredSet] = []) {
    self.ledger = ledger
    declared = Dictionary(sets.map { ($0.name, Set($0.members)) }) { first, _ in first }
  }

  /// Whether a label set, or one that the plan declares, holds this node; a set that nobody looked up holds none.
  func isMember(_ node: Node, of set: SetReference) -> Bool {
    guard set.argument == nil, let members = declared[set.name] else {
      return ledger.labels.members[set]?.contains(node) ?? false
    }
    return members.contains(.init(address: node.address))
      || members.contains(.init(address: node.address, chain: node.chain))
  }

  /// Transfers that leave the head and satisfy a step's condition, in ledger order.
  func continuations(of step: Step, from view: Standpoint) -> [Int] {
    guard let head = view.head else { return [] }
    // A chain comes to services on its way.
    guard step.reach.throughServices || !ledger.isService(head.node) else { return [] }
    return selection(of: step, .head(head), from: view) { ledger.leaving(head, anyAsset: view.anyAsset) }
  }

  /// Payments of a transfer's sender that satisfy a step's condition without a head, in ledger order.
  func payments(of step: Step, by row: Int, from view: Standpoint) -> [Int] {
    let account = payer(of: row, view)
    return selection(of: step, .payer(account), from: view) {
      ledger.payments(by: account.node, in: view.anyAsset ? nil : account.asset)
    }
  }

  /// Whether a transfer may be the origin of a flow that starts with this step.
  func canStart(_ step: Step, at row: Int, from view: Standpoint) -> Bool {
    !ledger[row].isSelfTransfer && holds(step.selection, of: row, from: view)
  }

  // MARK: What splits and gathers choose from

  func burst(of step: Step, _ split: Split, from view: Standpoint) -> Burst {
    burst(of: step, view.head.map(Source.head), from: view, .to, split.window) { continuations(of: step, from: view) }
  }

  func burst(of step: Step, _ split: Split, payerOf row: Int, from view: Standpoint) -> Burst {
    burst(of: step, .payer(payer(of: row, view)), from: view, .to, split.window) {
      payments(of: step, by: row, from: view)
    }
  }

  /// Payments out of all addresses of a case or entity.
  func burst(of step: Step, _ split: Split, label: String, from view: Standpoint) -> Burst {
    burst(of: step, .label(label), from: view, .to, split.window) {
      (0..<ledger.count).filter { row in
        ledger.labels(split.key, of: ledger[row].sender).contains(label)
          && !ledger.labels(split.key, of: ledger[row].receiver).contains(label)
          && holds(split.member, of: row, from: view)
      }
    }
  }

  func burst(of step: Step, _ gather: Gather, receiverOf row: Int, from view: Standpoint) -> Burst {
    var account = ledger.receiver(of: row)
    if view.anyAsset { account.asset = "" }
    return burst(of: step, .receiver(account), from: view, .from, gather.window) {
      ledger.arrivals(at: account.node, in: view.anyAsset ? nil : account.asset).filter {
        holds(gather.member, of: $0, from: view)
      }
    }
  }

  private func payer(of row: Int, _ view: Standpoint) -> Ledger.Account {
    var account = ledger.payer(of: row)
    if view.anyAsset { account.asset = "" }
    return account
  }

  // MARK: Memory

  private func place(_ step: Step, _ source: Source, _ view: Standpoint) -> Place {
    Place(step: step.name, source: source, names: view.names.restricted(to: uses.names(ofAlone: step)))
  }

  private func selection(
    of step: Step, _ source: Source, from view: Standpoint, among rows: () -> [Int]
  ) -> [Int] {
    let place = place(step, source, view)
    if let known = selected[place] { return known }
    let answer = rows().filter { holds(step.selection, of: $0, from: view) }
    selected[place] = answer
    return answer
  }

  private func burst(
    of step: Step, _ source: Source?, from view: Standpoint, _ end: End, _ window: Int64, rows: () -> [Int]
  ) -> Burst {
    guard let source else { return Burst(rows: [], end: end, window: window, ledger: ledger) }
    let place = place(step, source, view)
    if let known = bursts[place] { return known }
    let answer = Burst(rows: rows(), end: end, window: window, ledger: ledger)
    bursts[place] = answer
    return answer
  }

  // MARK: Relays

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
  /// What every transfer that this step takes from its head satisfies.
  var selection: Condition {
    switch kind {
    case .hop(let hop): hop.condition
    case .chain(let chain): chain.condition
    case .split(let split): split.member
    case .series(let series): series.member
    case .gather(let gather): gather.member
    case .mesh(let mesh): mesh.member
    case .trace(let trace): trace.member
    case .swap(let swap): swap.payment
    case .cross(let cross): cross.payment
    case .cohort(let cohort): cohort.member
    case .absence(let absence): absence.condition
    case .each, .repetition, .optional, .either: .always
    }
  }
}

import SignaturePlan

// Several transfers within a window: split and gather.
extension Binder {
  /// How transfers form a group.
  struct BurstRules {
    let count: ClosedRange<Int>
    let equal: Double?
    let anyAsset: Bool
    let mayStart: (Int) -> Bool
    let passes: ([Int]) -> Bool
  }

  /// The group that starts with each transfer of a pool, if it starts any.
  private func groups(_ rules: BurstRules, in burst: Burst) -> [[Int]] {
    burst.rows.indices.compactMap { place in
      let start = burst.rows[place]
      guard inTime(start), rules.mayStart(start), !burst.isTail(place, ofBurstOver: rules.count.upperBound) else {
        return nil
      }
      var members = burst.firsts(from: place, inTime: inTime)
      if let share = rules.equal {
        members = ledger.equalMembers(of: members, within: share, anyAsset: rules.anyAsset)
      }
      return members.contains(start) && rules.count.contains(members.count) && rules.passes(members) ? members : nil
    }
  }

  // MARK: Split

  /// One candidate for each payment that starts a group.
  func candidates(of step: Step, _ split: Split, from view: Standpoint) -> [Candidate] {
    let groups = bursts(of: step, split, from: view).flatMap { self.groups(rules(of: split, from: view), in: $0) }
    return groups.sorted(by: isPreferred).map { rows in
      let bound = self.bound(view, rows)
      return Candidate(bound, end: .group(bound.heads))
    }
  }

  /// What a split chooses from; by labels, once for each of the origin's sender.
  private func bursts(of step: Step, _ split: Split, from view: Standpoint) -> [Burst] {
    if view.head != nil {
      return split.key == .address ? [facts.burst(of: step, split, from: view)] : []
    }
    guard split.key != .address else { return [facts.burst(of: step, split, payerOf: origin, from: view)] }
    let labels = ledger.labels(split.key, of: ledger[origin].sender).sorted()
    return labels.map { facts.burst(of: step, split, label: $0, from: view) }
  }

  private func rules(of split: Split, from view: Standpoint) -> BurstRules {
    BurstRules(
      count: split.count, equal: split.equal, anyAsset: view.anyAsset,
      mayStart: { [self] in mayStart($0, split.first, from: view) },
      passes: { [self] in facts.holds(split.test, of: bound(view, $0), names: view.names) })
  }

  /// Without a head, only the origin starts a group.
  func mayStart(_ row: Int, _ first: Condition, from view: Standpoint) -> Bool {
    (view.head != nil || row == origin) && inTime(row) && facts.holds(first, of: row, from: view)
  }

  /// A group at the receivers of its transfers.
  func bound(_ view: Standpoint, _ rows: [Int]) -> Instance {
    instance(of: view, rows: rows, group: rows.map(ledger.head))
  }

  // MARK: Gather

  /// As the first step: the payments to the receiver of the origin.
  func candidates(of step: Step, _ gather: Gather, from view: Standpoint) -> [Candidate] {
    guard view.head == nil else { return [] }
    let burst = facts.burst(of: step, gather, receiverOf: origin, from: view)
    let rules = BurstRules(
      count: gather.count, equal: gather.equal, anyAsset: view.anyAsset,
      mayStart: { [self] in mayStart($0, gather.first, from: view) },
      passes: { [self] in facts.holds(gather.test, of: gathered(view, $0), names: view.names) })
    return candidates(groups(rules, in: burst)) { [self] in gathered(view, $0) }
  }

  /// From the heads of a group: the payments to each receiver on its own.
  func candidates(of step: Step, _ gather: Gather, from group: String, names: Names) -> [Candidate] {
    guard let heads = names.instances[group]?.heads else { return [] }
    let view = Standpoint(of: step, head: nil, names: names)
    let payers = payers(of: step, from: heads, view)
    let arrived = Statistics.sum(heads.map { $0.measure(anyAsset: view.anyAsset) })
    func gathered(_ rows: [Int]) -> Instance { self.gathered(view, rows, arrived: arrived) }
    let rules = BurstRules(
      count: gather.count, equal: gather.equal, anyAsset: view.anyAsset,
      mayStart: { [self] row in payers[row].map { facts.holds(gather.first, of: row, from: view.at($0)) } ?? false },
      passes: { [self] in facts.holds(gather.test, of: gathered($0), names: names) })
    let groups = pools(payers.keys.sorted(), anyAsset: view.anyAsset).flatMap { rows in
      self.groups(rules, in: Burst(rows: rows, end: .from, window: gather.window, ledger: ledger))
    }
    return candidates(groups, gathered)
  }

  private func candidates(_ groups: [[Int]], _ gathered: (([Int]) -> Instance)) -> [Candidate] {
    groups.sorted(by: isPreferred).compactMap { rows in
      let bound = gathered(rows)
      return bound.heads.first.map { Candidate(bound, end: .head($0)) }
    }
  }

  /// By transfer that some head of a group pays and that qualifies: the latest such head.
  private func payers(of step: Step, from heads: [Head], _ view: Standpoint) -> [Int: Head] {
    var payers: [Int: Head] = [:]
    for head in heads where step.reach.throughServices || !ledger.isService(head.node) {
      for row in facts.continuations(of: step, from: view.at(head)) { payers[row] = head }
    }
    return payers
  }

  /// By receiver, and by asset unless any will do.
  private func pools(_ rows: [Int], anyAsset: Bool) -> [[Int]] {
    let pools = Dictionary(grouping: rows) { row in
      Ledger.Account(node: ledger[row].receiver, asset: anyAsset ? "" : ledger[row].asset)
    }
    return Array(pools.values)
  }

  /// A gather has no one head.
  private func gathered(_ view: Standpoint, _ rows: [Int], arrived: Double? = nil) -> Instance {
    var bound = instance(of: view, rows: rows, head: gatheredHead(rows))
    bound.arrived = arrived
    bound.since = nil
    return bound
  }

  /// The receiver, in the asset of the last transfer and with what all of them brought.
  private func gatheredHead(_ rows: [Int]) -> Head {
    var head = ledger.head(of: rows[rows.count - 1])
    let inAsset = rows.filter { ledger[$0].asset == head.asset }
    let value = Statistics.sum(rows.map { ledger.measure($0, anyAsset: true) })
    head.amount = Statistics.sum(ledger.amounts(inAsset))
    head.value = value.isNaN ? nil : value
    return head
  }
}

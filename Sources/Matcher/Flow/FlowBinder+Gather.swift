import SignaturePlan

extension FlowBinder {
  /// The group of payments to one receiver that starts at the origin.
  func firstGather(_ number: Int, _ vantage: Vantage) -> [Candidate] {
    guard case .gather(let gather) = program.steps[number].kind, vantage.head == nil else { return [] }
    return firstGroup(Fan(gather), number, by: .to, vantage).map { [fanIn($0, number, before: [])] } ?? []
  }

  /// Every group of payments out of a group's heads to one receiver, in order of preference.
  func gathers(_ gather: Gather, _ number: Int, scope: Scope) -> [Candidate] {
    let step = program.steps[number]
    guard let heads = step.group.flatMap({ scope.bound[$0]?.binding.heads })?.sorted() else { return [] }
    let fan = Fan(gather)
    let vantage = vantage(of: step, head: nil, scope: scope)
    let groups = pools(fan, number, out: heads, vantage).values.flatMap { payers in
      self.groups(in: PaymentPool(payers.keys.sorted(), fan: fan, scene: scene), fan, number) { vantage.at(payers[$0]) }
    }
    return groups.sorted(by: Self.isPreferred).map { fanIn($0, number, before: heads) }
  }

  /// By receiver: the payments to it out of some heads, each with the latest head that it can leave.
  private func pools(_ fan: Fan, _ number: Int, out heads: [Head], _ vantage: Vantage) -> [Station: [Row: Head]] {
    var pools: [Station: [Row: Head]] = [:]
    for head in heads where isOpen(head.node, to: number) {
      let vantage = vantage.at(head)
      forEachLeaving(head, anyAsset: vantage.byValue, until: deadline.addingClamped(fan.window), work) { row in
        if isMember(row, of: number, vantage) {
          pools[scene.station(.to, of: row, anyAsset: vantage.byValue), default: [:]][row] = head
        }
        return true
      }
    }
    return pools
  }

  private func fanIn(_ rows: [Row], _ number: Int, before: [Head]) -> Candidate {
    Candidate(StepBinding(step: number, rows: rows, before: before, left: .head(gathered(rows))))
  }

  /// Where a group of payments to one receiver has brought the funds.
  private func gathered(_ group: [Row]) -> Head {
    var head = scene.head(of: group[group.count - 1])
    let same = group.filter { scene.rows.asset[Int($0)] == head.asset }
    head.amount = Statistics.sum(same.map { scene.rows.amount[Int($0)] })
    head.value = Statistics.sum(group.map { scene.rows.value[Int($0)] })
    return head
  }
}

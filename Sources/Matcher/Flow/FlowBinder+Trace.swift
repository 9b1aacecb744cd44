import SignaturePlan

extension FlowBinder {
  /// The value at the head, or that the origin moves, followed forward.
  func trace(_ trace: Trace, _ number: Int, _ vantage: Vantage) -> Candidate? {
    let headless = vantage.at(nil)
    if vantage.head == nil, !isMember(origin, of: number, headless) { return nil }
    let asset = vantage.head?.asset ?? scene.rows.asset[Int(origin)]
    var flow = TraceFlow(
      asset: asset, until: deadline, rules(of: trace, number, headless), scene, work)
    if let head = vantage.head { flow.start(at: head) } else { flow.start(with: origin) }
    flow.run()
    let depth = flow.joined.map(\.depth).max() ?? 0
    guard depth >= trace.depth.lowerBound, trace.until == nil || flow.joined.contains(where: \.isArrived) else {
      return nil
    }
    let last = trace.until == nil ? ends(of: flow.joined) : flow.joined.filter(\.isArrived)
    let heads = last.map { scene.head(of: $0.row) }
    let arrived = vantage.head?.amount ?? scene.rows.amount[Int(origin)]
    let bound = StepBinding(
      step: number, rows: flow.joined.map(\.row), before: [vantage.head].compactMap(\.self), left: .group(heads),
      depth: depth, reached: Numbers.ratio(Statistics.sum(last.map(\.carried)), to: arrived))
    return passes(bound, ends: heads.map(\.node), vantage) ? Candidate(bound) : nil
  }

  private func rules(of trace: Trace, _ number: Int, _ vantage: Vantage) -> TraceFlow.Rules {
    let step = program.steps[number]
    let relay = step.relay.map { relays[$0] }
    let until = step.set.map { scene.sets.members(of: $0) }
    return TraceFlow.Rules(
      policy: trace.policy, rest: trace.rest ?? program.plan.horizon, taint: trace.taint,
      deepest: trace.depth.upperBound,
      isMember: { self.isMember($0, of: number, vantage) },
      isArrival: { row in until?.contains(self.scene.rows.to[Int(row)]) ?? false },
      isEnd: { row in !self.isOpen(self.scene.rows.to[Int(row)], to: number) || relay?.contains(row) == false })
  }

  /// The transfers whose receiver pays no later one.
  private func ends(of joined: [TraceFlow.Joined]) -> [TraceFlow.Joined] {
    var lastPaid: [Int32: Row] = [:]
    for transfer in joined { lastPaid[scene.rows.from[Int(transfer.row)]] = transfer.row }
    return joined.filter { transfer in
      lastPaid[scene.rows.to[Int(transfer.row)]].map { $0 < transfer.row } ?? true
    }
  }
}

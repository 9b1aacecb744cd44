import SignaturePlan

extension FlowBinder {
  /// Hands over the rows that leave a head: later, paid by its receiver in its asset, not after `end`.
  ///
  /// Self-transfers are not among what a node paid, and no flow continues out of a service. Stops when the body
  /// returns false, and early when `work` is exhausted, for the caller to notice.
  func forEachLeaving(_ head: Row, until end: Int64, _ work: Work, _ body: (Row) -> Bool) {
    let node = scene.rows.to[Int(head)]
    guard !scene.sets.isService(node) else { return }
    let asset = scene.rows.asset[Int(head)]
    for row in scene.paid.rows(of: node, after: head) {
      guard scene.rows.time[Int(row)] <= end, work.spend() else { return }
      if scene.rows.asset[Int(row)] == asset, !body(row) { return }
    }
  }

  /// The last second that a transfer out of a head may have under a filter and the deadline.
  func lastTime(out head: Row, under filter: Filter) -> Int64 {
    min(deadline, scene.rows.time[Int(head)].addingClamped(filter.longestGap))
  }

  /// Whether a row satisfies the member condition of a step.
  func isMember(_ row: Row, of number: Int, head: Row?) -> Bool {
    memberBits[number][Int(row)] && holds(program.steps[number].member.rest, row, head: head)
  }

  /// Whether a row satisfies the condition on a split's first payment.
  func isFirst(_ row: Row, of number: Int, head: Row?) -> Bool {
    firstBits[number][Int(row)] && holds(program.steps[number].first.rest, row, head: head)
  }

  private func holds(_ parts: [Logic<Check>], _ row: Row, head: Row?) -> Bool {
    parts.allSatisfy { $0.holds { check in holds(check, row, head: head) } }
  }

  private func holds(_ check: Check, _ row: Row, head: Row?) -> Bool {
    switch check {
    case .interval(let attribute, let interval): interval.contains(number(attribute, row, head: head))
    case .relay(let relay): scene.rows.from[Int(row)] != scene.rows.to[Int(row)] && relays[relay].contains(row)
    case .asset(let codes): codes.contains(scene.rows.asset[Int(row)])
    case .member(let end, let set): scene.sets.members(of: set).contains(scene.node(end, of: row))
    case .fresh(.from): scene.rows.past[Int(row)].senderIsFresh
    case .fresh(.to): scene.rows.past[Int(row)].receiverIsFresh
    }
  }

  /// An attribute of a row; NaN where it is undefined.
  private func number(_ attribute: TransferAttribute, _ row: Row, head: Row?) -> Double {
    let rows = scene.rows
    switch attribute {
    case .amount: return rows.amount[Int(row)]
    case .usd: return rows.value[Int(row)]
    case .time: return Double(rows.time[Int(row)])
    case .gap: return head.map { Double(rows.time[Int(row)] - rows.time[Int($0)]) } ?? .nan
    case .kept:
      guard let head, rows.amount[Int(head)] > 0 else { return .nan }
      return rows.amount[Int(row)] / rows.amount[Int(head)]
    case .idle:
      let past = rows.past[Int(row)]
      let since = max(head.map { rows.time[Int($0)] } ?? past.lastArrived, past.lastPaid)
      return since == Rows.Past.never ? .nan : Double(rows.time[Int(row)] - since)
    }
  }
}

extension Scene {
  func node(_ end: End, of row: Row) -> Int32 { end == .from ? rows.from[Int(row)] : rows.to[Int(row)] }
}

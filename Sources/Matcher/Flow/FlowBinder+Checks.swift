import SignaturePlan

extension FlowBinder {
  /// Hands over the rows that leave a head: later, paid by its node, in its asset if not in any, not after `end`.
  ///
  /// Self-transfers are not among what a node paid; whether the node is a service is not asked. Stops when the body
  /// returns false, and early when `work` is exhausted, for the caller to notice.
  ///
  /// - Parameter receiver: the only one that matters; nil if any does.
  func forEachLeaving(
    _ head: Head, anyAsset: Bool, to receiver: Int32? = nil, until end: Int64, _ work: Work, _ body: (Row) -> Bool
  ) {
    let rows =
      receiver.map { pairs.rows(of: head.node, to: $0, after: head.row) }
      ?? scene.paid.rows(of: head.node, after: head.row)
    for row in rows {
      guard scene.rows.time[Int(row)] <= end, work.spend() else { return }
      if anyAsset || scene.rows.asset[Int(row)] == head.asset, !body(row) { return }
    }
  }

  /// The last second that a transfer after another may have under a filter and the deadline.
  func lastTime(out head: Row, under filter: Filter) -> Int64 {
    min(deadline, scene.rows.time[Int(head)].addingClamped(filter.longestGap))
  }

  /// The only receiver that a step's payments can have; nil if its condition names none.
  func onlyReceiver(of number: Int, _ vantage: Vantage) -> Int32? {
    for part in memberTests[number].wide {
      guard case .test(.same(.to, let place?)) = part else { continue }
      return vantage.scope.head(place, scene)?.node
    }
    return nil
  }

  /// Whether a row satisfies the member condition of a step.
  func isMember(_ row: Row, of number: Int, _ vantage: Vantage) -> Bool {
    mayBeMember(row, of: number, vantage) && holds(memberTests[number].wide, row, vantage)
  }

  /// Whether a row may satisfy it, as far as the row, the head and the past of its ends tell.
  func mayBeMember(_ row: Row, of number: Int, _ vantage: Vantage) -> Bool {
    memberBits[number][Int(row)] && holds(memberTests[number].quick, row, vantage)
      && holds(memberTests[number].near, row, vantage)
  }

  /// Whether a row satisfies the condition on a group's first payment, or that on a credit.
  func isFirst(_ row: Row, of number: Int, _ vantage: Vantage) -> Bool {
    firstBits[number][Int(row)] && holds(firstTests[number].quick, row, vantage)
      && holds(firstTests[number].near, row, vantage) && holds(firstTests[number].wide, row, vantage)
  }

  private func holds(_ tests: [QuickTest], _ row: Row, _ vantage: Vantage) -> Bool {
    for test in tests {
      let number =
        switch test.attribute {
        case .gap: gap(row, vantage)
        case .kept: kept(row, vantage)
        case .idle: idle(row, vantage)
        }
      if !test.interval.contains(number) { return false }
    }
    return true
  }

  private func holds(_ parts: [Logic<Check>], _ row: Row, _ vantage: Vantage) -> Bool {
    for part in parts where !part.holds({ check in holds(check, row, vantage) }) { return false }
    return true
  }

  func holds(_ check: Check, _ row: Row, _ vantage: Vantage) -> Bool {
    switch check {
    case .interval(let attribute, let interval):
      interval.contains(number(attribute, row, vantage, enough: interval.largest))
    case .term(let term, let interval): interval.contains(value(term, row, vantage))
    case .relay(let relay): scene.rows.from[Int(row)] != scene.rows.to[Int(row)] && relays[relay].contains(row)
    case .asset(let codes): codes.contains(scene.rows.asset[Int(row)])
    case .chain(let codes): codes.contains(scene.rows.chain[Int(row)])
    case .member(let end, let set): scene.sets.members(of: set).contains(scene.node(end, of: row))
    case .same(let end, let place):
      place.flatMap { vantage.scope.head($0, scene) }?.node == scene.node(end, of: row)
    case .inGroup(let end, let step):
      step.flatMap { vantage.scope.bound[$0] }?.nodes.contains(scene.node(end, of: row)) ?? false
    case .fresh(let end): isFresh(end, row, vantage)
    case .lookalike(let end, let within): isLookalike(end, row, within: within, vantage.work)
    }
  }

  /// The number that a check of an interval asks for; NaN where it is undefined, and for other checks.
  ///
  /// Past twice the interval's end a count may be short.
  func value(of check: Check, _ row: Row, _ vantage: Vantage) -> Double {
    switch check {
    case .interval(let attribute, let interval):
      number(attribute, row, vantage, enough: max(interval.largest, interval.largest &* 2))
    case .term(let term, _): value(term, row, vantage)
    default: .nan
    }
  }

  func isFresh(_ end: End, _ row: Row, _ vantage: Vantage) -> Bool {
    let past = scene.rows.past[Int(row)]
    guard end == .to else { return past.senderIsFresh }
    return past.receiverIsFresh || vantage.hasTaken(scene.rows.to[Int(row)])
  }

  /// A formula over a transfer; NaN where it is undefined.
  private func value(_ term: Term, _ row: Row, _ vantage: Vantage) -> Double {
    term.value { leaf in
      if case .attribute(let attribute) = leaf { return number(attribute, row, vantage, enough: .max) }
      return value(named: leaf, vantage.scope)
    }
  }

  /// A number of a step bound before; NaN where it is undefined.
  func value(named leaf: Term, _ scope: Scope) -> Double {
    switch leaf {
    case .head(let step, let number):
      guard let head = step.flatMap({ scope.head(Place(step: $0, end: .to), scene) }) else { return .nan }
      return switch number {
      case .amount: head.amount
      case .usd: head.value
      case .time: Double(head.time)
      }
    case .step(let step, let number): return step.flatMap { scope.bound[$0] }.map { value(number, of: $0) } ?? .nan
    case .constant, .attribute, .own, .arithmetic: return .nan
    }
  }

  private func value(_ number: Number, of instance: Instance) -> Double {
    if let known = instance.numbers[number] { return known }
    let bound = instance.binding
    work.spend(bound.rows.count)
    let value = GroupNumbers(bound, ends: bound.heads.map(\.node), self).value(number)
    instance.numbers[number] = value
    return value
  }
}

extension Interval {
  /// A number past which nothing changes any more.
  fileprivate var largest: Int {
    let bound = max(lower?.value ?? 0, upper?.value ?? 0)
    return bound < 1e15 ? Int(max(0, bound)) : .max
  }
}

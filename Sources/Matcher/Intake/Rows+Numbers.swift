import SignaturePlan

extension Rows {
  /// An attribute that a row alone decides; NaN where it is undefined.
  func number(_ attribute: TransferAttribute, _ row: Int, _ sets: borrowing NodeSets) -> Double {
    switch attribute {
    case .amount: amount[row]
    case .usd: value[row]
    case .time: Double(time[row])
    case .rounded: Numbers.rounded(amount[row])
    case .hour(let offset): Numbers.hour(time[row], offset: offset)
    case .weekday(let offset): Numbers.weekday(time[row], offset: offset)
    case .sinceEvent(let name): Self.since(sets.events(named: name), time[row])
    case .sinceEventOf(.from): Self.since(sets.events(of: from[row]), time[row])
    case .sinceEventOf(.to): Self.since(sets.events(of: to[row]), time[row])
    case .gap, .kept, .leaked, .siblings, .idle, .age, .degree, .balance: .nan
    }
  }

  /// Seconds since the latest of some events that is not later than a time.
  private static func since(_ events: [Int64], _ time: Int64) -> Double {
    var latest: Int64?
    for event in events where event <= time { latest = max(latest ?? event, event) }
    return latest.map { Double(time) - Double($0) } ?? .nan
  }

  /// Whether a test that a row alone decides holds.
  func holds(_ check: Check, _ row: Int, _ sets: borrowing NodeSets) -> Bool {
    switch check {
    case .interval(let attribute, let interval): interval.contains(number(attribute, row, sets))
    case .term(let term, let interval): interval.contains(column(term, row..<row + 1, sets)[0])
    case .asset(let codes): codes.contains(asset[row])
    case .chain(let codes): codes.contains(chain[row])
    case .member(let end, let set): sets.members(of: set).contains(end == .from ? from[row] : to[row])
    case .fresh(let end): past[row].isFresh(end)
    case .relay, .lookalike, .same, .inGroup: preconditionFailure("not a test of a row alone")
    }
  }

  /// The values of a term that rows alone decide, for some rows; NaN where it is undefined.
  func column(_ term: Term, _ range: Range<Int>, _ sets: borrowing NodeSets) -> [Double] {
    switch term {
    case .constant(let value): return Array(repeating: value, count: range.count)
    case .arithmetic(let sign, let left, let right):
      var values = column(left, range, sets)
      let others = column(right, range, sets)
      for place in values.indices { values[place] = sign.apply(values[place], others[place]) }
      return values
    case .attribute(.amount): return Array(amount[range])
    case .attribute(.usd): return Array(value[range])
    case .attribute(let attribute):
      var values: [Double] = []
      values.reserveCapacity(range.count)
      for row in range { values.append(number(attribute, row, sets)) }
      return values
    case .own, .head, .step: return Array(repeating: .nan, count: range.count)
    }
  }
}

extension Rows.Past {
  /// Whether no earlier transfer but dust names the node at an end.
  func isFresh(_ end: End) -> Bool { end == .from ? senderIsFresh : receiverIsFresh }
}

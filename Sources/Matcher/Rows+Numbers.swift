import SignaturePlan

extension Rows {
  /// An attribute that a row alone decides; NaN where it is undefined.
  func number(_ attribute: TransferAttribute, _ row: Int, _ sets: NodeSets) -> Double {
    switch attribute {
    case .amount: amount[row]
    case .usd: value[row]
    case .time: Double(time[row])
    case .rounded: Numbers.rounded(amount[row])
    case .hour(let offset): Numbers.hour(time[row], offset: offset)
    case .weekday(let offset): Numbers.weekday(time[row], offset: offset)
    case .sinceEvent(let name): since(sets.events(named: name), row)
    case .sinceEventOf(.from): since(sets.events(of: from[row]), row)
    case .sinceEventOf(.to): since(sets.events(of: to[row]), row)
    case .gap, .kept, .leaked, .siblings, .idle, .age, .degree, .balance: .nan
    }
  }

  /// Seconds since the latest of some events that is not later than a row.
  private func since(_ events: [Int64], _ row: Int) -> Double {
    events.filter { $0 <= time[row] }.max().map { Double(time[row]) - Double($0) } ?? .nan
  }

  /// Whether a test that a row alone decides holds, where no kernel does it.
  func holds(_ term: Term, _ interval: Interval, _ row: Int, _ sets: NodeSets) -> Bool {
    interval.contains(
      term.value { leaf in
        if case .attribute(let attribute) = leaf { number(attribute, row, sets) } else { .nan }
      })
  }
}

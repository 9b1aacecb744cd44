import SignaturePlan

// Numbers of one transfer; NaN where they are undefined.
extension FlowFacts {
  func number(_ attribute: TransferAttribute, of row: Int, from view: Standpoint) -> Double {
    let transfer = ledger[row]
    switch attribute {
    case .amount: return transfer.amount
    case .usd: return transfer.value ?? .nan
    case .time: return Double(transfer.time)
    case .rounded: return Numbers.rounded(transfer.amount)
    case .hour(let offset): return Numbers.hour(transfer.time, offset: offset)
    case .weekday(let offset): return Numbers.weekday(transfer.time, offset: offset)
    case .gap: return view.head.map { Double(transfer.time - $0.time) } ?? .nan
    case .kept: return kept(row, from: view)
    case .leaked(let within): return leaked(row, within: within, from: view)
    case .siblings(let within): return siblings(of: row, within: within, from: view).map { Double($0.count) } ?? .nan
    case .idle: return idle(row, after: view.head)
    case .age(let end): return ledger.age(row, end)
    case .degree(let end, let within): return ledger.degree(row, end, within: within)
    case .balance(let within): return ledger.balance(row, within: within)
    case .sinceEvent(let name): return since([name], row)
    case .sinceEventOf(let end): return since(ledger.labels.cases[transfer.node(at: end)] ?? [], row)
    }
  }

  private func kept(_ row: Int, from view: Standpoint) -> Double {
    guard let head = view.head else { return .nan }
    let comparesValues = view.anyAsset || view.isCredit
    return Numbers.ratio(
      ledger.measure(row, anyAsset: comparesValues), to: head.measure(anyAsset: comparesValues))
  }

  /// What else leaves the head, over what arrived.
  private func leaked(_ row: Int, within window: Int64, from view: Standpoint) -> Double {
    guard let arrived = view.arrived, let others = siblings(of: row, within: window, from: view) else { return .nan }
    return Numbers.ratio(Statistics.sum(others.map { ledger.measure($0, anyAsset: view.anyAsset) }), to: arrived)
  }

  /// Other transfers that leave the head soon after the arrival; nil without a head.
  private func siblings(of row: Int, within window: Int64, from view: Standpoint) -> [Int]? {
    view.head.map { head in
      ledger.leaving(head, anyAsset: view.anyAsset).filter { $0 != row && ledger[$0].time - head.time <= window }
    }
  }

  /// Seconds since the later of the funding arrival and the sender's last payment.
  private func idle(_ row: Int, after head: Head?) -> Double {
    let past = ledger.pasts[row]
    let funding = head?.time ?? past.lastArrival
    guard let since = [funding, past.lastPayment].compactMap({ $0 }).max() else { return .nan }
    return Double(ledger[row].time - since)
  }

  /// Seconds since the latest of the cases' events that had happened.
  private func since(_ cases: Set<String>, _ row: Int) -> Double {
    let time = ledger[row].time
    let past = cases.compactMap { ledger.labels.events[$0] }.filter { $0 <= time }
    return past.max().map { Double(time - $0) } ?? .nan
  }
}

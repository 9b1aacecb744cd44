import SignaturePlan

// Tests of one transfer, with the head it follows or none.
extension FlowFacts {
  func holds(_ condition: Condition, of row: Int, after head: Int?) -> Bool {
    condition.holds { test in passes(test, row: row, head: head) }
  }

  private func passes(_ test: TransferTest, row: Int, head: Int?) -> Bool {
    switch test {
    case .attribute(let attribute, let interval): interval.contains(number(attribute, of: row, after: head))
    case .asset(let symbols): symbols.contains(ledger[row].asset)
    case .member(let end, let set): ledger.isMember(ledger[row].node(at: end), of: set)
    case .fresh(let end): ledger.pasts[row].isFresh(end)
    case .relay(let relay): arrivesAtRelay(row, relay)
    }
  }

  /// NaN where the attribute is undefined.
  private func number(_ attribute: TransferAttribute, of row: Int, after head: Int?) -> Double {
    let transfer = ledger[row]
    switch attribute {
    case .amount: return transfer.amount
    case .usd: return transfer.value ?? .nan
    case .time: return Double(transfer.time)
    case .gap: return head.map { Double(ledger.seconds(from: $0, to: row)) } ?? .nan
    case .kept: return head.map { ratio(transfer.amount, to: ledger[$0].amount) } ?? .nan
    case .idle: return idle(row, after: head)
    }
  }

  /// Seconds since the later of the funding arrival and the sender's last payment.
  private func idle(_ row: Int, after head: Int?) -> Double {
    let past = ledger.pasts[row]
    let funding = head.map { ledger[$0].time } ?? past.lastArrival
    guard let since = [funding, past.lastPayment].compactMap({ $0 }).max() else { return .nan }
    return Double(ledger[row].time - since)
  }
}

/// A quotient of amounts, undefined (NaN) where the divisor is 0.
func ratio(_ amount: Double, to whole: Double) -> Double { whole > 0 ? amount / whole : .nan }

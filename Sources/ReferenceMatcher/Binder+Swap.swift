import SignaturePlan

// A payment and what is credited for it: swap and cross.
extension Binder {
  func candidates(of step: Step, _ swap: Swap, from view: Standpoint) -> [Candidate] {
    candidates(of: step, from: view, lag: swap.lag, swap.credit) { payment, credits in
      credits.filter { ledger[$0].receiver == payment.sender && ledger[$0].asset != payment.asset }
    }
  }

  func candidates(of step: Step, _ cross: Cross, from view: Standpoint) -> [Candidate] {
    candidates(of: step, from: view, lag: cross.lag, cross.credit) { payment, credits in
      let elsewhere = credits.filter { row in
        cross.chain.map { $0 == ledger[row].chain } ?? (ledger[row].chain != payment.chain)
      }
      guard let message = payment.message else { return elsewhere }
      let delivered = elsewhere.filter { ledger[$0].message == message }
      return delivered.isEmpty ? elsewhere.filter { ledger[$0].message == nil } : delivered
    }
  }

  /// One candidate for each payment with each of its credits; all have two transfers.
  ///
  /// - Parameter choice: which of the transfers that satisfy the clause are credits of a payment.
  private func candidates(
    of step: Step, from view: Standpoint, lag: Int64, _ credit: Condition, choice: (Transfer, [Int]) -> [Int]
  ) -> [Candidate] {
    let bound = nextRows(of: step, from: view).flatMap { payment in
      var after = view.at(ledger.head(of: payment))
      after.isCredit = true
      let later = (payment + 1..<max(ledger.count, payment + 1)).filter { row in
        inTime(row) && ledger.seconds(from: payment, to: row) <= lag && !ledger[row].isSelfTransfer
          && facts.holds(credit, of: row, from: after)
      }
      let credits = choice(ledger[payment], later)
      return credits.map { row in
        var bound = instance(of: view, rows: [payment, row], head: ledger.head(of: row))
        bound.candidates = credits.count
        return bound
      }
    }
    return bound.sorted { isPreferred($0.rows, to: $1.rows) }.map { Candidate($0, end: .head($0.heads[0])) }
  }
}

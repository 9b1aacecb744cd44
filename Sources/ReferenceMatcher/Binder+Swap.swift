import SignaturePlan

// A payment and what is credited for it: swap and cross.
extension Binder {
  func candidates(of step: Step, _ swap: Swap, from view: Standpoint) -> [Candidate] {
    candidates(of: step, from: view, lag: swap.lag, swap.credit) { payment, credit in
      credit.receiver == payment.sender && credit.asset != payment.asset
    }
  }

  func candidates(of step: Step, _ cross: Cross, from view: Standpoint) -> [Candidate] {
    candidates(of: step, from: view, lag: cross.lag, cross.credit) { payment, credit in
      cross.chain.map { $0 == credit.chain } ?? (credit.chain != payment.chain)
    }
  }

  /// One candidate for each payment with each of its credits; all have two transfers.
  private func candidates(
    of step: Step, from view: Standpoint, lag: Int64, _ credit: Condition, fits: (Transfer, Transfer) -> Bool
  ) -> [Candidate] {
    let bound = nextRows(of: step, from: view).flatMap { payment in
      var after = view.at(ledger.head(of: payment))
      after.isCredit = true
      let credits = (payment + 1..<max(ledger.count, payment + 1)).filter { row in
        inTime(row) && ledger.seconds(from: payment, to: row) <= lag && !ledger[row].isSelfTransfer
          && fits(ledger[payment], ledger[row]) && facts.holds(credit, of: row, from: after)
      }
      return credits.map { row in
        var bound = instance(of: view, rows: [payment, row], head: ledger.head(of: row))
        bound.candidates = credits.count
        return bound
      }
    }
    return bound.sorted { isPreferred($0.rows, to: $1.rows) }.map { Candidate($0, end: .head($0.heads[0])) }
  }
}

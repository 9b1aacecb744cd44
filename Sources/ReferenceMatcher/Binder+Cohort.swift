import SignaturePlan

// Payments out of a label set that no edge ties to the head.
extension Binder {
  /// One candidate if enough are taken and pass the test, else none.
  func candidates(of step: Step, _ cohort: Cohort, at place: Position, names: Names) -> [Candidate] {
    guard let anchor = place.heads.min(by: { $0.row < $1.row }) else { return [] }
    var view = Standpoint(of: step, head: nil, names: names)
    if case .head(let head) = place { view.head = head }
    let rows = taken(cohort, anchor: anchor, from: view)
    let bound = bound(view, rows)
    guard cohort.count.contains(rows.count), facts.holds(cohort.test, of: bound, names: names) else { return [] }
    return [Candidate(bound, end: .group(bound.heads))]
  }

  /// In ledger order, every payment that qualifies and keeps the cohort within its bounds.
  private func taken(_ cohort: Cohort, anchor: Head, from view: Standpoint) -> [Int] {
    var rows: [Int] = []
    var view = view
    for row in anchor.row + 1..<max(ledger.count, anchor.row + 1) {
      guard rows.count < cohort.count.upperBound else { break }
      guard isEligible(row, cohort, anchor: anchor, anyAsset: view.anyAsset),
        facts.holds(cohort.member, of: row, from: view), !exceeds(cohort.test, bound(view, rows + [row]), view.names)
      else { continue }
      rows.append(row)
      view.taken.insert(ledger[row].receiver)
    }
    return rows
  }

  private func isEligible(_ row: Int, _ cohort: Cohort, anchor: Head, anyAsset: Bool) -> Bool {
    let transfer = ledger[row]
    return transfer.chain == anchor.node.chain && (anyAsset || transfer.asset == anchor.asset)
      && !transfer.isSelfTransfer && facts.isMember(transfer.sender, of: cohort.from)
      && transfer.time - anchor.time <= cohort.window && inTime(row)
  }

  /// Whether some conjunct of a test that counts a sum is over its upper bound.
  private func exceeds(_ test: GroupCondition, _ instance: Instance, _ names: Names) -> Bool {
    test.conjuncts.contains { part in
      guard case .test(let test) = part, test.formula.countsSum, let upper = test.interval.upper else { return false }
      let number = facts.number(test.formula, of: instance, names: names)
      return upper.inclusive ? number > upper.value : number >= upper.value
    }
  }
}

extension Formula {
  /// Whether it counts something of the group that only grows.
  fileprivate var countsSum: Bool {
    leaves.contains { leaf in
      switch leaf {
      case .own(.sum, _), .own(.usd, _), .own(.share, _): true
      default: false
      }
    }
  }
}

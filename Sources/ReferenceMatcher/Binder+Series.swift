import SignaturePlan

// A run of payments of one sender.
extension Binder {
  /// One candidate for each run.
  func candidates(of step: Step, _ series: Series, from view: Standpoint) -> [Candidate] {
    let pool =
      view.head == nil ? facts.payments(of: step, by: origin, from: view) : facts.continuations(of: step, from: view)
    let runs = runs(in: pool, spacing: series.spacing).compactMap { run -> [Int]? in
      let rows = run.filter(inTime)
      guard let start = rows.first, series.count.contains(rows.count), mayStart(start, series.first, from: view),
        facts.holds(series.test, of: bound(view, rows), names: view.names)
      else { return nil }
      return rows
    }
    return runs.sorted(by: isPreferred).map { rows in
      let bound = self.bound(view, rows)
      return Candidate(bound, end: .group(bound.heads))
    }
  }

  /// The pool cut wherever a payment is not linked to the one before.
  private func runs(in pool: [Int], spacing: ClosedRange<Int64>) -> [[Int]] {
    var runs: [[Int]] = []
    for row in pool {
      if let before = runs.last?.last, spacing.contains(ledger.seconds(from: before, to: row)) {
        runs[runs.count - 1].append(row)
      } else {
        runs.append([row])
      }
    }
    return runs
  }
}

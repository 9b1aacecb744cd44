import SignaturePlan

extension FlowBinder {
  /// Payments out of a label set after the funds came to rest, one after another as far as they fit.
  func cohort(_ cohort: Cohort, _ number: Int, front: Front, scope: Scope) -> Candidate? {
    let step = program.steps[number]
    guard let anchor = front.heads.min() else { return nil }
    let vantage = vantage(of: step, head: front.head, scope: scope)
    var taken: [Row] = []
    let chain = scene.rows.chain[Int(anchor.row)]
    let end = min(deadline, anchor.time.addingClamped(cohort.window))
    let limits = self.limits(number)
    forEachSet(screens.cohortRows(number, self), after: anchor.row, until: end) { row in
      guard scene.rows.chain[Int(row)] == chain,
        vantage.byValue || scene.rows.asset[Int(row)] == anchor.asset, isMember(row, of: number, vantage),
        limits.isEmpty || fits(taken + [row], limits, number, vantage)
      else { return true }
      taken.append(row)
      vantage.take(scene.rows.to[Int(row)])
      return taken.count < cohort.count.upperBound
    }
    guard taken.count >= cohort.count.lowerBound else { return nil }
    let candidate = fanOut(taken, number, vantage)
    return passes(candidate.binding(), ends: taken.map { scene.rows.to[Int($0)] }, vantage) ? candidate : nil
  }

  /// Tests that end a cohort where a sum would be over their upper bound.
  private func limits(_ number: Int) -> [TermTest] {
    program.steps[number].test.conjuncts.compactMap { part in
      guard case .test(let test) = part, test.interval.upper != nil, test.term.counts([.sum, .usd, .share]) else {
        return nil
      }
      return test
    }
  }

  private func fits(_ rows: [Row], _ limits: [TermTest], _ number: Int, _ vantage: Vantage) -> Bool {
    guard work.spend(rows.count) else { return false }
    let bound = StepBinding(step: number, rows: rows, before: [vantage.head].compactMap(\.self), left: .start)
    let numbers = GroupNumbers(bound, ends: rows.map { scene.rows.to[Int($0)] }, self)
    return limits.allSatisfy { test in
      let value = value(test.term, numbers, vantage)
      return !(test.interval.upper.map { $0.isUnder(value) } ?? false)
    }
  }
}

extension Interval.Bound {
  /// Whether a number is over this bound.
  fileprivate func isUnder(_ value: Double) -> Bool { inclusive ? value > self.value : value >= self.value }
}

extension Term {
  /// Whether some of these numbers of the group itself occur in it.
  fileprivate func counts(_ functions: Set<GroupFunction>) -> Bool {
    leaves.contains { if case .own(let number) = $0 { functions.contains(number.function) } else { false } }
  }
}

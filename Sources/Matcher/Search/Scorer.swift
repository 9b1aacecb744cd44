import SignaturePlan

/// Works out what a bound flow scores, and why.
struct Scorer {
  private let binder: FlowBinder
  private var program: Program { binder.program }
  private var scene: Scene { binder.scene }

  init(_ binder: FlowBinder) { self.binder = binder }

  /// The parts that give points, in the plan's order.
  func reasons(_ totals: [StepTotals]) -> [Reason] {
    zip(program.plan.score, program.score).compactMap { part, rule in
      let points = self.points(rule, of: part.points, totals)
      guard points > .zero else { return nil }
      return Reason(points: points, text: part.text, steps: steps(behind: part.rule, totals))
    }
  }

  private func points(_ rule: ProgramRule, of most: Points, _ totals: [StepTotals]) -> Points {
    switch rule {
    case .always: return most
    case .when(let condition): return condition.holds { holds($0, totals) } ? most : .zero
    case .per(let each, let term, let over):
      let value = self.value(term, totals)
      guard value > over else { return .zero }
      return Points(rounding: min(most.value, each.value * (value - over)))
    case .scaled(let term, let from, let to):
      let share = (value(term, totals) - from) / (to - from)
      guard share > 0 else { return .zero }
      return Points(rounding: most.value * min(share, 1))
    }
  }

  private func holds(_ test: ScoreCheck, _ totals: [StepTotals]) -> Bool {
    switch test {
    case .number(let test): test.interval.contains(value(test.term, totals))
    case .anyAddress(let set): totals.contains { names($0, set) }
    }
  }

  private func value(_ term: Term, _ totals: [StepTotals]) -> Double {
    term.value { leaf in
      guard case .step(let step?, let number) = leaf else { return .nan }
      return StepTotals.value(number, of: step, in: totals, binder)
    }
  }

  private func names(_ total: StepTotals, _ set: SetReference) -> Bool {
    let members = scene.sets.members(of: set)
    return total.rows.contains {
      members.contains(scene.rows.from[Int($0)]) || members.contains(scene.rows.to[Int($0)])
    }
  }

  /// Names of the steps whose transfers earned the points.
  private func steps(behind rule: ScorePart.Rule, _ totals: [StepTotals]) -> [String] {
    if case .always = rule {
      return program.steps.indices.filter { !totals[$0].rows.isEmpty }.map { program.steps[$0].name }
    }
    let sets = (rule.condition?.tests ?? []).compactMap { test -> SetReference? in
      if case .anyAddress(let set) = test { program.plan.shared(set) } else { nil }
    }
    let naming = program.steps.indices.filter { number in sets.contains { names(totals[number], $0) } }
    var steps: [String] = []
    for name in rule.aggregates.map(\.step) + naming.map({ program.steps[$0].name }) where !steps.contains(name) {
      steps.append(name)
    }
    return steps
  }
}

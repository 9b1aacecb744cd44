import SignaturePlan

/// Works out what a bound flow scores, and why.
struct Scorer {
  let program: Program
  let scene: Scene

  /// The parts that give points, in the plan's order.
  func reasons(_ totals: [StepTotals]) -> [Reason] {
    program.plan.score.compactMap { part in
      let points = self.points(part, totals)
      guard points > .zero else { return nil }
      return Reason(points: points, text: part.text, steps: steps(behind: part.rule, totals))
    }
  }

  private func points(_ part: ScorePart, _ totals: [StepTotals]) -> Points {
    switch part.rule {
    case .always: return part.points
    case .when(let condition): return condition.holds { holds($0, totals) } ? part.points : .zero
    case .per(let each, let aggregate, let over):
      let value = self.value(aggregate, totals)
      guard value > over else { return .zero }
      return Points(rounding: min(part.points.value, each.value * (value - over)))
    case .scaled(let aggregate, let from, let to):
      let share = (value(aggregate, totals) - from) / (to - from)
      guard share > 0 else { return .zero }
      return Points(rounding: part.points.value * min(share, 1))
    }
  }

  private func holds(_ test: ScoreTest, _ totals: [StepTotals]) -> Bool {
    switch test {
    case .aggregate(let aggregate, let interval): interval.contains(value(aggregate, totals))
    case .anyAddress(let set): totals.contains { names($0, set) }
    }
  }

  private func value(_ aggregate: Aggregate, _ totals: [StepTotals]) -> Double {
    guard let number = program.number(of: aggregate.step) else { return .nan }
    return StepTotals.value(aggregate.function, of: number, in: totals, program, scene)
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
      if case .anyAddress(let set) = test { set } else { nil }
    }
    let naming = program.steps.indices.filter { number in sets.contains { names(totals[number], $0) } }
    var steps: [String] = []
    for name in rule.aggregates.map(\.step) + naming.map({ program.steps[$0].name }) where !steps.contains(name) {
      steps.append(name)
    }
    return steps
  }
}

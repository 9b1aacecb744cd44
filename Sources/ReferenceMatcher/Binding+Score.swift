import SignaturePlan

// What a binding scores, and why.
extension Binding {
  /// Score parts that give points, in order.
  var reasons: [Reason] {
    plan.score.compactMap { part in
      let points = points(for: part)
      guard points > .zero else { return nil }
      return Reason(points: points, text: part.text, steps: steps(behind: part.rule))
    }
  }

  private func points(for part: ScorePart) -> Points {
    switch part.rule {
    case .always: part.points
    case .when(let condition): holds(condition) ? part.points : .zero
    case .per(let each, let aggregate, let over): points(part.points, each: each, of: number(aggregate), over: over)
    case .scaled(let aggregate, let from, let to): points(part.points, of: number(aggregate), from: from, to: to)
    }
  }

  private func points(_ most: Points, each: Points, of number: Double, over base: Double) -> Points {
    // An undefined number is over nothing.
    guard number > base else { return .zero }
    return Points(rounding: min(most.value, each.value * (number - base)))
  }

  private func points(_ most: Points, of number: Double, from low: Double, to high: Double) -> Points {
    let share = (number - low) / (high - low)
    guard !share.isNaN else { return .zero }
    return Points(rounding: most.value * min(max(share, 0), 1))
  }

  private func holds(_ condition: ScoreCondition) -> Bool {
    condition.holds { test in
      switch test {
      case .aggregate(let aggregate, let interval): interval.contains(number(aggregate))
      case .formula(let formula, let interval): interval.contains(number(formula))
      case .anyAddress(let set): !stepsNaming(set).isEmpty
      }
    }
  }

  /// A formula over numbers of steps; NaN where it is undefined.
  private func number(_ formula: Formula) -> Double {
    formula.value { leaf in if case .aggregate(let aggregate) = leaf { number(aggregate) } else { .nan } }
  }

  /// Steps whose transfers have an address of a set at either end, in the plan's order.
  private func stepsNaming(_ set: SetReference) -> [String] {
    plan.allSteps.filter { step in
      let nodes = rows(of: step).flatMap { [ledger[$0].sender, ledger[$0].receiver] }
      return nodes.contains { facts.isMember($0, of: set) }
    }.map(\.name)
  }

  /// The steps that a part asks about, as it names them, then those whose addresses it asks about.
  private func steps(behind rule: ScorePart.Rule) -> [String] {
    if case .always = rule { return plan.allSteps.filter { !rows(of: $0).isEmpty }.map(\.name) }
    let sets = (rule.condition?.tests ?? []).compactMap { if case .anyAddress(let set) = $0 { set } else { nil } }
    var names: [String] = []
    for name in rule.aggregates.map(\.step) + sets.flatMap(stepsNaming) where !names.contains(name) {
      names.append(name)
    }
    return names
  }
}

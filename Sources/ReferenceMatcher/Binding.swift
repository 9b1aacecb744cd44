import SignaturePlan

/// A flow with all its steps bound, seen step by step of the plan.
struct Binding {
  let plan: Plan
  let ledger: Ledger
  /// By name of a step: its instances, one outside `each`, any number inside.
  private var instances: [String: [BoundStep]] = [:]
  /// By name of a step inside `each`: the name of that `each`.
  private var enclosing: [String: String] = [:]

  init(plan: Plan, ledger: Ledger, steps: [BoundStep]) {
    self.plan = plan
    self.ledger = ledger
    collect(steps)
    for step in plan.allSteps {
      guard case .each(let each) = step.kind else { continue }
      for inner in each.steps { enclosing[inner.name] = step.name }
    }
  }

  private mutating func collect(_ steps: [BoundStep]) {
    for bound in steps {
      instances[bound.step.name, default: []].append(bound)
      for branch in bound.branches { collect(branch) }
    }
  }

  /// The transfers bound to a step over all its instances, in ledger order, each once.
  func rows(of step: Step) -> [Int] { Set((instances[step.name] ?? []).flatMap(\.rows)).sorted() }

  /// By step in the plan's order, outer ones before inner ones, then in ledger order.
  var evidence: [Finding.Item] {
    plan.allSteps.flatMap { step in
      rows(of: step).enumerated().map { Finding.Item(step: step.name, index: $0.offset + 1, row: $0.element) }
    }
  }

  /// Whether transfers after the end of the data could still change this match.
  var isOpen: Bool {
    guard plan.lookAhead > 0, let last = plan.allSteps.flatMap({ rows(of: $0) }).max() else { return false }
    return ledger.seconds(from: last, to: ledger.count - 1) < plan.lookAhead
  }

  /// A number of the transfers bound to a step; NaN where it is undefined, or the plan has no such step.
  func number(_ aggregate: Aggregate) -> Double {
    guard let step = plan.allSteps.first(where: { $0.name == aggregate.step }) else { return .nan }
    if case .each = step.kind { return branchNumber(aggregate.function, of: step) }
    return tally(of: step).number(aggregate.function)
  }

  /// `each` has no transfers of its own.
  private func branchNumber(_ function: GroupFunction, of step: Step) -> Double {
    let matched = (instances[step.name] ?? []).reduce(0) { $0 + $1.branches.count }
    return switch function {
    case .count: Double(matched)
    case .fraction: ratio(Double(matched), to: branchesTried(by: step.name))
    default: .nan
    }
  }

  private func tally(of step: Step) -> Tally {
    Tally(
      ledger: ledger, rows: rows(of: step), arrived: arrived(at: step), depth: depth(of: step),
      fraction: fraction(of: step))
  }

  /// What arrived at the head of a step; inside `each` there are many heads, and no one answer.
  private func arrived(at step: Step) -> Double {
    guard enclosing[step.name] == nil, let head = instances[step.name]?.first?.head else { return .nan }
    return ledger[head].amount
  }

  /// The largest over instances; without any, undefined for the steps that could have several depths.
  private func depth(of step: Step) -> Double {
    switch step.kind {
    case .chain, .mesh: (instances[step.name] ?? []).map { Double($0.depth) }.max() ?? .nan
    case .hop, .split, .each: 1
    }
  }

  /// Bound instances over branches tried; outside `each`, 1.
  private func fraction(of step: Step) -> Double {
    guard let each = enclosing[step.name] else { return 1 }
    return ratio(Double(instances[step.name]?.count ?? 0), to: branchesTried(by: each))
  }

  /// Over all bound instances of an `each`.
  private func branchesTried(by name: String) -> Double {
    Double((instances[name] ?? []).reduce(0) { $0 + $1.tried })
  }
}

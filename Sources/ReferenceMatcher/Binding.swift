import SignaturePlan

/// A flow with all its steps bound, seen step by step of the plan.
struct Binding {
  let plan: Plan
  let facts: FlowFacts
  /// By name of a step: its instances, at most one outside `each` and `repeat`.
  private var instances: [String: [Instance]] = [:]
  /// By name of a step: the blocks around it.
  private var surroundings: [String: Surroundings] = [:]

  private struct Surroundings {
    /// The nearest `each` around.
    var each: String?
    /// Whether an `each` or `repeat` around may bind it more than once.
    var isRepeated = false
  }

  init(plan: Plan, facts: FlowFacts, steps: [BoundStep]) {
    self.plan = plan
    self.facts = facts
    collect(steps)
    surround(plan.steps, with: Surroundings())
  }

  var ledger: Ledger { facts.ledger }

  private mutating func collect(_ steps: [BoundStep]) {
    for bound in steps {
      instances[bound.step.name, default: []].append(bound.instance)
      for branch in bound.branches { collect(branch) }
    }
  }

  private mutating func surround(_ steps: [Step], with around: Surroundings) {
    for step in steps {
      surroundings[step.name] = around
      var inner = around
      switch step.kind {
      case .each: inner = Surroundings(each: step.name, isRepeated: true)
      case .repetition: inner.isRepeated = true
      default: break
      }
      for block in step.blocks { surround(block, with: inner) }
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
    return Tally(facts: facts, instance: whole(of: step)).number(aggregate.function, where: aggregate.condition)
  }

  /// All instances of a step as one.
  private func whole(of step: Step) -> Instance {
    let parts = instances[step.name] ?? []
    let around = surroundings[step.name] ?? Surroundings()
    var whole = Instance(nature: step.nature, anyAsset: step.looksAtAnyAsset, rows: rows(of: step))
    whole.heads = parts.flatMap(\.heads)
    whole.depth = parts.map(\.depth).max() ?? 1
    whole.matched = parts.reduce(0) { $0 + $1.matched }
    whole.tried = parts.reduce(0) { $0 + $1.tried }
    whole.rounds = parts.reduce(0) { $0 + $1.rounds }
    whole.fraction = around.each.map { Numbers.ratio(Double(parts.count), to: branchesTried(by: $0)) } ?? 1
    // Several instances have several heads, and no one answer.
    let only = around.isRepeated ? nil : parts.first
    whole.arrived = only?.arrived
    whole.since = only?.since
    whole.reached = only?.reached
    whole.candidates = only?.candidates
    return whole
  }

  /// Over all bound instances of an `each`.
  private func branchesTried(by name: String) -> Double {
    Double((instances[name] ?? []).reduce(0) { $0 + $1.tried })
  }
}

extension Step {
  fileprivate var nature: Instance.Nature {
    switch kind {
    case .each: .branches
    case .repetition: .rounds
    default: .transfers
    }
  }
}

extension Step {
  /// The same step with other limits, and the steps inside it.
  func withLimits(_ move: LimitMove) -> Step {
    var step = self
    step.kind = kind.withLimits(move, name)
    return step
  }
}

extension Step.Kind {
  fileprivate func withLimits(_ move: LimitMove, _ name: String) -> Step.Kind {
    switch self {
    case .hop(let hop): .hop(Hop(condition: hop.condition.withLimits(move, name)))
    case .chain(let chain):
      .chain(
        Chain(
          count: move.count(chain.count, .count, name, least: 1), condition: chain.condition.withLimits(move, name)))
    case .split(let split): .split(split.withLimits(move, name))
    case .series(let series): .series(series.withLimits(move, name))
    case .gather(let gather): .gather(gather.withLimits(move, name))
    case .cohort(let cohort): .cohort(cohort.withLimits(move, name))
    case .mesh(let mesh): .mesh(mesh.withLimits(move, name))
    case .trace(let trace): .trace(trace.withLimits(move, name))
    case .swap(let swap): .swap(swap.withLimits(move, name))
    case .cross(let cross): .cross(cross.withLimits(move, name))
    case .each(let each):
      .each(
        Each(
          group: each.group, quota: each.quota.withLimits(move, name), steps: each.steps.map { $0.withLimits(move) }))
    case .repetition(let repetition):
      .repetition(
        Repetition(
          count: move.count(repetition.count, .count, name, least: 1),
          steps: repetition.steps.map { $0.withLimits(move) }))
    case .optional(let step): .optional(step.withLimits(move))
    case .either(let either):
      .either(Either(alternatives: either.alternatives.map { $0.map { $0.withLimits(move) } }))
    case .absence: self
    }
  }
}

extension Each.Quota {
  fileprivate func withLimits(_ move: LimitMove, _ name: String) -> Each.Quota {
    switch self {
    case .fraction(let share): .fraction(move.value(PlanLimit(name, .matchedShare, share, isLower: true)))
    case .count(let count): .count(move.whole(PlanLimit(name, .matched, Double(count), isLower: true, least: 1)))
    }
  }
}

// MARK: Groups

extension LimitMove {
  fileprivate func window(_ seconds: Int64, _ name: String) -> Int64 {
    self.seconds(PlanLimit(name, .window, Double(seconds), isLower: false))
  }

  fileprivate func equal(_ share: Double, _ name: String) -> Double {
    value(PlanLimit(name, .equal, share, isLower: false))
  }
}

extension Split {
  fileprivate func withLimits(_ move: LimitMove, _ name: String) -> Split {
    var split = self
    split.count = move.count(count, .count, name, least: 2)
    split.window = move.window(window, name)
    split.member = member.withLimits(move, name)
    split.first = first.withLimits(move, name)
    split.equal = equal.map { move.equal($0, name) }
    split.test = test.withLimits(move, name)
    return split
  }
}

extension Series {
  fileprivate func withLimits(_ move: LimitMove, _ name: String) -> Series {
    var series = self
    series.count = move.count(count, .count, name, least: 2)
    let shortest = move.seconds(PlanLimit(name, .spacing, Double(spacing.lowerBound), isLower: true))
    let longest = move.seconds(PlanLimit(name, .spacing, Double(spacing.upperBound), isLower: false))
    series.spacing = shortest...max(shortest, longest)
    series.member = member.withLimits(move, name)
    series.first = first.withLimits(move, name)
    series.test = test.withLimits(move, name)
    return series
  }
}

extension Gather {
  fileprivate func withLimits(_ move: LimitMove, _ name: String) -> Gather {
    var gather = self
    gather.count = move.count(count, .count, name, least: 2)
    gather.window = move.window(window, name)
    gather.member = member.withLimits(move, name)
    gather.first = first.withLimits(move, name)
    gather.equal = equal.map { move.equal($0, name) }
    gather.test = test.withLimits(move, name)
    return gather
  }
}

extension Cohort {
  fileprivate func withLimits(_ move: LimitMove, _ name: String) -> Cohort {
    var cohort = self
    cohort.count = move.count(count, .count, name, least: 1)
    cohort.window = move.window(window, name)
    cohort.member = member.withLimits(move, name)
    cohort.test = test.withLimits(move, name)
    return cohort
  }
}

extension Mesh {
  fileprivate func withLimits(_ move: LimitMove, _ name: String) -> Mesh {
    var mesh = self
    mesh.count = move.count(count, .count, name, least: 1)
    mesh.relay = relay.withLimits(move, name)
    mesh.window = window.map { move.window($0, name) }
    mesh.member = member.withLimits(move, name)
    mesh.test = test.withLimits(move, name)
    return mesh
  }
}

extension Trace {
  fileprivate func withLimits(_ move: LimitMove, _ name: String) -> Trace {
    var trace = self
    trace.depth = move.count(depth, .depth, name, least: 1)
    trace.relay = relay?.withLimits(move, name)
    trace.member = member.withLimits(move, name)
    trace.test = test.withLimits(move, name)
    return trace
  }
}

extension Relay {
  fileprivate func withLimits(_ move: LimitMove, _ name: String) -> Relay {
    var relay = self
    relay.within = move.seconds(PlanLimit(name, .relayWindow, Double(within), isLower: false))
    relay.passes = move.interval(passes, .relayShare, name)
    return relay
  }
}

extension Swap {
  fileprivate func withLimits(_ move: LimitMove, _ name: String) -> Swap {
    var swap = self
    swap.payment = payment.withLimits(move, name)
    swap.lag = move.seconds(PlanLimit(name, .lag, Double(lag), isLower: false))
    swap.credit = credit.withLimits(move, name)
    return swap
  }
}

extension Cross {
  fileprivate func withLimits(_ move: LimitMove, _ name: String) -> Cross {
    var cross = self
    cross.payment = payment.withLimits(move, name)
    cross.lag = move.seconds(PlanLimit(name, .lag, Double(lag), isLower: false))
    cross.credit = credit.withLimits(move, name)
    return cross
  }
}

// MARK: Conditions

extension Logic {
  /// The same with other tests, those that `not` denies as they are.
  fileprivate func mapped(_ transform: (Test) -> Test) -> Logic {
    switch self {
    case .test(let leaf): .test(transform(leaf))
    case .all(let parts): .all(parts.map { $0.mapped(transform) })
    case .any(let parts): .any(parts.map { $0.mapped(transform) })
    case .not: self
    }
  }
}

extension Logic where Test == TransferTest {
  fileprivate func withLimits(_ move: LimitMove, _ name: String) -> Condition {
    mapped { test in
      switch test {
      case .attribute(let attribute, let interval):
        .attribute(attribute, move.interval(interval, .attribute(attribute), name))
      case .formula(let formula, let interval): .formula(formula, move.interval(interval, .formula(formula), name))
      case .relay(let relay): .relay(relay.withLimits(move, name))
      default: test
      }
    }
  }
}

extension Logic where Test == GroupTest {
  fileprivate func withLimits(_ move: LimitMove, _ name: String) -> GroupCondition {
    mapped { GroupTest($0.formula, move.interval($0.interval, .formula($0.formula), name)) }
  }
}

extension TransferAttribute {
  /// Whether near its limit is nearly within it: not so for times and for hours of the day.
  public var isGradual: Bool {
    switch self {
    case .time, .hour, .weekday, .rounded: false
    case .amount, .usd, .gap, .kept, .leaked, .siblings, .idle, .age, .degree, .balance: true
    case .sinceEvent, .sinceEventOf: true
    }
  }

  var isCount: Bool {
    switch self {
    case .siblings, .degree: true
    default: false
    }
  }
}

extension GroupFunction {
  /// Whether near its limit is nearly within it: not so for times.
  var isGradual: Bool { self != .first && self != .last }

  var isCount: Bool {
    switch self {
    case .count, .depth, .addresses, .ends, .candidates: true
    case .distinctFrom, .distinctTo, .distinctAsset, .distinctChain, .distinctAmount: true
    case .distinctFromCase, .distinctToCase, .distinctFromEntity, .distinctToEntity: true
    default: false
    }
  }
}

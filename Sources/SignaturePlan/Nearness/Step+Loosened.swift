extension Step {
  /// The same step with its limits moved outwards, and those of the steps inside it.
  func loosened(_ spread: Spread) -> Step {
    var step = self
    step.kind = kind.loosened(spread)
    return step
  }
}

extension Step.Kind {
  fileprivate func loosened(_ spread: Spread) -> Step.Kind {
    switch self {
    case .hop(let hop): .hop(Hop(condition: hop.condition.loosened(spread)))
    case .chain(let chain):
      .chain(Chain(count: spread.wider(chain.count, least: 1), condition: chain.condition.loosened(spread)))
    case .split(let split): .split(split.loosened(spread))
    case .series(let series): .series(series.loosened(spread))
    case .gather(let gather): .gather(gather.loosened(spread))
    case .cohort(let cohort): .cohort(cohort.loosened(spread))
    case .mesh(let mesh): .mesh(mesh.loosened(spread))
    case .trace(let trace): .trace(trace.loosened(spread))
    case .swap(let swap): .swap(swap.loosened(spread))
    case .cross(let cross): .cross(cross.loosened(spread))
    case .each(let each):
      .each(
        Each(group: each.group, quota: each.quota.loosened(spread), steps: each.steps.map { $0.loosened(spread) }))
    case .repetition(let repetition):
      .repetition(
        Repetition(
          count: spread.wider(repetition.count, least: 1), steps: repetition.steps.map { $0.loosened(spread) }))
    case .optional(let step): .optional(step.loosened(spread))
    case .either(let either):
      .either(Either(alternatives: either.alternatives.map { $0.map { $0.loosened(spread) } }))
    case .absence: self
    }
  }
}

extension Each.Quota {
  fileprivate func loosened(_ spread: Spread) -> Each.Quota {
    switch self {
    case .fraction(let share): .fraction(share * (1 - spread.share))
    case .count(let count): .count(spread.wider(count...count, least: 1).lowerBound)
    }
  }
}

// MARK: Groups

extension Split {
  fileprivate func loosened(_ spread: Spread) -> Split {
    Split(
      count: spread.wider(count, least: 2), window: spread.longer(window), member: member.loosened(spread),
      first: first.loosened(spread), equal: equal.map { $0 * (1 + spread.share) }, test: test.loosened(spread),
      key: key)
  }
}

extension Series {
  fileprivate func loosened(_ spread: Spread) -> Series {
    Series(
      count: spread.wider(count, least: 2),
      spacing: spread.shorter(spacing.lowerBound)...spread.longer(spacing.upperBound),
      member: member.loosened(spread), first: first.loosened(spread), test: test.loosened(spread))
  }
}

extension Gather {
  fileprivate func loosened(_ spread: Spread) -> Gather {
    Gather(
      count: spread.wider(count, least: 2), window: spread.longer(window), of: of, member: member.loosened(spread),
      first: first.loosened(spread), equal: equal.map { $0 * (1 + spread.share) }, test: test.loosened(spread))
  }
}

extension Cohort {
  fileprivate func loosened(_ spread: Spread) -> Cohort {
    Cohort(
      count: spread.wider(count, least: 1), window: spread.longer(window), from: from,
      member: member.loosened(spread), test: test.loosened(spread))
  }
}

extension Mesh {
  fileprivate func loosened(_ spread: Spread) -> Mesh {
    Mesh(
      count: spread.wider(count, least: 1), relay: relay, window: window.map(spread.longer),
      member: member.loosened(spread), test: test.loosened(spread))
  }
}

extension Trace {
  fileprivate func loosened(_ spread: Spread) -> Trace {
    var trace = self
    trace.depth = spread.wider(depth, least: 1)
    trace.member = member.loosened(spread)
    trace.test = test.loosened(spread)
    return trace
  }
}

extension Swap {
  fileprivate func loosened(_ spread: Spread) -> Swap {
    var swap = self
    swap.lag = spread.longer(lag)
    swap.payment = payment.loosened(spread)
    swap.credit = credit.loosened(spread)
    return swap
  }
}

extension Cross {
  fileprivate func loosened(_ spread: Spread) -> Cross {
    var cross = self
    cross.lag = spread.longer(lag)
    cross.payment = payment.loosened(spread)
    cross.credit = credit.loosened(spread)
    return cross
  }
}

// MARK: Conditions

extension Logic {
  /// The same with other tests, those that `not` denies as they are.
  fileprivate func widened(_ transform: (Test) -> Test) -> Logic {
    switch self {
    case .test(let leaf): .test(transform(leaf))
    case .all(let parts): .all(parts.map { $0.widened(transform) })
    case .any(let parts): .any(parts.map { $0.widened(transform) })
    case .not: self
    }
  }
}

extension Logic where Test == TransferTest {
  fileprivate func loosened(_ spread: Spread) -> Condition {
    widened { test in
      switch test {
      case .attribute(let attribute, let interval) where attribute.isLimit:
        .attribute(attribute, spread.wider(interval, isCount: attribute.isCount))
      case .formula(let formula, let interval): .formula(formula, spread.wider(interval, isCount: false))
      default: test
      }
    }
  }
}

extension Logic where Test == GroupTest {
  fileprivate func loosened(_ spread: Spread) -> GroupCondition {
    widened { test in
      if let function = test.function, !function.isLimit { return test }
      return GroupTest(test.formula, spread.wider(test.interval, isCount: test.function?.isCount ?? false))
    }
  }
}

extension TransferAttribute {
  /// Whether near its limit is nearly within it: not so for times and for hours of the day.
  public var isLimit: Bool {
    switch self {
    case .time, .hour, .weekday, .rounded: false
    case .amount, .usd, .gap, .kept, .leaked, .siblings, .idle, .age, .degree, .balance: true
    case .sinceEvent, .sinceEventOf: true
    }
  }

  fileprivate var isCount: Bool {
    switch self {
    case .siblings, .degree: true
    default: false
    }
  }
}

extension GroupFunction {
  /// Whether near its limit is nearly within it: not so for times.
  public var isLimit: Bool { self != .first && self != .last }

  fileprivate var isCount: Bool {
    switch self {
    case .count, .depth, .addresses, .ends, .candidates: true
    case .distinctFrom, .distinctTo, .distinctAsset, .distinctChain, .distinctAmount: true
    case .distinctFromCase, .distinctToCase, .distinctFromEntity, .distinctToEntity: true
    default: false
    }
  }
}

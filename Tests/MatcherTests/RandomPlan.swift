import SignaturePlan

/// Makes plans over the whole of what plans can say.
struct RandomPlan {
  private var generator: SeededGenerator
  private var count = 0

  static func make(_ generator: inout SeededGenerator) -> Plan {
    var maker = RandomPlan(generator: generator)
    defer { generator = maker.generator }
    return maker.plan()
  }

  private init(generator: SeededGenerator) { self.generator = generator }

  private mutating func plan() -> Plan {
    let horizon = generator.pick([10, 60, 300, 2_000] as [Int64])
    let steps = block(horizon: horizon, depth: 0)
    var plan = Plan(name: "random", meta: Meta(), horizon: horizon, steps: steps, score: [], reportAt: Points(5))
    let names = plan.allSteps.map(\.name)
    plan.score = [ScorePart(points: Points(generator.pick([3, 5, 5, 5])), text: "base", rule: .always)]
    for number in 0..<Int.random(in: 0...3, using: &generator) {
      plan.score.append(ScorePart(points: Points(3), text: "part \(number)", rule: rule(names)))
    }
    return plan
  }

  private mutating func name(_ kind: String) -> String {
    count += 1
    return "\(kind)\(count)"
  }

  /// A flow, or the inside of an `each`: single heads first, then perhaps a group and what follows from it.
  private mutating func block(horizon: Int64, depth: Int) -> [Step] {
    var steps: [Step] = []
    for _ in 0..<Int.random(in: 0...2, using: &generator) { steps.append(single(isFirst: depth == 0 && steps.isEmpty)) }
    guard steps.isEmpty || generator.once(in: 2) else { return steps }
    guard !generator.once(in: 5) || !steps.isEmpty else { return [single(isFirst: depth == 0)] }
    steps.append(group(horizon: horizon, isFirst: depth == 0 && steps.isEmpty))
    while depth < 2, generator.once(in: 2) { steps.append(each(of: steps, horizon: horizon, depth: depth)) }
    return steps
  }

  private mutating func single(isFirst: Bool) -> Step {
    if generator.once(in: 2) {
      return Step(name: name("hop"), kind: .hop(Hop(condition: condition(isFirst: isFirst))))
    }
    let low = Int.random(in: 1...3, using: &generator)
    let chain = Chain(
      count: low...(low + Int.random(in: 0...3, using: &generator)), condition: condition(isFirst: isFirst))
    return Step(name: name("chain"), kind: .chain(chain))
  }

  private mutating func group(horizon: Int64, isFirst: Bool) -> Step {
    let low = Int.random(in: 1...3, using: &generator)
    if generator.once(in: 2) {
      let count = low...(generator.once(in: 2) ? .max : low + Int.random(in: 0...6, using: &generator))
      let mesh = Mesh(
        count: count, relay: relay(),
        window: generator.once(in: 3) ? Int64.random(in: 1...horizon, using: &generator) : nil,
        member: rowCondition(), test: test(isFirst: isFirst))
      return Step(name: name("mesh"), kind: .mesh(mesh))
    }
    let split = Split(
      count: low...(low + Int.random(in: 0...3, using: &generator)),
      window: Int64.random(in: 1...min(horizon, 200), using: &generator), member: rowCondition(),
      first: first(isFirst: isFirst), equal: generator.once(in: 2) ? generator.pick([0, 0.02, 0.1, 0.5]) : nil,
      test: test(isFirst: isFirst))
    return Step(name: name("split"), kind: .split(split))
  }

  private mutating func each(of steps: [Step], horizon: Int64, depth: Int) -> Step {
    let groups = steps.filter {
      switch $0.kind {
      case .split, .mesh, .each: true
      case .hop, .chain: false
      }
    }
    let quota: Each.Quota = generator.once(in: 2) ? .fraction(generator.pick([0, 0.3, 0.5, 1])) : .count(1)
    let inner = block(horizon: horizon, depth: depth + 1)
    return Step(
      name: name("each"), kind: .each(Each(group: generator.pick(groups).name, quota: quota, steps: inner)))
  }
}

// MARK: Conditions

extension RandomPlan {
  private mutating func condition(isFirst: Bool) -> Condition {
    var parts = [rowCondition()]
    if !isFirst, generator.once(in: 2) {
      parts.append(.test(.attribute(.gap, .atMost(generator.pick([0, 5, 60, 500])))))
    }
    if !isFirst, generator.once(in: 2) {
      parts.append(.test(.attribute(.kept, Interval(generator.pick([0.8...1, 0.5...0.99, 0...2])))))
    }
    if generator.once(in: 5) { parts.append(.test(.attribute(.idle, idle()))) }
    if generator.once(in: 6) { parts.append(.any([.test(.attribute(.gap, .atMost(10))), .test(.fresh(.to))])) }
    return .all(parts)
  }

  private mutating func first(isFirst: Bool) -> Condition {
    guard generator.once(in: 3) else { return .always }
    if !isFirst, generator.once(in: 2) { return .test(.attribute(.gap, .atMost(generator.pick([5, 50])))) }
    return generator.once(in: 2) ? .test(.attribute(.idle, idle())) : .test(.fresh(.from))
  }

  private mutating func idle() -> Interval {
    generator.pick([.atLeast(5), .atLeast(40), .atMost(20), Interval(2...30), .above(0), .below(9)])
  }

  /// A condition on one transfer and its ends.
  private mutating func rowCondition() -> Condition {
    guard generator.once(in: 2) else { return .always }
    let parts = (0..<Int.random(in: 1...2, using: &generator)).map { _ in Condition.test(rowTest()) }
    switch Int.random(in: 0..<5, using: &generator) {
    case 0: return .any(parts)
    case 1: return .not(.all(parts))
    default: return .all(parts)
    }
  }

  private mutating func rowTest() -> TransferTest {
    let end = generator.pick(End.allCases)
    switch Int.random(in: 0..<8, using: &generator) {
    case 0: return .attribute(.usd, generator.pick([.atLeast(50), .atMost(100), .above(95), Interval(1...200)]))
    case 1: return .attribute(.amount, generator.pick([.atLeast(1), .atLeast(90), .below(100), Interval(90...110)]))
    case 2: return .asset(generator.pick([["USD"], ["ETH", "USD"], ["NONE"]]))
    case 3, 4: return .fresh(end)
    case 5: return .relay(relay())
    case 6: return .attribute(.time, .atLeast(Double(Int.random(in: 0...3_000, using: &generator))))
    default: return .member(end, generator.pick(RandomLedger.sets))
    }
  }

  private mutating func relay() -> Relay {
    Relay(
      within: generator.pick([0, 5, 60, 600]),
      passes: generator.pick([Interval(0.5...1.5), Interval(0.85...1.1), .atLeast(0), Interval(0...0.5)]),
      maximumAge: generator.pick([20, 500, 100_000]), maximumDegree: generator.pick([1, 3, 100]))
  }

  private mutating func test(isFirst: Bool) -> GroupCondition {
    guard generator.once(in: 2) else { return .always }
    return .all([.test(groupTest(isFirst: isFirst))])
  }

  private mutating func groupTest(isFirst: Bool) -> GroupTest {
    switch Int.random(in: 0..<9, using: &generator) {
    case 0: GroupTest(.cv, .atMost(generator.pick([0, 0.05, 0.5])))
    case 1: GroupTest(.maxShare, .atMost(generator.pick([0.3, 0.6])))
    case 2: isFirst ? GroupTest(.sum, .atLeast(150)) : GroupTest(.share, .atLeast(generator.pick([0.2, 0.9])))
    case 3: GroupTest(.depth, .atLeast(generator.pick([1, 2, 3])))
    case 4: GroupTest(.addresses, .atLeast(3))
    case 5: GroupTest(.median, .atLeast(50))
    case 6: GroupTest(.duration, .atMost(50))
    case 7: GroupTest(.count, .atLeast(2))
    default: GroupTest(.usd, .atLeast(100))
    }
  }

  private mutating func rule(_ names: [String]) -> ScorePart.Rule {
    let aggregate = Aggregate(step: generator.pick(names), function: generator.pick(GroupFunction.allCases))
    switch Int.random(in: 0..<5, using: &generator) {
    case 0: return .per(Points(tenths: 7), aggregate, over: 1)
    case 1: return .scaled(aggregate, from: 0.5, to: 3)
    case 2: return .when(.test(.anyAddress(generator.pick(RandomLedger.sets))))
    case 3:
      return .when(
        .any([.test(.aggregate(aggregate, .atLeast(1))), .test(.anyAddress(generator.pick(RandomLedger.sets)))]))
    default: return .when(.not(.test(.aggregate(aggregate, .atMost(2)))))
    }
  }
}

import SignaturePlan

/// Makes plans over the whole of what plans can say.
struct RandomPlan {
  var generator: SeededGenerator
  /// Seconds.
  var horizon: Int64 = 0
  var scope = RandomScope()
  /// Sets that the plan declares itself.
  private var declared: [DeclaredSet] = []
  private var count = 0

  static func make(_ generator: inout SeededGenerator) -> Plan {
    var maker = RandomPlan(generator: generator)
    defer { generator = maker.generator }
    return maker.plan()
  }

  private init(generator: SeededGenerator) { self.generator = generator }

  private mutating func plan() -> Plan {
    horizon = generator.pick([10, 60, 300, 2_000])
    if generator.once(in: 3) { declared = [RandomLedger.declaredSet(&generator)] }
    let steps = block(.start, depth: 0, leavesHead: false)
    var plan = Plan(name: "random", meta: Meta(), horizon: horizon, steps: steps, score: [], reportAt: Points(5))
    plan.sets = declared
    let names = plan.allSteps.map(\.name)
    plan.score = [ScorePart(points: Points(generator.pick([3, 5, 5, 5])), text: "base", rule: .always)]
    for number in 0..<Int.random(in: 0...3, using: &generator) {
      plan.score.append(ScorePart(points: Points(3), text: "part \(number)", rule: rule(names)))
    }
    return plan
  }

  /// A set of labels or of the plan.
  mutating func anySet() -> SetReference {
    let known = RandomLedger.sets + declared.flatMap { [SetReference($0.name), SetReference($0.name)] }
    return generator.pick(known)
  }

  mutating func name(_ kind: String) -> String {
    count += 1
    return "\(kind)\(count)"
  }

  /// A flow, or a block inside one.
  mutating func block(_ front: RandomScope.Front, depth: Int, leavesHead: Bool) -> [Step] {
    var front = front
    var steps: [Step] = []
    let length = Int.random(in: 1...(depth == 0 ? 4 : 2), using: &generator)
    while steps.count < length {
      let isLast = steps.count == length - 1
      let step = step(front, depth: depth, isLast: isLast && !leavesHead)
      steps.append(step)
      front = bind(step, after: front)
      if step.isWrapper, step.leavesGroup { return steps }
    }
    if leavesHead, front == .group, let group = scope.groups.last {
      let gather = gather(of: group)
      steps.append(gather)
      _ = bind(gather, after: front)
    }
    return steps
  }

  private mutating func bind(_ step: Step, after front: RandomScope.Front) -> RandomScope.Front {
    scope.bind(step)
    if case .absence = step.kind { return front }
    return step.leavesGroup ? .group : .head
  }

  /// - Parameter isLast: whether it may leave a group from inside an `optional` or `either`.
  private mutating func step(_ front: RandomScope.Front, depth: Int, isLast: Bool) -> Step {
    switch front {
    case .group: return afterGroup(depth: depth)
    case .start, .head:
      let isFirst = front == .start
      if depth < 2, generator.once(in: 5) { return wrapper(front, depth: depth, isLast: isLast) }
      if generator.once(in: 3) { return group(isFirst: isFirst) }
      return single(isFirst: isFirst)
    }
  }

  private mutating func afterGroup(depth: Int) -> Step {
    guard let group = scope.groups.last else { return single(isFirst: false) }
    switch Int.random(in: 0..<6, using: &generator) {
    case 0: return gather(of: generator.pick(scope.groups))
    case 1: return cohort()
    case 2:
      if let start = scope.reference(&generator) {
        var step = generator.once(in: 2) ? single(isFirst: false) : self.group(isFirst: false)
        if case .cohort = step.kind { return step }
        step.start = start
        return step
      }
      return gather(of: group)
    default:
      return depth < 2 ? each(of: generator.pick(scope.groups), depth: depth) : gather(of: group)
    }
  }

  private mutating func each(of group: String, depth: Int) -> Step {
    let quota: Each.Quota = generator.once(in: 2) ? .fraction(generator.pick([0, 0.3, 0.5, 1])) : .count(1)
    let around = scope
    scope.enter(member: group)
    let inner = block(.head, depth: depth + 1, leavesHead: false)
    scope = around
    return Step(name: name("each"), kind: .each(Each(group: group, quota: quota, steps: inner)))
  }

  private mutating func wrapper(_ front: RandomScope.Front, depth: Int, isLast: Bool) -> Step {
    let around = scope
    defer { scope = around }
    scope.enter(member: nil)
    switch Int.random(in: 0..<3, using: &generator) {
    case 0 where front == .head:
      let inner = isLast && generator.once(in: 2) ? group(isFirst: false) : single(isFirst: false)
      return Step(name: name("optional"), kind: .optional(inner))
    case 1:
      let low = Int.random(in: 1...2, using: &generator)
      let more = generator.once(in: 6) ? 7...11 : 0...2
      let rounds = low...(low + Int.random(in: more, using: &generator))
      let steps = block(front, depth: depth + 1, leavesHead: true)
      return Step(name: name("repeat"), kind: .repetition(Repetition(count: rounds, steps: steps)))
    default:
      let alternatives = (0..<Int.random(in: 1...2, using: &generator)).map { _ in
        scope = around
        scope.enter(member: nil)
        return block(front, depth: depth + 1, leavesHead: !isLast)
      }
      return Step(name: name("either"), kind: .either(Either(alternatives: alternatives)))
    }
  }
}

extension Step {
  /// Whether steps stand inside without a head of their own.
  fileprivate var isWrapper: Bool {
    switch kind {
    case .optional, .either: true
    default: false
    }
  }
}

import SignaturePlan

extension RandomPlan {
  mutating func reach(mayCross: Bool = true) -> Reach {
    Reach(anyAsset: mayCross && generator.once(in: 6), throughServices: generator.once(in: 6))
  }

  /// A step that leaves one head.
  mutating func single(isFirst: Bool) -> Step {
    switch Int.random(in: 0..<(isFirst ? 8 : 10), using: &generator) {
    case 0, 1, 2, 3:
      return started(
        Step(name: name("hop"), kind: .hop(Hop(condition: condition(isFirst: isFirst))), reach: reach()), isFirst)
    case 4, 5:
      let chain = Chain(count: range(3, extra: 3), condition: condition(isFirst: isFirst))
      return started(Step(name: name("chain"), kind: .chain(chain), reach: reach()), isFirst)
    case 6:
      let swap = Swap(
        payment: condition(isFirst: isFirst), lag: window(), credit: credit())
      return started(Step(name: name("swap"), kind: .swap(swap), reach: reach()), isFirst)
    case 7:
      if isFirst, generator.once(in: 2) { return gather(of: nil) }
      let cross = Cross(
        chain: generator.pick([nil, "bitcoin", "ethereum"]), payment: condition(isFirst: isFirst), lag: window(),
        credit: credit())
      return started(Step(name: name("cross"), kind: .cross(cross), reach: reach()), isFirst)
    default:
      let absence = Absence(window: window(), condition: condition(isFirst: false))
      return started(Step(name: name("no"), kind: .absence(absence), reach: reach()), isFirst)
    }
  }

  private mutating func started(_ step: Step, _ isFirst: Bool) -> Step {
    guard !isFirst, generator.once(in: 8), let start = scope.reference(&generator) else { return step }
    var step = step
    step.start = start
    return step
  }

  /// A step that leaves a group.
  mutating func group(isFirst: Bool) -> Step {
    switch Int.random(in: 0..<(isFirst ? 9 : 10), using: &generator) {
    case 0, 1, 2: return started(split(isFirst: isFirst), isFirst)
    case 3, 4, 5: return started(series(isFirst: isFirst), isFirst)
    case 6: return started(trace(isFirst: isFirst), isFirst)
    case 7, 8: return started(mesh(isFirst: isFirst), isFirst)
    default: return cohort()
    }
  }

  private mutating func split(isFirst: Bool) -> Step {
    var split = Split(
      count: range(3, extra: 3), window: window(), member: rowCondition(), first: first(isFirst: isFirst),
      equal: equal(), test: test(isFirst: isFirst))
    var reach = reach()
    if isFirst, generator.once(in: 4) {
      split.key = generator.pick([.incident, .entity])
      reach.anyAsset = true
    }
    return Step(name: name("split"), kind: .split(split), reach: reach)
  }

  private mutating func series(isFirst: Bool) -> Step {
    let low = generator.pick([0, 0, 0, 2] as [Int64])
    let series = Series(
      count: range(3, extra: 5), spacing: low...(low + generator.pick([0, 5, 40, 300])), member: rowCondition(),
      first: first(isFirst: isFirst), test: test(isFirst: isFirst))
    return Step(name: name("series"), kind: .series(series), reach: reach())
  }

  /// - Parameter group: whose heads pay; nil as the first step.
  mutating func gather(of group: String?) -> Step {
    let gather = Gather(
      count: range(2, extra: 3), window: window(), of: group, member: condition(isFirst: group == nil),
      first: first(isFirst: group == nil), equal: equal(), test: test(isFirst: group == nil))
    return Step(name: name("gather"), kind: .gather(gather), reach: reach())
  }

  private mutating func mesh(isFirst: Bool) -> Step {
    let low = Int.random(in: 1...3, using: &generator)
    let count = low...(generator.once(in: 2) ? .max : low + Int.random(in: 0...6, using: &generator))
    let mesh = Mesh(
      count: count, relay: relay(),
      window: generator.once(in: 3) ? Int64.random(in: 1...horizon, using: &generator) : nil,
      member: rowCondition(), test: test(isFirst: isFirst))
    return Step(name: name("mesh"), kind: .mesh(mesh))
  }

  private mutating func trace(isFirst: Bool) -> Step {
    let trace = Trace(
      depth: range(2, extra: 4), policy: generator.pick(TaintPolicy.allCases),
      relay: generator.once(in: 3) ? relay() : nil,
      until: generator.once(in: 3) ? anySet() : nil,
      rest: generator.once(in: 2) ? generator.pick([0, 20, 200]) : nil, taint: generator.pick([0, 0, 0.1, 0.5, 1]),
      member: rowCondition(), test: test(isFirst: isFirst))
    return Step(name: name("trace"), kind: .trace(trace), reach: reach(mayCross: false))
  }

  mutating func cohort() -> Step {
    let cohort = Cohort(
      count: range(2, extra: 3), window: window(), from: anySet(),
      member: condition(isFirst: false), test: cap())
    return Step(name: name("cohort"), kind: .cohort(cohort), reach: reach())
  }

  /// A test that stops a cohort from taking more.
  private mutating func cap() -> GroupCondition {
    let function = generator.pick([GroupFunction.sum, .usd, .share, .count])
    let plain = GroupTest(function, Interval(generator.pick([0...2, 1...120, 90...400])))
    guard generator.once(in: 3), let name = scope.names.randomElement(using: &generator) else {
      return generator.once(in: 2) ? .always : .all([.test(plain)])
    }
    let sum = Formula.aggregate(Aggregate(step: name, function: .sum))
    let ratio = Formula.arithmetic(.over, .own(.sum, where: nil), sum)
    return .all([.test(GroupTest(ratio, Interval(generator.pick([0.5...1.01, 0...3]))))])
  }

  private mutating func range(_ most: Int, extra: Int) -> ClosedRange<Int> {
    let low = Int.random(in: 1...most, using: &generator)
    return low...(low + Int.random(in: 0...extra, using: &generator))
  }

  private mutating func window() -> Int64 { Int64.random(in: 1...min(horizon, 200), using: &generator) }

  private mutating func equal() -> Double? { generator.once(in: 2) ? generator.pick([0, 0.02, 0.1, 0.5]) : nil }
}

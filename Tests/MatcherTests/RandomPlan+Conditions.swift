import SignaturePlan

extension RandomPlan {
  /// A condition on one transfer, its ends, and the head before it.
  mutating func condition(isFirst: Bool) -> Condition {
    var parts = [rowCondition()]
    if !isFirst, generator.once(in: 2) {
      parts.append(.test(.attribute(.gap, .atMost(generator.pick([0, 5, 60, 500])))))
    }
    if !isFirst, generator.once(in: 2) {
      parts.append(.test(.attribute(.kept, Interval(generator.pick([0.8...1, 0.5...0.99, 0...2])))))
    }
    if generator.once(in: 5) { parts.append(.test(.attribute(.idle, idle()))) }
    if generator.once(in: 6) { parts.append(.any([.test(.attribute(.gap, .atMost(10))), .test(.fresh(.to))])) }
    if !isFirst, generator.once(in: 8) { parts.append(.test(leak())) }
    if generator.once(in: 5), let test = named() {
      parts.append(generator.once(in: 4) ? .not(.test(test)) : .test(test))
    }
    return .all(parts)
  }

  /// What a credit satisfies: it has the payment as its head.
  mutating func credit() -> Condition {
    var parts = [generator.once(in: 2) ? rowCondition() : .always]
    if generator.once(in: 2) { parts.append(.test(.attribute(.kept, Interval(generator.pick([0.5...1.1, 0...3]))))) }
    if generator.once(in: 4) { parts.append(.test(.attribute(.gap, .atMost(30)))) }
    if generator.once(in: 6), let test = named() { parts.append(.test(test)) }
    return .all(parts)
  }

  private mutating func leak() -> TransferTest {
    let within: Int64 = generator.pick([5, 60, 500])
    return generator.once(in: 2)
      ? .attribute(.leaked(within: within), Interval(generator.pick([0...0.5, 0.1...2])))
      : .attribute(.siblings(within: within), .atMost(generator.pick([0, 1, 3])))
  }

  /// A test that speaks of steps bound before; nil where none is.
  private mutating func named() -> TransferTest? {
    if generator.once(in: 3), let group = scope.knownGroups.randomElement(using: &generator) {
      return .inGroup(generator.pick(End.allCases), group)
    }
    guard let reference = scope.reference(&generator) else { return nil }
    switch Int.random(in: 0..<4, using: &generator) {
    case 0: return .same(generator.pick(End.allCases), reference)
    case 1:
      let head = Formula.head(reference.step, generator.pick(Formula.HeadNumber.allCases))
      return .formula(.arithmetic(.over, .attribute(.amount), head), Interval(generator.pick([0.5...1, 0...3])))
    case 2:
      let aggregate = Aggregate(step: generator.pick(scope.names), function: generator.pick(GroupFunction.allCases))
      return .formula(.arithmetic(.minus, .attribute(.usd), .aggregate(aggregate)), .atLeast(generator.pick([0, -50])))
    default:
      let time = Formula.arithmetic(.minus, .attribute(.time), .head(reference.step, .time))
      return .formula(time, Interval(generator.pick([0...30, 10...500])))
    }
  }

  mutating func first(isFirst: Bool) -> Condition {
    guard generator.once(in: 3) else { return .always }
    if !isFirst, generator.once(in: 2) { return .test(.attribute(.gap, .atMost(generator.pick([5, 50])))) }
    return generator.once(in: 2) ? .test(.attribute(.idle, idle())) : .test(.fresh(.from))
  }

  private mutating func idle() -> Interval {
    generator.pick([.atLeast(5), .atLeast(40), .atMost(20), Interval(2...30), .above(0), .below(9)])
  }

  /// A condition on one transfer and its ends.
  mutating func rowCondition() -> Condition {
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
    switch Int.random(in: 0..<14, using: &generator) {
    case 0: return .attribute(.usd, generator.pick([.atLeast(50), .atMost(100), .above(95), Interval(1...200)]))
    case 1: return .attribute(.amount, generator.pick([.atLeast(1), .atLeast(90), .below(100), Interval(90...110)]))
    case 2: return .asset(generator.pick([["USD"], ["ETH", "USD"], ["NONE"]]))
    case 3, 4: return .fresh(end)
    case 5: return .relay(relay())
    case 6: return .attribute(.time, .atLeast(Double(Int.random(in: 0...3_000, using: &generator))))
    case 7: return .chain(generator.pick([["ethereum"], ["bitcoin"], ["bitcoin", "tron"]]))
    case 8: return rowAlone()
    case 9: return history(end)
    case 10: return .lookalike(end, within: generator.pick([0, 50, 5_000]))
    case 11:
      let part = Formula.arithmetic(.modulo, .attribute(.amount), .constant(generator.pick([100, 50, 0])))
      return .formula(part, Interval(generator.pick([0...2, 1...60])))
    default: return .member(end, anySet())
    }
  }

  /// A test that a row alone decides.
  private mutating func rowAlone() -> TransferTest {
    switch Int.random(in: 0..<6, using: &generator) {
    case 0: .attribute(.hour(offset: generator.pick([0, 32_400, -12_600])), Interval(0...12))
    case 1: .attribute(.weekday(offset: generator.pick([0, 32_400])), Interval(4...5))
    case 2: .attribute(.rounded, generator.pick([.atLeast(100), Interval(1...90)]))
    case 3: .attribute(.age(generator.pick(End.allCases)), generator.pick([.atLeast(20), .atMost(100)]))
    case 4: .attribute(.sinceEvent(generator.pick(RandomLedger.cases)), generator.pick([.atLeast(0), .atMost(400)]))
    default: .attribute(.sinceEventOf(generator.pick(End.allCases)), generator.pick([.atLeast(0), .atMost(400)]))
    }
  }

  private mutating func history(_ end: End) -> TransferTest {
    let within: Int64 = generator.pick([0, 20, 300])
    return generator.once(in: 2)
      ? .attribute(.degree(end, within: within), .atMost(generator.pick([0, 1, 2])))
      : .attribute(.balance(within: within), .atLeast(generator.pick([-50, 0, 50])))
  }

  mutating func relay() -> Relay {
    Relay(
      within: generator.pick([1, 5, 60, 600]),
      passes: generator.pick([Interval(0.5...1.5), Interval(0.85...1.1), .atLeast(0), Interval(0...0.5)]),
      maximumAge: generator.pick([20, 500, 100_000]), maximumDegree: generator.pick([1, 3, 100]))
  }

  mutating func test(isFirst: Bool) -> GroupCondition {
    guard generator.once(in: 2) else { return .always }
    return .all([.test(groupTest(isFirst: isFirst))])
  }

  private mutating func groupTest(isFirst: Bool) -> GroupTest {
    switch Int.random(in: 0..<12, using: &generator) {
    case 0: GroupTest(.cv, .atMost(generator.pick([0, 0.05, 0.5])))
    case 1: GroupTest(.maxShare, .atMost(generator.pick([0.3, 0.6])))
    case 2: isFirst ? GroupTest(.sum, .atLeast(150)) : GroupTest(.share, .atLeast(generator.pick([0.2, 0.9])))
    case 3: GroupTest(.depth, .atLeast(generator.pick([1, 2, 3])))
    case 4: GroupTest(.addresses, .atLeast(3))
    case 5: GroupTest(.median, .atLeast(50))
    case 6: GroupTest(.duration, .atMost(50))
    case 7: GroupTest(.count, .atLeast(2))
    case 8: GroupTest(generator.pick(GroupFunction.allCases), generator.pick([.atLeast(1), .atMost(2)]))
    case 9: GroupTest(.own(.fraction, where: .test(rowAlone())), .atLeast(0.5))
    case 10:
      GroupTest(
        .arithmetic(.minus, .own(.usd, where: nil), .own(.count, where: .test(rowAlone()))),
        .atLeast(generator.pick([0, 100])))
    default: GroupTest(.usd, .atLeast(100))
    }
  }
}

import SignaturePlan
import Testing

@testable import ReferenceMatcher

@Suite("Whatever the plan and the ledger")
struct InvariantTests {
  @Test("a match starts at its origin, keeps its deadline and lists its evidence in order", arguments: 0..<60)
  func evidence(seed: UInt64) {
    var dice = Dice(state: seed)
    let scene = Scene(dice.ledger(of: 40), services: ["0"])
    let plan = dice.plan()
    let order = plan.allSteps.map(\.name)
    for origin in scene.ledger.indices {
      guard let match = scene.match(of: plan, from: origin) else { continue }
      #expect(match.origin == origin && match.rows.min() == origin)
      #expect(match.rows.allSatisfy { scene.ledger[$0].time <= scene.ledger[origin].time + plan.horizon })
      #expect(match.rows.allSatisfy { scene.ledger[$0].from != scene.ledger[$0].to })
      let keys = match.evidence.map { [order.firstIndex(of: $0.step) ?? -1, $0.row] }
      #expect(zip(keys, keys.dropFirst()).allSatisfy { $0.lexicographicallyPrecedes($1) })
      let steps = Set(match.evidence.map(\.step))
      #expect(
        steps.allSatisfy { step in
          match.evidence.filter { $0.step == step }.map(\.index) == Array(1...match.rows(step).count)
        })
    }
  }

  @Test("every match reported names a transfer that none before it names", arguments: 0..<60)
  func reported(seed: UInt64) {
    var dice = Dice(state: seed)
    let scene = Scene(dice.ledger(of: 60), services: ["0"])
    let plan = dice.plan()
    let findings = scene.findings(of: plan)
    #expect(zip(findings, findings.dropFirst()).allSatisfy { $0.origin < $1.origin })
    var named: Set<Int> = []
    for finding in findings {
      #expect(scene.match(of: plan, from: finding.origin) == finding)
      #expect(!finding.rows.allSatisfy(named.contains))
      named.formUnion(finding.rows)
    }
  }

  @Test("a busy ledger of 200 transfers between few addresses is done in time", .timeLimit(.minutes(1)))
  func busy() {
    var dice = Dice(state: 7)
    let scene = Scene(dice.ledger(of: 200))
    let plan = flow(
      hop("a"), chain("b", 1...20), split("c", 2...4, within: 20),
      each(
        "d", of: "c", .fraction(0.5), chain("e", 2...10), split("f", 2...5, within: 9),
        each("g", of: "f", .count(2), hop("h", has(.amount, .atLeast(6)))))
    )
    #expect(!scene.findings(of: plan).isEmpty)
  }
}

extension Dice {
  fileprivate mutating func ledger(of count: Int) -> [Transfer] {
    var time: Int64 = -50
    return (0..<count).map { _ in
      time += Int64(roll(4))
      return pay(time, "\(roll(7))", "\(roll(7))", Double(roll(9)))
    }
  }

  fileprivate mutating func plan() -> Plan {
    var names = 0
    let steps = block(depth: 2, names: &names)
    let horizon = Int64(5 + roll(60))
    return Plan(name: "random", meta: Meta(), horizon: horizon, steps: steps, score: [], reportAt: .zero)
  }

  /// Some hops and chains, and often a group with steps from each of its members.
  private mutating func block(depth: Int, names: inout Int) -> [Step] {
    var steps: [Step] = []
    for _ in 0...roll(2) { steps.append(single(&names)) }
    guard depth > 0, roll(3) > 0 else { return steps }
    if roll(2) == 0 { steps.removeAll() }
    steps.append(group(&names))
    for _ in 0...roll(2) {
      let inner = block(depth: depth - 1, names: &names)
      let quota = roll(2) == 0 ? Each.Quota.count(Int(roll(3))) : .fraction(Double(roll(3)) / 2)
      steps.append(
        Step(name: name(&names), kind: .each(Each(group: steps[steps.count - 1].name, quota: quota, steps: inner))))
    }
    return steps
  }

  private mutating func single(_ names: inout Int) -> Step {
    let condition = roll(2) == 0 ? Condition.always : .not(has(.kept, .below(0.5)))
    return roll(2) == 0 ? hop(name(&names), condition) : chain(name(&names), 1...Int(1 + roll(4)), condition)
  }

  private mutating func group(_ names: inout Int) -> Step {
    let relay = Relay(within: Int64(roll(20)), passes: Interval(0.2...3), maximumDegree: 4)
    return roll(2) == 0
      ? split(name(&names), 1...Int(2 + roll(3)), within: Int64(roll(20)), equal: roll(2) == 0 ? nil : 0.3)
      : mesh(name(&names), 1...Int(2 + roll(9)), through: relay)
  }

  private func name(_ names: inout Int) -> String {
    names += 1
    return "s\(names)"
  }
}

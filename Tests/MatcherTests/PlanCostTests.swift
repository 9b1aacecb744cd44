import Kernels
import SignaturePlan
import Testing

@testable import Matcher

@Suite("What a plan costs") struct PlanCostTests {
  private static let codes = PlanCodes(
    assets: AssetCodes(plans: []) { _ in 0 }, chains: ChainCodes(plans: []) { _ in 0 })

  private static func plan(_ steps: Step...) -> Plan {
    Plan(name: "p", meta: Meta(), horizon: 86_400, steps: steps, score: [], reportAt: .zero)
  }

  private static let row: Condition = .any([.test(.attribute(.usd, .atLeast(5))), .test(.fresh(.to))])
  private static let near: [Condition] = [
    .test(.attribute(.kept, .atLeast(0.8))), .test(.attribute(.age(.to), .atMost(9))),
  ]
  private static let wide: Condition = .not(
    .any([.test(.attribute(.gap, .atMost(5))), .test(.lookalike(.to, within: 9))]))

  @Test("A condition comes in the engine's three parts, in the order in which it was written")
  func parts() throws {
    let condition = Condition.all([Self.wide, .all([Self.near[0], Self.row]), Self.near[1]])
    let parted = try #require(
      PlanCost(Self.plan(Step(name: "hop", kind: .hop(Hop(condition: condition))))).steps[0].first)
    #expect(parted.kernels == [Self.row])
    #expect(parted.near == Self.near)
    #expect(parted.wide == [Self.wide])
  }

  @Test("Each part of a random plan costs in the engine's filter what it is said to", arguments: 0..<300)
  func random(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let plan = RandomPlan.make(&generator)
    let program = Program(plan, codes: Self.codes)
    let cost = PlanCost(plan)
    #expect(cost.steps.count == program.steps.count)
    for (parted, step) in zip(cost.steps, program.steps) {
      for (part, filter) in zip(parted, [step.member, step.first]) {
        #expect(part.kernels.map(\.tests.count) == filter.row.conjuncts.map(\.tests.count))
        #expect(part.near.count == filter.quick.count + filter.near.count)
        #expect(part.wide.map(\.tests.count) == filter.wide.map(\.tests.count))
      }
    }
  }

  @Test("A cohort, which makes its receivers fresh, asks for freshness transfer by transfer")
  func cohort() {
    let fresh = Condition.test(.fresh(.to))
    let steps = PlanCost(
      Self.plan(
        Step(name: "hop", kind: .hop(Hop(condition: fresh))),
        Step(
          name: "cohort",
          kind: .cohort(Cohort(count: 2...3, window: 60, from: SetReference("mixer"), member: fresh))))
    ).steps
    #expect(steps[0].first?.kernels == [fresh])
    #expect(steps[1].first?.near == [fresh])
  }

  @Test("The chain that a cross names is decided by kernels, of the credit")
  func cross() {
    let cross = Cross(chain: "tron", payment: .always, lag: 60, credit: .test(.attribute(.kept, .atLeast(0.9))))
    let parted = PlanCost(Self.plan(Step(name: "cross", kind: .cross(cross)))).steps[0]
    #expect(parted.map(\.kernels) == [[], [.test(.chain(["tron"]))]])
  }

  @Test("Whether and why every transfer is kept is what the selection goes by", arguments: 0..<300)
  func causes(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let plan = RandomPlan.make(&generator)
    let causes = PlanCost(plan).wholeLedger
    #expect(causes.isEmpty == !Program(plan, codes: Self.codes).needsAllRows)
    #expect(Set(causes).count == causes.count)
  }

  @Test("Each cause is named")
  func named() {
    func causes(_ test: TransferTest) -> [WholeLedgerCause] {
      PlanCost(Self.plan(Step(name: "hop", kind: .hop(Hop(condition: .test(test)))))).wholeLedger
    }
    #expect(causes(.attribute(.usd, .atLeast(1))) == [])
    #expect(causes(.relay(Relay(within: 9, passes: .atLeast(1)))) == [.relays])
    #expect(causes(.lookalike(.to, within: 9)) == [.lookalikes])
    #expect(causes(.attribute(.balance(within: 9), .atLeast(1))) == [.attribute(.balance(within: 9))])
    let gather = Step(
      name: "g", kind: .gather(Gather(count: 2...3, window: 9)), start: Reference("hop", .from))
    #expect(PlanCost(Self.plan(gather)).wholeLedger == [.startsAtSender(step: "g"), .looksAround(step: "g")])
  }

  @Test("A transfer takes its columns, two places in indexes, two bits for each step and what screens note")
  func state() {
    let hop = Step(name: "hop", kind: .hop(Hop()))
    let one = PlanCost(Self.plan(hop)).state
    // ordinal 8, time 8, four codes 16, amount 8, value 8, dust 1, past 24; two places of 4.
    #expect(one.row == 73 + 8)
    #expect(one.rowBits == 2)
    #expect(one.rowTotal == 82)
    // Three times of 8, two starts of 4, one time of 8.
    #expect(one.node == 24 + 8 + 8)
    let split = Step(name: "split", kind: .split(Split(count: 2...3, window: 9, key: .entity)))
    let chain = Step(name: "chain", kind: .chain(Chain(count: 2...3)))
    let three = PlanCost(Self.plan(hop, chain, split)).state
    #expect(three.row == one.row + 4)
    #expect(three.rowBits == 6 + 2)
    #expect(three.node == 24 + 8)
  }
}

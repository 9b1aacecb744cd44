import Kernels
import Matcher
import SignaturePlan
import Testing

/// Ledgers with more paths than anyone can walk: the engine must end, whatever it finds.
@Suite struct KnotTests {
  /// Few addresses that pay each other all the time, each also in and out of a set.
  private static func knot(_ count: Int) -> RandomLedger {
    var generator = SeededGenerator(seed: 1)
    var ledger = RandomLedger(&generator)
    ledger.transfers = []
    let addresses = (0..<12).map { "0xaaa\($0)ffff" }
    for row in 0..<count {
      let chain = row % 5 == 0 ? "bitcoin" : "ethereum"
      let asset = row % 7 == 0 ? "ETH" : "USD"
      let amount: Double = generator.pick([100, 100, 99, 0])
      let (from, to) = (generator.pick(addresses), generator.pick(addresses))
      ledger.transfers.append(
        Transfer(time: Int64(row / 4), chain: chain, from: from, to: to, asset: asset, amount: amount))
    }
    let nodes = ["ethereum", "bitcoin"].flatMap { chain in addresses.map { Node(chain: chain, address: $0) } }
    ledger.labels = LabelSets(members: [SetReference("bridge"): Set(nodes)])
    for node in nodes { ledger.labels.cases[node] = [node.address.count % 2 == 0 ? "One" : "Two", node.address] }
    return ledger
  }

  private static func attribute(_ attribute: TransferAttribute) -> Condition {
    .test(.attribute(attribute, .atLeast(1)))
  }

  private static let hop = Step(name: "first", kind: .hop(Hop()))

  private static var wide: [Condition] {
    [
      attribute(.degree(.to, within: 4_000)), attribute(.balance(within: 4_000)), attribute(.leaked(within: 4_000)),
      attribute(.siblings(within: 4_000)), .test(.lookalike(.to, within: 4_000)),
      .test(.same(.to, Reference("first", .from))),
    ]
  }

  private static var kinds: [Step.Kind] {
    let sum: GroupCondition = .all([.test(GroupTest(.sum, .atMost(1e9)))])
    let cohort = Cohort(count: 2...1_000, window: 4_000, from: SetReference("bridge"), test: sum)
    let optional = Step(name: "a", kind: .optional(hop.named("b")))
    let long = Step(name: "e", kind: .chain(Chain(count: 200...300)))
    return [
      .trace(Trace(depth: 2...20, policy: .haircut)), .swap(Swap(payment: .always, lag: 2_000)),
      .cross(Cross(chain: nil, payment: .always, lag: 2_000)), .cohort(cohort),
      .series(Series(count: 2...1_000, spacing: 0...4_000)), .absence(Absence(window: 4_000, condition: wide[0])),
      .repetition(Repetition(count: 3...900, steps: [optional, hop.named("c")])),
      .either(Either(alternatives: [[hop.named("d"), long], [hop.named("f")]])),
    ]
  }

  private static var groups: [[Step]] {
    let byCase = Split(count: 2...9, window: 900, member: wide[0], key: .incident)
    let first = Gather(count: 2...9, window: 900, member: wide[4])
    let inGroup = Condition.test(.inGroup(.to, "s"))
    let later = Gather(count: 2...9, window: 900, of: "s", member: inGroup)
    return [
      [Step(name: "s", kind: .split(byCase), reach: Reach(anyAsset: true))],
      [Step(name: "g", kind: .gather(first))],
      [
        hop, Step(name: "s", kind: .split(Split(count: 2...12, window: 900))), Step(name: "g", kind: .gather(later)),
        Step(name: "t", kind: .hop(Hop(condition: inGroup)), start: Reference("first", .to)),
      ],
    ]
  }

  private static var flows: [[Step]] {
    let hops = wide.map { [hop, Step(name: "wide", kind: .chain(Chain(count: 3...9, condition: $0)))] }
    return hops + groups + kinds.map { [hop, Step(name: "last", kind: $0)] }
  }

  @Test("a knot ends in matches or is given up", .timeLimit(.minutes(5)), arguments: flows.indices)
  func ends(flow: Int) throws {
    let steps = Self.flows[flow]
    let plan = Plan(
      name: "knot", meta: Meta(), horizon: 3_600, steps: steps,
      score: [ScorePart(points: Points(1), text: "all", rule: .always)], reportAt: Points(1))
    try plan.checkSound()
    let result = Collision.result(
      of: plan, in: Self.knot(6_000), Course(batchSize: 65_536), kernels: Kernels.available[0])
    #expect(!result.findings.isEmpty || result.abandoned["knot"] != nil || flow < 6)
  }

  @Test("a repeat goes on for as many rounds as there are, or is given up")
  func rounds() {
    var generator = SeededGenerator(seed: 1)
    var ledger = RandomLedger(&generator)
    ledger.labels = LabelSets()
    ledger.transfers = (0..<1_000).map { row in
      Transfer(time: Int64(row), from: "a\(row)", to: "a\(row + 1)", asset: "USD", amount: 100)
    }
    let flow = Step(name: "rounds", kind: .repetition(Repetition(count: 1...1_000, steps: [Self.hop])))
    let plan = Plan(
      name: "long", meta: Meta(), horizon: 100_000, steps: [flow],
      score: [ScorePart(points: Points(1), text: "all", rule: .always)], reportAt: Points(1))
    let result = Collision.result(of: plan, in: ledger, Course(batchSize: 64), kernels: Kernels.available[0])
    #expect(result.findings.first?.evidence.count == 1_000)
  }
}

extension Step {
  fileprivate func named(_ name: String) -> Step { Step(name: name, kind: kind, start: start, reach: reach) }
}

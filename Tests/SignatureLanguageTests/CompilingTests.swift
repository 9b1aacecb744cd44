import SignaturePlan
import Testing

@testable import SignatureLanguage

@Suite("Compiling signatures") struct CompilingTests {
  @Test("The design's example compiles to the expected plan")
  func example() throws {
    let compilation = compile(Samples.splitAndBridge)
    #expect(compilation.diagnostics.map(\.title) == [])
    let plan = try #require(compilation.signatures.first).plan
    #expect(plan.name == "bybit.split_and_bridge")
    #expect(plan.meta == Self.exampleMeta)
    #expect(plan.horizon == 14 * 86_400)
    #expect(plan.steps == Self.exampleSteps)
    #expect(plan.score == Self.exampleScore)
    #expect(plan.reportAt == Points(60))
  }

  private static let exampleMeta = Meta(
    title: "Equal split into fresh wallets, then disperse and bridge", severity: .high, actor: "Lazarus Group",
    cases: ["Bybit 2025-02"], sources: ["https://www.ic3.gov/PSA/2025/PSA250226"])

  private static let exampleSteps: [Step] = {
    let exit = Hop(
      condition: .all([
        .test(.member(.to, SetReference("bridge"))), .test(.attribute(.kept, .atLeast(0.95))),
        .test(.attribute(.gap, .atMost(86_400))),
      ]))
    let fan = Split(
      count: 30...150, window: 10_800, first: .test(.attribute(.idle, Interval(86_400...864_000))),
      test: .test(GroupTest(.maxShare, .atMost(0.05))))
    let exits = Each(group: "fan", quota: .fraction(0.6), steps: [Step(name: "exit", kind: .hop(exit))])
    let branches = Each(
      group: "layer1", quota: .fraction(0.5),
      steps: [Step(name: "fan", kind: .split(fan)), Step(name: "each2", kind: .each(exits))])
    let theft = Hop(
      condition: .all([
        .test(.member(.from, SetReference("exchange"))), .test(.attribute(.usd, .atLeast(2_000_000))),
      ]))
    let layer = Split(
      count: 9...60, window: 10_800, member: .test(.fresh(.to)), equal: 0.02,
      test: .test(GroupTest(.share, .atLeast(0.8))))
    return [
      Step(name: "theft", kind: .hop(theft)), Step(name: "layer1", kind: .split(layer)),
      Step(name: "each", kind: .each(branches)),
    ]
  }()

  private static let exampleScore = [
    ScorePart(points: Points(40), text: "equal split into fresh wallets", rule: .always),
    ScorePart(
      points: Points(20), text: "breadth of the first layer",
      rule: .per(Points(1), Aggregate(step: "layer1", function: .count), over: 9)),
    ScorePart(
      points: Points(20), text: "branches that reach a bridge",
      rule: .scaled(Aggregate(step: "exit", function: .fraction), from: 0.6, to: 1)),
    ScorePart(
      points: Points(10), text: "known Lazarus address",
      rule: .when(.test(.anyAddress(SetReference("actor", "Lazarus Group"))))),
  ]

  @Test("Chains, meshes, relays and score rules compile")
  func second() throws {
    let compilation = compile(Samples.peelAndMesh)
    #expect(compilation.diagnostics.map(\.title) == [])
    let plan = try #require(compilation.signatures.first).plan
    #expect(plan.steps.map(\.name) == ["seed", "peels", "mesh"])
    #expect(plan.steps[1].kind == .chain(Self.peels))
    #expect(plan.steps[2].kind == .mesh(Self.mesh))
    #expect(plan.score.map(\.points.tenths) == [600, 125, 50])
    #expect(plan.score.map(\.rule) == Self.rules)
    #expect(plan.reportAt == Points(tenths: 605))
  }

  private static let peels = Chain(
    count: 10...500,
    condition: .all([
      .test(.attribute(.kept, Interval(0.8...0.995))), .test(.attribute(.gap, .atMost(1_800))), .test(.fresh(.to)),
      .not(.any([.test(.asset(["BTC"])), .test(.attribute(.amount, .below(5)))])),
    ]))

  private static let mesh = Mesh(
    count: 4...Int.max,
    relay: Relay(within: 21_600, passes: Interval(0.9...1.1), maximumAge: 30 * 86_400, maximumDegree: 20),
    window: 604_800, member: .test(.attribute(.usd, .atLeast(500))), test: .test(GroupTest(.depth, .atLeast(3))))

  private static let rules: [ScorePart.Rule] = [
    .when(
      .all([
        .test(.aggregate(Aggregate(step: "peels", function: .count), .atLeast(20))),
        .any([
          .test(.aggregate(Aggregate(step: "peels", function: .cv), .atMost(0.5))),
          .not(.test(.aggregate(Aggregate(step: "peels", function: .duration), .above(172_800)))),
        ]),
      ])),
    .per(Points(tenths: 25), Aggregate(step: "mesh", function: .depth), over: 3),
    .per(Points(tenths: 1), Aggregate(step: "peels", function: .duration), over: 3_600),
  ]

  private func compile(_ text: String) -> Compilation {
    SignatureCompiler.compile([SignatureSource(path: "x.sluice", text: text)])
  }
}

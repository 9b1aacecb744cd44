import SignaturePlan
import Testing

@Suite struct ImpliedBoundTests {
  @Test func `what a hop keeps of a large amount is large`() throws {
    let bounds = Self.bounds([Self.hop("seed", .amount, 1_000), Self.kept("next", 0.8)])
    let bound = try #require(bounds["next"]?.amount)
    #expect(bound > 799.999 && bound <= 800)
    #expect(bounds["seed"] == nil)
  }

  @Test func `a chain keeps at least what its longest run leaves`() throws {
    let chain = Step(
      name: "chain", kind: .chain(Chain(count: 2...3, condition: .test(.attribute(.kept, .atLeast(0.5))))))
    let bounds = Self.bounds([Self.hop("seed", .amount, 1_000), chain, Self.kept("out", 1)])
    let left = try #require(bounds["chain"]?.amount)
    #expect(left > 124.999 && left <= 125)
    #expect(try #require(bounds["out"]?.amount) <= 125)
  }

  @Test func `a value does not follow from an amount, nor an amount from a value`() {
    #expect(Self.bounds([Self.hop("seed", .usd, 1_000), Self.kept("next", 0.8)]).isEmpty)
    var next = Self.kept("next", 0.8)
    next.reach.anyAsset = true
    #expect(Self.bounds([Self.hop("seed", .amount, 1_000), next]).isEmpty)
    #expect(Self.bounds([Self.hop("seed", .usd, 1_000), next])["next"]?.usd != nil)
  }

  @Test func `nothing is implied where the head is not known`() {
    var back = Self.kept("back", 0.8)
    back.start = Reference("seed", .from)
    #expect(Self.bounds([Self.hop("seed", .amount, 1_000), back]).isEmpty)
    let maybe = Step(name: "optional", kind: .optional(Self.kept("maybe", 0.9)))
    #expect(Self.bounds([Self.hop("seed", .amount, 1_000), maybe, Self.kept("out", 0.9)]).isEmpty)
  }

  @Test func `branches have what the members of their group have`() {
    let fan = Step(
      name: "fan", kind: .split(Split(count: 2...3, window: 60, member: .test(.attribute(.amount, .atLeast(10))))))
    let each = Step(
      name: "each", kind: .each(Each(group: "fan", quota: .count(1), steps: [Self.kept("out", 0.5)])))
    #expect(Self.bounds([fan, each])["out"]?.amount != nil)
  }

  private static func bounds(_ steps: [Step]) -> [String: ImpliedBound] {
    Plan(name: "x", meta: Meta(), horizon: 100, steps: steps, score: [], reportAt: .zero).impliedBounds
  }

  private static func hop(_ name: String, _ attribute: TransferAttribute, _ least: Double) -> Step {
    Step(name: name, kind: .hop(Hop(condition: .test(.attribute(attribute, .atLeast(least))))))
  }

  private static func kept(_ name: String, _ share: Double) -> Step {
    Step(name: name, kind: .hop(Hop(condition: .test(.attribute(.kept, .atLeast(share))))))
  }
}

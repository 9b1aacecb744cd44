import SignaturePlan
import Testing

@testable import Reports

@Suite struct FlowBoundsTests {
  private func bounds(_ steps: Step...) -> FlowBounds {
    FlowBounds(Plan(name: "p", meta: Meta(), horizon: 86_400, steps: steps, score: [], reportAt: .zero))
  }

  private func kept(_ least: Double, gap: Double? = nil) -> Condition {
    .all(
      [.test(.attribute(.kept, .atLeast(least)))] + (gap.map { [.test(.attribute(.gap, .atMost($0)))] } ?? []))
  }

  private let seed = Step(name: "seed", kind: .hop(Hop(condition: .test(.attribute(.usd, .atLeast(1_000_000))))))
  private let split = Step(name: "split", kind: .split(Split(count: 2...10, window: 60)))

  private func chain(_ count: ClosedRange<Int>, _ condition: Condition) -> Step {
    Step(name: "chain", kind: .chain(Chain(count: count, condition: condition)))
  }

  @Test func `Counts multiply through each and repeat`() {
    let inner = [
      Step(name: "hop", kind: .hop(Hop())), Step(name: "fan", kind: .split(Split(count: 2...5, window: 60))),
    ]
    let each = Step(name: "each", kind: .each(Each(group: "split", quota: .count(1), steps: inner)))
    let deeper = Step(
      name: "deeper", kind: .each(Each(group: "each", quota: .count(1), steps: [Step(name: "out", kind: .hop(Hop()))])))
    let found = bounds(seed, split, each, deeper)
    #expect(found.steps.map(\.transfers) == [1, 10, 60, 10, 50, 50, 50])
    #expect(found.transfers == 121)
    let rounds = Step(name: "repeat", kind: .repetition(Repetition(count: 2...4, steps: inner)))
    #expect(bounds(seed, rounds).transfers == 1 + 4 * 6)
  }

  @Test func `Of alternatives the larger counts, and an absence binds nothing`() {
    let either = Step(
      name: "any", kind: .either(Either(alternatives: [[seed], [chain(2...7, .always), seed]])))
    let none = Step(name: "no", kind: .absence(Absence(window: 60)))
    let optional = Step(
      name: "optional", kind: .optional(Step(name: "swap", kind: .swap(Swap(payment: .always, lag: 9)))))
    #expect(bounds(seed, either, none, optional).transfers == 1 + 8 + 0 + 2)
  }

  @Test func `What has no upper end bounds nothing that multiplies with it`() {
    let mesh = Step(name: "mesh", kind: .mesh(Mesh(count: 4...(.max), relay: Relay(within: 9, passes: .atLeast(1)))))
    let each = Step(name: "each", kind: .each(Each(group: "mesh", quota: .count(1), steps: [seed])))
    #expect(bounds(mesh, each).steps.map(\.transfers) == [nil, nil, nil])
    #expect(bounds(mesh, each).transfers == nil)
    let huge = Step(name: "split", kind: .split(Split(count: 2...(.max / 2), window: 60)))
    let twice = Step(name: "each", kind: .each(Each(group: "split", quota: .count(1), steps: [chain(2...9, .always)])))
    #expect(bounds(huge, twice).transfers == nil)
  }

  @Test func `A chain that keeps a share keeps its power after so many hops`() {
    let found = bounds(
      seed, chain(5...10, kept(0.8, gap: 1_800)), Step(name: "hop", kind: .hop(Hop(condition: kept(0.5)))))
    let texts = found.steps.flatMap(\.remains).map(\.text)
    #expect(
      texts == [
        "after 5 hops at least 32.8% of the start is left: $328K",
        "after 10 hops at least 10.7% of the start is left: $107K", "at least 5.37% of the start is left: $53.7K",
      ])
    #expect(found.steps[1].pace == 1_800)
    #expect(found.steps[1].wait == 1_800)
  }

  @Test func `Behind a step that does not say what it keeps, shares are of what arrived`() {
    let found = bounds(seed, Step(name: "any", kind: .hop(Hop())), chain(2...2, kept(0.9)))
    #expect(found.steps[2].remains.map(\.text) == ["after 2 hops at least 81% of what arrived is left"])
  }

  @Test func `Where next to nothing is left, nothing is said`() {
    #expect(bounds(seed, chain(10...500, kept(0.8))).steps[1].remains.map(\.hops) == [10])
  }

  @Test(arguments: [
    (0, "0%"), (1e-9, "under 0.0001%"), (0.000_012_34, "0.00123%"), (0.005_153_7, "0.515%"), (0.0537, "5.37%"),
    (0.999_9, "100%"), (1, "100%"), (1.5, "150%"),
  ])
  func `Shares have three digits`(_ share: Double, _ text: String) { #expect(Explanation.percent(share) == text) }
}

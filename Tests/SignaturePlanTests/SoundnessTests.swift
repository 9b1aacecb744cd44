import SignaturePlan
import Testing

@Suite struct SoundnessTests {
  private static let hop = Step(name: "seed", kind: .hop(Hop()))
  private static let fan = Step(name: "fan", kind: .split(Split(count: 2...3, window: 60)))

  @Test func `a flow of hops and branches is sound`() throws {
    let each = Step(name: "each", kind: .each(Each(group: "fan", quota: .count(1), steps: [Self.named("out")])))
    try Self.plan([Self.hop, Self.fan, each]).checkSound()
  }

  @Test(arguments: unsound)
  func `what no matcher takes is refused`(steps: [Step], cause: String) {
    let error = #expect(throws: PlanFault.self) { try Self.plan(steps).checkSound() }
    #expect(error.map { "\($0)" }?.contains(cause) == true, "\(String(describing: error))")
  }

  private static let unsound: [([Step], String)] = [
    ([], "no step"),
    ([hop, hop], "given twice"),
    ([fan, hop], "follows a group"),
    ([Step(name: "each", kind: .each(Each(group: "fan", quota: .count(1), steps: [hop])))], "no group of its block"),
    ([Step(name: "no", kind: .absence(Absence(window: 5)))], "cannot be the first step"),
    ([Step(name: "x", kind: .optional(hop))], "cannot be the first step"),
    ([hop, Step(name: "g", kind: .gather(Gather(count: 2...3, window: 5)))], "gathers from nothing"),
    ([hop, Step(name: "r", kind: .repetition(Repetition(count: 1...2, steps: [fan])))], "leaves no one head"),
    ([hop, Step(name: "x", kind: .optional(fan)), named("out")], "not the last of its block"),
    ([Step(name: "c", kind: .chain(Chain(count: 0...2)))], "a count is out of range"),
    ([Step(name: "s", kind: .split(Split(count: 1...2, window: -1)))], "a duration is out of range"),
    ([hop, Step(name: "b", kind: .hop(Hop()), start: Reference("later", .to))], "is not one head bound before"),
    ([hop, fan, Step(name: "b", kind: .hop(Hop()), start: Reference("fan", .to))], "is not one head bound before"),
    (
      [Step(name: "s", kind: .hop(Hop(condition: .test(.formula(.own(.sum, where: nil), .atLeast(1))))))],
      "asks about a group"
    ),
    (
      [Step(name: "s", kind: .hop(Hop(condition: .test(.attribute(.amount, .atLeast(.nan))))))], "a bound is no number"
    ),
  ]

  @Test func `what starts elsewhere may follow a group, also if it may be missing`() throws {
    let back = Step(name: "back", kind: .hop(Hop()), start: Reference("seed", .to))
    let optional = Step(name: "optional", kind: .optional(back))
    try Self.plan([Self.hop, Self.fan, optional]).checkSound()
    #expect(throws: PlanFault.self) {
      try Self.plan([Self.hop, Self.fan, Step(name: "optional", kind: .optional(Self.named("out")))]).checkSound()
    }
  }

  @Test func `the member of a branch stands for one head`() throws {
    let back = Step(name: "back", kind: .hop(Hop()), start: Reference("fan", .to))
    let each = Step(name: "each", kind: .each(Each(group: "fan", quota: .count(1), steps: [Self.named("out"), back])))
    try Self.plan([Self.fan, each]).checkSound()
  }

  private static func named(_ name: String) -> Step { Step(name: name, kind: .hop(Hop())) }

  private static func plan(_ steps: [Step]) -> Plan {
    Plan(
      name: "test", meta: Meta(), horizon: 1_000, steps: steps,
      score: [ScorePart(points: Points(60), text: "", rule: .always)], reportAt: Points(60))
  }
}

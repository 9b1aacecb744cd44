import SignaturePlan
import Testing

@testable import ReferenceMatcher

@Suite("A cohort")
struct CohortTests {
  private let mixer = SetReference("mixer")
  /// V pays D, and the mixer pays out: to fresh addresses, to an old one, and to one of them again.
  private let ledger = [
    pay(0, "O", "P", 1), pay(1, "V", "D", 100), pay(10, "M", "A", 40), pay(11, "M", "P", 40), pay(12, "M", "B", 70),
    pay(13, "M", "A", 30), pay(14, "N", "C", 10), pay(15, "W", "Z", 10), pay(16, "M", "E", 5, asset: "DAI"),
    pay(40, "M", "F", 10),
  ]

  private func scene() -> Scene { Scene(ledger, sets: [mixer: ["M", "N"]]) }

  private func rows(_ step: Step, within horizon: Int64 = 1000) -> [Int]? {
    scene().match(of: flow(hop("h"), step, within: horizon), from: 1)?.rows("c")
  }

  @Test("takes what the set pays in the window, no edge asked for")
  func window() {
    #expect(rows(cohort("c", 1...9, from: mixer, within: 39)) == [2, 3, 4, 5, 6, 9])
    #expect(rows(cohort("c", 1...9, from: mixer, within: 38)) == [2, 3, 4, 5, 6])
    #expect(rows(cohort("c", 1...9, from: mixer, within: 39), within: 38) == [2, 3, 4, 5, 6])
    #expect(rows(cohort("c", 6...9, from: mixer, within: 38)) == nil)
  }

  @Test("is full with the most that it may take")
  func full() {
    #expect(rows(cohort("c", 1...3, from: mixer)) == [2, 3, 4])
  }

  @Test("counts a receiver that it has taken already as fresh")
  func fresh() {
    #expect(rows(cohort("c", 1...9, from: mixer, within: 30, .test(.fresh(.to)))) == [2, 4, 5, 6])
    let old = Condition.all([.test(.fresh(.to)), has(.age(.to), .atMost(0))])
    #expect(rows(cohort("c", 1...9, from: mixer, within: 30, old)) == [2, 4, 6])
  }

  @Test("skips what would bring a sum over its bound, and goes on with what fits")
  func greedy() {
    #expect(rows(cohort("c", 1...9, from: mixer, within: 30, test: group(.sum, .atMost(90)))) == [2, 3, 6])
    #expect(rows(cohort("c", 1...9, from: mixer, within: 30, test: group(.sum, .below(90)))) == [2, 3])
    #expect(rows(cohort("c", 1...9, from: mixer, within: 30, test: group(.share, .atMost(1.1)))) == [2, 3, 5])
    let over = GroupCondition.all([
      group(.arithmetic(.over, .own(.sum, where: nil), sum(of: "h")), .atMost(0.5)), group(.count, .atLeast(2)),
    ])
    #expect(rows(cohort("c", 1...9, from: mixer, within: 30, test: over)) == [2, 6])
  }

  @Test("does not skip for a test of another number, but fails it")
  func otherTest() {
    #expect(rows(cohort("c", 1...9, from: mixer, within: 30, test: group(.max, .atMost(40)))) == nil)
    #expect(rows(cohort("c", 1...9, from: mixer, within: 30, test: .any([group(.sum, .atMost(40))]))) == nil)
  }

  @Test("after a group is anchored at its first head and has none itself")
  func group() {
    let ledger = [
      pay(0, "V", "A"), pay(5, "M", "Q"), pay(6, "V", "B"), pay(10, "M", "R"), pay(11, "M", "S"),
    ]
    let scene = Scene(ledger, sets: [mixer: ["M"]])
    let plan = flow(split("s", 2...2), cohort("c", 1...9, from: mixer, within: 10))
    #expect(scene.match(of: plan)?.rows("c") == [1, 3])
    #expect(failures(scene, plan, [undefined("c", .share), undefined("c", .dwell), number("c", .ends, is: 2)]).isEmpty)
    let gap = cohort("c", 1...9, from: mixer, has(.gap, .atLeast(0)))
    #expect(scene.match(of: flow(split("s", 2...2), gap)) == nil)
    #expect(scene.match(of: flow(hop("s"), gap))?.rows("c") == [1, 3, 4])
  }

  @Test("stays in the anchor's asset, unless any asset will do")
  func assets() {
    let wide = cohort("c", 1...9, from: mixer, within: 30).anyAsset
    #expect(rows(wide) == [2, 3, 4, 5, 6, 8])
  }

  private func group(_ function: GroupFunction, _ interval: Interval) -> GroupCondition {
    ReferenceMatcherTests.group(function, interval)
  }

  private func group(_ formula: Formula, _ interval: Interval) -> GroupCondition {
    ReferenceMatcherTests.group(formula, interval)
  }
}

@Suite("A split by case")
struct SplitByCaseTests {
  private func plan(_ count: ClosedRange<Int>, _ key: SenderKey = .incident) -> Plan {
    flow(Step(name: "s", kind: .split(Split(count: count, window: 100, key: key)), reach: Reach(anyAsset: true)))
  }

  /// Two wallets of a case pay out on two chains, and one another.
  private let ledger = [
    pay(0, "H1", "A", 1, usd: 10), pay(1, "H1", "H2", 5, usd: 50), pay(2, "H2", "B", 1, asset: "DAI", usd: 20),
    pay(3, "H2", "C", 1, asset: "TRX", usd: 30, chain: "tron"), pay(4, "Z", "D", 1, usd: 40),
    pay(5, "H1", "A", 1, usd: 60, chain: "tron"),
  ]

  @Test("takes what all its addresses pay, on any chain in any asset, and leaves out what they pay one another")
  func pool() {
    let scene = Scene(ledger, cases: ["H1": ["k"], "H2": ["k"], "Z": ["z"]])
    #expect(scene.match(of: plan(2...9))?.rows == [0, 2, 3, 5])
    #expect(scene.match(of: plan(2...9, .entity))?.rows == [0, 2, 3, 5])
    #expect(scene.match(of: plan(2...9), from: 1) == nil)
    #expect(scene.match(of: plan(1...9), from: 4)?.rows == [4])
    let parts = [
      number("s", .sum, is: 120), number("s", .distinctFromCase, is: 1), number("s", .distinctChain, is: 2),
      number("s", .distinctToCase, is: 0), number("s", .distinctTo, is: 4), number("s", .distinctFrom, is: 4),
    ]
    #expect(failures(scene, plan(2...9), parts).isEmpty)
  }

  @Test("binds nothing from an address without a case, and tries each case of one with several")
  func cases() {
    #expect(Scene(ledger).match(of: plan(1...9)) == nil)
    let several = Scene(ledger, cases: ["H1": ["a", "k"], "H2": ["k"], "Z": ["a"]])
    #expect(several.match(of: plan(4...9))?.rows == [0, 1, 4, 5])
    #expect(several.match(of: plan(4...9), from: 1)?.rows == nil)
    #expect(several.match(of: plan(3...9), from: 1)?.rows == [1, 4, 5])
  }
}

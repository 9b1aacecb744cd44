import SignaturePlan
import Testing

@testable import ReferenceMatcher

@Suite("A name")
struct NameTests {
  /// V pays A, A pays B, and then each of them pays someone.
  private let ledger = [
    pay(0, "V", "A", 10), pay(1, "A", "B", 8), pay(2, "B", "C", 5), pay(3, "A", "D", 2), pay(4, "V", "E", 1),
    pay(5, "D", "A", 2),
  ]

  private func last(_ condition: Condition) -> [Int]? {
    Scene(ledger).match(of: flow(hop("x"), hop("y"), hop("z", condition)))?.rows("z")
  }

  @Test("lets a step start at the head that another left")
  func startTo() {
    #expect(Scene(ledger).match(of: flow(hop("x"), hop("y"), hop("z").from("x")))?.rows("z") == [1])
    let other = hop("z", amount(2)).from("x")
    #expect(Scene(ledger).match(of: flow(hop("x"), hop("y"), other))?.rows("z") == [3])
    let kept = hop("z", has(.kept, Interval(0.2...0.2))).from("x")
    #expect(Scene(ledger).match(of: flow(hop("x"), hop("y"), kept))?.rows("z") == [3])
  }

  @Test("lets a step start at the sender of another's first transfer, later than that")
  func startFrom() {
    let plan = flow(hop("x"), hop("y"), hop("z", has(.kept, Interval(0.1...0.1))).from("x", .from))
    #expect(Scene(ledger).match(of: plan)?.rows("z") == [4])
    #expect(Scene(ledger).match(of: flow(hop("x"), hop("y"), hop("z").from("y", .from)))?.rows("z") == [3])
    let service = Scene(ledger, services: ["V"])
    #expect(service.match(of: plan) == nil)
  }

  @Test("stands for the nodes at the ends of a step")
  func same() {
    let ledger = ledger + [pay(6, "B", "A", 1), pay(7, "B", "V", 1)]
    func last(_ test: TransferTest) -> [Int]? {
      Scene(ledger).match(of: flow(hop("x"), hop("y"), hop("z", .test(test))))?.rows("z")
    }
    #expect(last(.same(.to, Reference("x", .to))) == [6])
    #expect(last(.same(.to, Reference("x", .from))) == [7])
    #expect(last(.same(.from, Reference("y", .to))) == [2])
    #expect(last(.same(.to, Reference("nobody", .to))) == nil)
  }

  @Test("stands for numbers of the head that a step left")
  func numbers() {
    let half = Formula.arithmetic(.times, .constant(0.5), .head("x", .amount))
    let rest = Formula.arithmetic(.minus, .attribute(.amount), half)
    #expect(last(formula(rest, Interval(0...0))) == [2])
    #expect(last(formula(rest, .above(0))) == nil)
    #expect(last(formula(.arithmetic(.minus, .attribute(.time), .head("y", .time)), Interval(1...1))) == [2])
    #expect(last(formula(.head("x", .usd), .atLeast(0))) == nil)
  }

  @Test("stands for the numbers of that instance, in tests of transfers and of groups")
  func aggregates() {
    let sum = Formula.arithmetic(.plus, sum(of: "x"), sum(of: "y"))
    #expect(last(formula(sum, Interval(18...18))) == [2])
    let share = Formula.arithmetic(.over, .own(.sum, where: nil), ReferenceMatcherTests.sum(of: "x"))
    let split = { (least: Double) in
      flow(hop("x"), ReferenceMatcherTests.split("s", 2...2, test: group(share, .atLeast(least))))
    }
    #expect(Scene(ledger).match(of: split(1))?.rows("s") == [1, 3])
    #expect(Scene(ledger).match(of: split(1.01)) == nil)
  }

  @Test("of a chain stands for the way it took: another way is tried where a later step asks for it")
  func ways() {
    let scene = Scene([
      pay(0, "V", "A", 10), pay(1, "A", "B", 3), pay(2, "A", "C", 4), pay(3, "B", "D", 3), pay(4, "C", "D", 4),
      pay(5, "D", "E", 6), pay(6, "D", "F", 8),
    ])
    let asked = Formula.arithmetic(.minus, .attribute(.amount), sum(of: "c"))
    let through = flow(hop("h"), chain("c", 3...3), hop("z", formula(asked, Interval(0...0))).from("h"))
    #expect(scene.match(of: through) == nil)
    let ledger = scene.ledger + [pay(7, "F", "G", 16), pay(8, "F", "H", 14)]
    let plan = flow(hop("h"), chain("c", 3...3), hop("z", formula(asked, Interval(0...0))))
    let match = Scene(ledger).match(of: plan)
    #expect(match?.rows("c") == [1, 3, 6] && match?.rows("z") == [8])
    let other = flow(hop("h"), chain("c", 3...3), hop("z", formula(asked, Interval(0...0))), within: 7)
    #expect(Scene(ledger).match(of: other)?.rows("c") == [2, 4, 6])
    #expect(Scene(ledger).match(of: other)?.rows("z") == [7])
  }

  @Test("makes earlier steps choose so that later ones can refer to them")
  func backtracks() {
    let scene = Scene([
      pay(0, "V", "A"), pay(1, "A", "B", 3), pay(2, "A", "C", 4), pay(3, "B", "X"), pay(4, "C", "X"),
      pay(5, "X", "Y", 4),
    ])
    let equal = Formula.arithmetic(.minus, .attribute(.amount), .head("b", .amount))
    let plan = flow(hop("a"), hop("b"), hop("c"), hop("d", formula(equal, Interval(0...0))))
    #expect(scene.match(of: plan)?.rows == [0, 2, 4, 5])
  }
}

@Suite("The name of a group")
struct GroupNameTests {
  /// V pays A and B, and they pay on.
  private let ledger = [
    pay(0, "V", "A", 10), pay(1, "V", "B", 20), pay(10, "A", "B", 5), pay(11, "B", "C", 5), pay(12, "A", "D", 10),
    pay(13, "B", "V", 20),
  ]

  private func branches(_ inner: Step...) -> Finding? {
    Scene(ledger).match(
      of: Plan(
        name: "test", meta: Meta(), horizon: 1000,
        steps: [
          split("s", 2...2), Step(name: "e", kind: .each(Each(group: "s", quota: .count(1), steps: inner))),
        ], score: [], reportAt: .zero))
  }

  @Test("stands inside each for the member, where one node or number is asked")
  func member() {
    let all = Formula.arithmetic(.minus, .attribute(.amount), .head("s", .amount))
    #expect(branches(hop("h", formula(all, Interval(0...0))))?.rows("h") == [4, 5])
    #expect(branches(hop("h"), hop("i", has(.kept, Interval(1...1))).from("s"))?.rows("i") == [4, 5])
    #expect(branches(hop("h", .test(.same(.to, Reference("s", .from)))))?.rows("h") == [5])
  }

  @Test("stands inside each for the whole group, where a set or a number of it is asked")
  func whole() {
    #expect(branches(hop("h", .test(.inGroup(.to, "s"))))?.rows("h") == [2])
    let share = Formula.arithmetic(.over, .attribute(.amount), sum(of: "s"))
    #expect(branches(hop("h", formula(share, .atLeast(0.6))))?.rows("h") == [5])
  }

  @Test("stands for no one head outside each")
  func outside() {
    let start = flow(split("s", 2...2), hop("h").from("s"))
    #expect(Scene(ledger).match(of: start) == nil)
    let only = flow(split("s", 1...1), hop("h").from("s"))
    #expect(Scene([pay(0, "V", "A"), pay(1, "A", "B")]).match(of: only) == nil)
    let set = flow(split("s", 2...2), hop("h", .test(.inGroup(.to, "s"))).from("s", .from))
    #expect(Scene(ledger).match(of: set)?.rows("h") == [1])
  }

  @Test("bound inside a branch ends with it")
  func branch() {
    let plan = flow(split("s", 2...2), each("e", of: "s", .count(1), hop("h")), hop("i").from("h"))
    #expect(Scene(ledger).match(of: plan) == nil)
  }
}

@Suite("How far a step looks")
struct ReachTests {
  @Test("is the head's asset, or any, measured by value")
  func anyAsset() {
    let ledger = [
      pay(0, "V", "A", 10, usd: 100), pay(1, "A", "B", 9, asset: "DAI", usd: 90), pay(2, "A", "C", 8, asset: "XYZ"),
    ]
    let kept = hop("i", has(.kept, Interval(0.9...0.9)))
    #expect(Scene(ledger).match(of: flow(hop("h"), kept)) == nil)
    #expect(Scene(ledger).match(of: flow(hop("h"), kept.anyAsset))?.rows("i") == [1])
    #expect(Scene(ledger).match(of: flow(hop("h"), hop("i", has(.amount, Interval(8...8))).anyAsset))?.rows("i") == [2])
    #expect(
      Scene(ledger).match(of: flow(hop("h"), hop("i", .all([amount(8), has(.kept, .atLeast(0))])).anyAsset)) == nil)
  }

  @Test("makes numbers of any asset undefined if one transfer has no value")
  func unpriced() {
    let ledger = [
      pay(0, "V", "A", 10, usd: 100), pay(1, "V", "B", 20, asset: "DAI"), pay(2, "V", "C", 1, asset: "XYZ", usd: 40),
    ]
    let plan = flow(split("s", 3...3).anyAsset)
    let parts = [
      number("s", .sum, is: 160), number("s", .max, is: 100), number("s", .median, is: 40), number("s", .usd, is: 160),
      number("s", .maxShare, is: 0.625),
    ]
    #expect(failures(Scene(ledger), plan, parts).isEmpty)
    var missing = ledger
    missing[2].usd = nil
    let undefinedParts = [GroupFunction.sum, .min, .max, .mean, .median, .cv, .maxShare, .valueVariation].map {
      undefined("s", $0)
    }
    #expect(
      failures(Scene(missing), plan, undefinedParts + [number("s", .usd, is: 120), number("s", .count, is: 3)]).isEmpty)
    #expect(failures(Scene(missing), flow(split("s", 1...3)), [number("s", .sum, is: 10)]).isEmpty)
  }

  @Test("ends at services, or goes through them")
  func services() {
    let scene = Scene(
      [pay(0, "V", "A"), pay(1, "A", "X"), pay(2, "X", "B"), pay(3, "B", "C")], services: ["X"])
    #expect(scene.match(of: flow(chain("c", 1...9)))?.rows == [0, 1])
    #expect(scene.match(of: flow(chain("c", 1...9).throughServices))?.rows == [0, 1, 2, 3])
    #expect(scene.match(of: flow(hop("g"), hop("h"), hop("i"))) == nil)
    #expect(scene.match(of: flow(hop("g"), hop("h"), hop("i").throughServices))?.rows("i") == [2])
    let split = split("s", 1...1)
    #expect(scene.match(of: flow(hop("g"), hop("h"), split)) == nil)
    #expect(scene.match(of: flow(hop("g"), hop("h"), split.throughServices))?.rows("s") == [2])
  }

  @Test("binds equal members by value")
  func equal() {
    let ledger = [
      pay(0, "V", "A", 1, usd: 100), pay(1, "V", "B", 1, asset: "DAI", usd: 50),
      pay(2, "V", "C", 70, asset: "XYZ", usd: 101),
    ]
    #expect(Scene(ledger).match(of: flow(split("s", 2...2, equal: 0.02).anyAsset))?.rows == [0, 2])
  }
}

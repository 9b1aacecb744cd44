import SignaturePlan
import Testing

@testable import ReferenceMatcher

/// An interval of one number.
private func exactly(_ number: Double) -> Interval { Interval(number...number) }
private let anything = Interval(-1e18...1e18)

@Suite("A number of one transfer")
struct AttributeTests {
  @Test("round(amount) is the nearest number of one digit")
  func rounded() {
    let scene = Scene([pay(0, "A", "B", 3003.3), pay(1, "A", "B", 0.97), pay(2, "A", "B", 0)])
    #expect(scene.holds(has(.rounded, exactly(3000)), of: 0))
    #expect(scene.holds(has(.rounded, exactly(1)), of: 1))
    #expect(!scene.holds(has(.rounded, anything), of: 2))
  }

  @Test("hour and weekday are those of a zone, also before 1970")
  func calendar() {
    let scene = Scene([pay(-1, "A", "B"), pay(0, "A", "B"), pay(90_000, "A", "B")])
    #expect(scene.holds(has(.hour(offset: 0), exactly(23)), of: 0))
    #expect(scene.holds(has(.weekday(offset: 0), exactly(3)), of: 0))
    #expect(scene.holds(has(.hour(offset: 3600), exactly(0)), of: 0))
    #expect(scene.holds(has(.weekday(offset: 3600), exactly(4)), of: 0))
    #expect(scene.holds(has(.hour(offset: -9 * 3600), exactly(15)), of: 1))
    #expect(scene.holds(has(.weekday(offset: -9 * 3600), exactly(3)), of: 1))
    #expect(scene.holds(has(.hour(offset: 0), exactly(1)), of: 2))
    #expect(scene.holds(has(.weekday(offset: 0), exactly(5)), of: 2))
  }

  @Test("leaked and siblings see what else leaves the head in the window, also at a service")
  func leaked() {
    let ledger = [
      pay(0, "V", "A", 100), pay(1, "A", "B", 50), pay(2, "A", "C", 30), pay(3, "A", "D", 5, asset: "DAI"),
      pay(10, "A", "E", 15), pay(11, "A", "F", 1),
    ]
    for scene in [Scene(ledger), Scene(ledger, services: ["A"])] {
      #expect(scene.holds(has(.leaked(within: 10), exactly(0.45)), of: 1, after: 0))
      #expect(scene.holds(has(.leaked(within: 9), exactly(0.3)), of: 1, after: 0))
      #expect(scene.holds(has(.siblings(within: 10), exactly(2)), of: 1, after: 0))
      #expect(scene.holds(has(.siblings(within: 10), exactly(3)), of: 5, after: 0))
      #expect(!scene.holds(has(.siblings(within: 10), anything), of: 1))
      #expect(!scene.holds(has(.leaked(within: 10), anything), of: 1))
    }
    let deadline = flow(hop("h"), hop("i", has(.siblings(within: 10), exactly(2))), within: 1)
    #expect(Scene(ledger).match(of: deadline)?.rows("i") == [1])
    let wide = hop("i", has(.siblings(within: 10), exactly(3))).anyAsset
    #expect(Scene(ledger).match(of: flow(hop("h"), wide))?.rows("i") == [1])
    let unpriced = hop("i", has(.leaked(within: 10), anything)).anyAsset
    #expect(Scene(ledger).match(of: flow(hop("h"), unpriced)) == nil)
  }

  @Test("age runs from the first transfer but dust, 0 for a fresh address")
  func age() {
    let scene = Scene([pay(0, "X", "A", 0), pay(5, "A", "A"), pay(9, "A", "B"), pay(12, "B", "A")])
    #expect(scene.holds(has(.age(.from), exactly(4)), of: 2))
    #expect(scene.holds(has(.age(.to), exactly(0)), of: 2))
    #expect(scene.holds(has(.age(.from), exactly(3)), of: 3))
    #expect(scene.holds(has(.age(.to), exactly(7)), of: 3))
  }

  @Test("degree counts counterparties in the window before, balance what arrived less what was paid")
  func degree() {
    let scene = Scene([
      pay(0, "X", "A", 10), pay(5, "Y", "A", 20), pay(6, "A", "Y", 4), pay(7, "A", "A", 9),
      pay(8, "Z", "A", 7, asset: "DAI"),
      pay(9, "Q", "A", 0), pay(10, "A", "B", 3), pay(11, "X", "A", 50),
    ])
    #expect(scene.holds(has(.degree(.from, within: 10), exactly(3)), of: 6))
    #expect(scene.holds(has(.degree(.from, within: 5), exactly(2)), of: 6))
    #expect(scene.holds(has(.degree(.to, within: 10), exactly(0)), of: 6))
    #expect(scene.holds(has(.balance(within: 10), exactly(26)), of: 6))
    #expect(scene.holds(has(.balance(within: 5), exactly(16)), of: 6))
    #expect(scene.holds(has(.balance(within: 3), exactly(0)), of: 6))
  }

  @Test("since runs from the event of a case, undefined before it or without one")
  func since() {
    let scene = Scene(
      [pay(5, "A", "B"), pay(20, "A", "B"), pay(40, "C", "B")], cases: ["A": ["x", "y", "z"], "C": ["none"]],
      events: ["x": 10, "y": 15, "z": 30])
    #expect(scene.holds(has(.sinceEvent("x"), exactly(10)), of: 1))
    #expect(!scene.holds(has(.sinceEvent("x"), anything), of: 0))
    #expect(!scene.holds(has(.sinceEvent("nothing"), anything), of: 1))
    #expect(scene.holds(has(.sinceEventOf(.from), exactly(5)), of: 1))
    #expect(!scene.holds(has(.sinceEventOf(.from), anything), of: 0))
    #expect(!scene.holds(has(.sinceEventOf(.from), anything), of: 2))
    #expect(!scene.holds(has(.sinceEventOf(.to), anything), of: 1))
  }
}

@Suite("A test of one transfer")
struct NewTransferTestTests {
  @Test("asks for its chain")
  func chain() {
    let scene = Scene([pay(0, "A", "B", chain: "tron")])
    #expect(scene.holds(.test(.chain(["bitcoin", "tron"])), of: 0))
    #expect(!scene.holds(.test(.chain(["ethereum"])), of: 0))
  }

  @Test("finds an address that looks like one its counterparty dealt with")
  func lookalike() {
    let (real, fake) = ("0xabc000000000001234", "0xabc999999999991234")
    let ledger = [
      pay(0, "V", real), pay(10, fake, "V", 5), pay(11, "V", fake), pay(12, "W", fake), pay(13, "V", real),
    ]
    let scene = Scene(ledger)
    func isLookalike(_ row: Int, _ end: End, _ window: Int64 = 100, _ scene: Scene = scene) -> Bool {
      scene.holds(.test(.lookalike(end, within: window)), of: row)
    }
    #expect(isLookalike(1, .from) && !isLookalike(1, .to))
    #expect(isLookalike(1, .from, 10) && !isLookalike(1, .from, 9))
    #expect(isLookalike(2, .to))
    #expect(!isLookalike(3, .to))
    #expect(!isLookalike(0, .to))
    #expect(isLookalike(4, .to))
    var dust = ledger
    dust[0].amount = 0
    #expect(!isLookalike(1, .from, 100, Scene(dust)))
    #expect(!isLookalike(1, .from, 100, Scene([pay(0, "V", "abc1234"), pay(10, "abc1234", "V")])))
  }

  @Test("works a formula out in the order of its parentheses, undefined by 0 or less")
  func formula() {
    let scene = Scene([pay(2, "A", "B", 103)])
    func value(_ formula: Formula, is number: Double) -> Bool {
      scene.holds(ReferenceMatcherTests.formula(formula, exactly(number)), of: 0)
    }
    #expect(value(.arithmetic(.modulo, .attribute(.amount), .constant(10)), is: 3))
    #expect(value(.arithmetic(.over, .attribute(.amount), .attribute(.time)), is: 51.5))
    let difference = Formula.arithmetic(.minus, .attribute(.amount), .constant(3))
    #expect(value(.arithmetic(.times, difference, .constant(2)), is: 200))
    let nothing = Formula.arithmetic(.minus, .constant(1), .constant(1))
    for sign in [Formula.Operator.over, .modulo] {
      let test = ReferenceMatcherTests.formula(.arithmetic(sign, .attribute(.amount), nothing), anything)
      #expect(!scene.holds(test, of: 0))
      #expect(scene.holds(.not(test), of: 0))
    }
    #expect(!scene.holds(ReferenceMatcherTests.formula(.own(.sum, where: nil), anything), of: 0))
  }
}

@Suite("A set that a plan declares")
struct DeclaredSetTests {
  @Test("has exactly the nodes it lists, on their chain or on all, and makes none a service")
  func members() {
    let mine = SetReference("mine")
    let scene = Scene(
      [
        pay(0, "V", "A"), pay(1, "A", "X"), pay(2, "X", "B"), pay(3, "B", "Y"), pay(4, "B", "Y", chain: "tron"),
      ], sets: [mine: ["B"]])
    func rows(_ members: DeclaredSet.Member..., from origin: Int) -> [Int]? {
      var plan = flow(hop("h"), hop("i", to(mine)))
      if origin == 4 { plan = flow(hop("i", to(mine))) }
      plan.sets = [DeclaredSet(name: "mine", members: members)]
      return scene.match(of: plan, from: origin)?.rows("i")
    }
    #expect(rows(.init(address: "X"), from: 0) == [1])
    #expect(rows(.init(address: "X"), from: 1) == nil)
    #expect(rows(.init(address: "X", chain: "tron"), from: 0) == nil)
    #expect(rows(.init(address: "Y"), .init(address: "B"), from: 1) == [2])
    #expect(rows(.init(address: "Y"), from: 4) == [4])
    #expect(rows(.init(address: "Y", chain: "ethereum"), from: 4) == nil)
    var through = flow(hop("h"), hop("i", to(mine)), hop("j"))
    through.sets = [DeclaredSet(name: "mine", members: [.init(address: "X")])]
    #expect(scene.match(of: through)?.rows("j") == [2])
  }
}

@Suite("A number of a group")
struct NewNumberTests {
  private let scene = Scene([
    pay(0, "U", "V", 100), pay(10, "V", "A", 10, usd: 20), pay(12, "V", "B", 20, usd: 20),
    pay(22, "V", "C", 10, usd: 20),
    pay(32, "V", "D", 20, usd: 20),
  ])
  private let plan = flow(hop("h"), split("s", 4...4))
  private let tens = amount(10)

  @Test("looks at times, pauses, values and distinct ends")
  func functions() {
    let parts = [
      number("s", .first, is: 10), number("s", .last, is: 32), number("s", .dwell, is: 10),
      number("s", .valueVariation, is: 0), number("s", .distinctAmount, is: 2), number("s", .distinctTo, is: 4),
      number("s", .distinctFrom, is: 1), number("s", .distinctAsset, is: 1), number("s", .ends, is: 4),
      number("s", .candidates, is: 1), undefined("s", .reached), undefined("h", .dwell),
      undefined("h", .pauseVariation),
    ]
    #expect(failures(scene, plan, parts).isEmpty)
    let even = Scene([pay(0, "V", "A"), pay(10, "V", "B"), pay(20, "V", "C")])
    #expect(failures(even, flow(split("s", 3...3)), [number("s", .pauseVariation, is: 0)]).isEmpty)
    let uneven = Scene([pay(0, "V", "A"), pay(5, "V", "B"), pay(20, "V", "C")])
    #expect(failures(uneven, flow(split("s", 3...3)), [number("s", .pauseVariation, is: 0.5)]).isEmpty)
  }

  @Test("with a condition counts only the transfers that satisfy it")
  func conditions() {
    let never = amount(99)
    let parts = [
      number("s", .count, where: tens, is: 2), number("s", .sum, where: tens, is: 20),
      number("s", .share, where: tens, is: 0.2), number("s", .duration, where: tens, is: 12),
      number("s", .fraction, where: tens, is: 0.5), number("s", .fraction, where: never, is: 0),
      number("s", .count, where: never, is: 0), number("s", .sum, where: never, is: 0),
      undefined("s", .share, where: never), undefined("s", .max, where: never), undefined("s", .depth, where: tens),
      number("s", .last, where: tens, is: 22), number("s", .dwell, where: amount(20), is: 12),
    ]
    #expect(failures(scene, plan, parts).isEmpty)
  }

  @Test("in the test of a group may have a condition and stand in a formula")
  func formulas() {
    func holds(_ formula: Formula, _ interval: Interval) -> Bool {
      scene.match(of: flow(hop("h"), split("s", 4...4, test: group(formula, interval)))) != nil
    }
    #expect(holds(.own(.fraction, where: tens), exactly(0.5)))
    #expect(!holds(.own(.count, where: tens), .atLeast(3)))
    let left = Formula.arithmetic(.minus, .head("h", .amount), .own(.sum, where: nil))
    #expect(holds(left, exactly(40)))
    #expect(!holds(.attribute(.amount), anything))
  }

  @Test("in a score may stand in a formula, which names its steps")
  func score() {
    let ratio = Formula.arithmetic(.over, sum(of: "s"), sum(of: "h"))
    var plan = plan
    plan.score = [
      ScorePart(points: Points(5), text: "a", rule: .when(.test(.formula(ratio, exactly(0.6))))),
      ScorePart(points: Points(7), text: "b", rule: .when(.test(.formula(.head("h", .amount), anything)))),
    ]
    let match = scene.match(of: plan)
    #expect(match?.score == Points(5))
    #expect(match?.reasons.first?.steps == ["s", "h"])
  }

  @Test("of an each, one may name its matched share")
  func branches() {
    let ledger = [pay(0, "V", "A", 9), pay(1, "V", "B"), pay(2, "A", "C", 5), pay(3, "A", "D", 1)]
    func plan(_ share: Double) -> Plan {
      flow(
        split("s", 2...2), each("e", of: "s", .count(1), hop("h")),
        hop("z", formula(.aggregate(Aggregate(step: "e", function: .fraction)), exactly(share))).from("s", .from))
    }
    #expect(Scene(ledger).match(of: plan(0.5))?.rows("z") == [1])
    #expect(Scene(ledger).match(of: plan(1)) == nil)
  }

  @Test("of all instances inside each has distinct ends over them")
  func ends() {
    let ledger = [
      pay(0, "V", "A"), pay(1, "V", "B"), pay(2, "A", "C"), pay(3, "B", "C"), pay(4, "C", "D"),
    ]
    let plan = flow(split("s", 2...2), each("e", of: "s", .fraction(1), hop("h")))
    let parts = [
      number("h", .ends, is: 1), number("h", .distinctTo, is: 1), undefined("h", .dwell), undefined("h", .candidates),
      undefined("e", .ends), undefined("e", .count, where: tens),
    ]
    #expect(failures(Scene(ledger), plan, parts).isEmpty)
  }
}

@Suite("Alternatives of the new steps")
struct NewAlternativesTests {
  @Test("are the other last transfers of a series, and none of a trace or an optional step")
  func series() {
    let ledger = [
      pay(0, "U", "V"), pay(1, "V", "A"), pay(2, "V", "B"), pay(50, "V", "C"), pay(51, "V", "D"), pay(90, "V", "E"),
    ]
    let scene = Scene(ledger)
    #expect(scene.match(of: flow(hop("h"), ReferenceMatcherTests.series("s", 1...9, every: 0...5)))?.alternatives == 2)
    #expect(scene.match(of: flow(hop("h"), trace("t", 1...9)))?.alternatives == 0)
    #expect(scene.match(of: flow(hop("h"), optional(hop("o"))))?.alternatives == 0)
    #expect(scene.match(of: flow(hop("h"), hop("i")))?.alternatives == 4)
  }

  @Test("are those that the names bound before allow")
  func names() {
    let ledger = [
      pay(0, "V", "A", 5), pay(1, "A", "B", 5), pay(2, "A", "C", 5), pay(3, "A", "D", 4), pay(4, "B", "E", 5),
    ]
    let equal = Formula.arithmetic(.minus, .attribute(.amount), .head("h", .amount))
    let plan = flow(hop("h"), hop("i", formula(equal, exactly(0))))
    #expect(Scene(ledger).match(of: plan)?.alternatives == 1)
    let started = flow(hop("h"), hop("i"), hop("j").from("h"))
    #expect(Scene(ledger).match(of: started)?.alternatives == 2)
  }
}

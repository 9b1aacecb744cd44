import SignaturePlan
import Testing

@testable import ReferenceMatcher

@Suite("A repeat")
struct RepeatTests {
  /// V pays A, and it goes on in pairs: a large payment, then a small one from its receiver.
  private let ledger = [
    pay(0, "V", "A", 100), pay(1, "A", "B", 10), pay(2, "B", "C", 100), pay(3, "C", "D", 10), pay(4, "D", "E", 100),
    pay(5, "E", "F", 10), pay(6, "F", "G", 100),
  ]
  private let round = [hop("large", amount(100)), hop("small", amount(10))]

  private func rounds(_ count: ClosedRange<Int>) -> Step {
    Step(name: "r", kind: .repetition(Repetition(count: count, steps: round)))
  }

  @Test("goes round as often as it may and can, from the head that the last round left")
  func most() {
    let match = Scene(ledger).match(of: flow(rounds(1...9)))
    #expect(match?.rows("large") == [0, 2, 4] && match?.rows("small") == [1, 3, 5])
    #expect(Scene(ledger).match(of: flow(rounds(1...2)))?.rows == [0, 2, 1, 3])
    #expect(Scene(ledger).match(of: flow(rounds(4...9))) == nil)
  }

  @Test("goes round less often where the rest of the flow asks for it")
  func fewer() {
    let match = Scene(ledger).match(of: flow(rounds(1...9), chain("c", 3...3)))
    #expect(match?.rows("large") == [0, 2] && match?.rows("c") == [4, 5, 6])
  }

  @Test("takes another way in an early round where a later one asks for it")
  func backtracks() {
    let scene = Scene([
      pay(0, "V", "A"), pay(1, "A", "X"), pay(2, "A", "B"), pay(3, "B", "C"), pay(4, "C", "D"),
    ])
    #expect(scene.match(of: flow(again("r", 2...9, hop("h"))))?.rows("h") == [0, 2, 3, 4])
  }

  @Test("counts its rounds, has no other number, and its steps count over all rounds")
  func numbers() {
    let parts = [
      number("r", .count, is: 3), undefined("r", .sum), undefined("r", .fraction), number("small", .count, is: 3),
      number("small", .sum, is: 30), undefined("small", .share), undefined("small", .dwell),
      number("large", .fraction, is: 1),
    ]
    #expect(failures(Scene(ledger), flow(rounds(1...9)), parts).isEmpty)
  }

  @Test("stands under its name for the head that it left and for its rounds")
  func name() {
    let twice = flow(
      rounds(1...9), hop("h", formula(.aggregate(Aggregate(step: "r", function: .count)), Interval(2...2))))
    #expect(Scene(ledger).match(of: twice)?.rows("h") == [4])
    let from = flow(rounds(2...2), hop("h"), hop("i", formula(.head("r", .time), Interval(3...3))).from("r"))
    #expect(Scene(ledger).match(of: from)?.rows("i") == [4])
  }

  @Test("keeps what an earlier round bound and a later one did not")
  func earlierRound() {
    let scene = Scene([
      pay(0, "V", "A", 1), pay(1, "A", "B", 2), pay(2, "B", "C", 3), pay(3, "C", "D", 2), pay(9, "A", "Z", 5),
    ])
    let block = [hop("h", amount(2)), optional(hop("o", amount(3)))]
    let steps = [hop("a"), Step(name: "r", kind: .repetition(Repetition(count: 2...2, steps: block)))]
    let plan = flow(steps[0], steps[1], hop("z", formula(.head("o", .amount), Interval(3...3))).from("a"))
    #expect(scene.match(of: plan)?.rows("o") == [2])
    #expect(scene.match(of: plan)?.rows("z") == [1])
  }

  @Test("may have a thousand rounds, with or without transfers")
  func thousand() {
    let line = (0..<1000).map { pay(Int64($0), "\($0)", "\($0 + 1)") }
    #expect(Scene(line).match(of: flow(again("r", 1...1000, hop("h"))))?.rows == Array(0..<1000))
    let empty = flow(hop("g"), again("r", 1...1000, optional(hop("h"))))
    #expect(failures(Scene(Array(line.prefix(3))), empty, [number("r", .count, is: 1000)]).isEmpty)
  }

  @Test("of many rounds between few addresses is done in time", .timeLimit(.minutes(1)))
  func busy() {
    var dice = Dice(state: 3)
    let ledger = (0..<120).map { pay(Int64($0), "\(dice.roll(4))", "\(dice.roll(4))", Double(dice.roll(9))) }
    let plan = flow(again("r", 2...100, hop("h"), optional(hop("o", has(.kept, .above(1.5))))), hop("z", amount(99)))
    #expect(Scene(ledger).match(of: plan) == nil)
  }
}

@Suite("An optional step")
struct OptionalTests {
  private let ledger = [pay(0, "V", "A"), pay(1, "A", "B", 5), pay(2, "B", "C"), pay(3, "A", "C", 7)]

  @Test("is bound where it can be")
  func present() {
    let match = Scene(ledger).match(of: flow(hop("h"), optional(hop("o", amount(5))), hop("i")))
    #expect(match?.rows("o") == [1] && match?.rows("i") == [2])
  }

  @Test("is left out where nothing satisfies it or the rest cannot follow it, and the head stays")
  func absent() {
    let nothing = Scene(ledger).match(of: flow(hop("h"), optional(hop("o", amount(6))), hop("i")))
    #expect(nothing?.rows("o") == [] && nothing?.rows("i") == [1])
    let blocked = Scene(ledger).match(of: flow(hop("h"), optional(hop("o", amount(5))), hop("i", amount(7))))
    #expect(blocked?.rows("o") == [] && blocked?.rows("i") == [3])
  }

  @Test("left out leaves its name undefined: no start, no number, a failing test")
  func undefinedName() {
    let missing = optional(hop("o", amount(6)))
    let start = flow(hop("h"), missing, hop("i"), hop("j").from("o"))
    #expect(Scene(ledger).match(of: start) == nil)
    let number = formula(.head("o", .amount), Interval(-1e9...1e9))
    #expect(Scene(ledger).match(of: flow(hop("h"), missing, hop("i", number))) == nil)
    #expect(Scene(ledger).match(of: flow(hop("h"), missing, hop("i", .not(number))))?.rows("i") == [1])
    let end = Condition.test(.same(.from, Reference("o", .to)))
    #expect(Scene(ledger).match(of: flow(hop("h"), missing, hop("i", end))) == nil)
    #expect(Scene(ledger).match(of: flow(hop("h"), optional(hop("o", amount(5))), hop("i", end)))?.rows("i") == [2])
    #expect(
      failures(Scene(ledger), flow(hop("h"), missing), [ReferenceMatcherTests.number("o", .count, is: 0)]).isEmpty)
  }
}

@Suite("Either of several blocks")
struct EitherTests {
  private let ledger = [
    pay(0, "V", "A"), pay(1, "A", "B", 5), pay(2, "A", "C", 7), pay(3, "C", "D", 8), pay(4, "B", "E", 9),
  ]

  private func plan(_ rest: Step...) -> Plan {
    Plan(
      name: "test", meta: Meta(), horizon: 1000,
      steps: [hop("h"), either("x", [hop("b", amount(5))], [hop("c", amount(7)), hop("d", amount(8))])] + rest,
      score: [],
      reportAt: .zero)
  }

  @Test("is the first that can be bound")
  func first() {
    #expect(Scene(ledger).match(of: plan())?.rows == [0, 1])
    #expect(Scene([ledger[0], ledger[2], ledger[3]]).match(of: plan())?.rows == [0, 1, 2])
  }

  @Test("is the second where the rest of the flow cannot follow the first")
  func second() {
    let scene = Scene(ledger + [pay(5, "D", "F", 1)])
    #expect(scene.match(of: plan(hop("z", amount(1))))?.rows == [0, 2, 3, 5])
    #expect(scene.match(of: plan(hop("z", amount(9))))?.rows == [0, 1, 4])
    #expect(scene.match(of: plan(hop("z", amount(3)))) == nil)
  }

  @Test("leaves the names of the other undefined")
  func names() {
    let amount = formula(.head("c", .amount), Interval(7...7))
    let scene = Scene(ledger + [pay(5, "D", "F", 1)])
    #expect(scene.match(of: plan(hop("z", amount)))?.rows == [0, 2, 3, 5])
    #expect(scene.match(of: plan(hop("z", .not(amount))))?.rows == [0, 1, 4])
  }

  @Test("may start a flow")
  func start() {
    let plan = flow(either("x", [split("s", 3...9)], [hop("a", amount(10)), hop("b")]))
    #expect(Scene(ledger).match(of: plan)?.rows == [0, 1])
    #expect(Scene(ledger).match(of: plan, from: 1) == nil)
  }
}

@Suite("An absence")
struct AbsenceTests {
  private let ledger = [pay(0, "V", "A"), pay(10, "A", "B", 5), pay(20, "A", "C", 7)]

  @Test("holds if nothing that satisfies it leaves the head in the window, its end included")
  func window() {
    func holds(_ window: Int64, _ condition: Condition = .always) -> Bool {
      Scene(ledger).match(of: flow(hop("h"), no("n", within: window, condition))) != nil
    }
    #expect(holds(9))
    #expect(!holds(10))
    #expect(holds(19, amount(7)))
    #expect(!holds(20, amount(7)))
  }

  @Test("looks beyond the deadline")
  func deadline() {
    #expect(Scene(ledger).match(of: flow(hop("h"), no("n", within: 10), within: 5)) == nil)
    #expect(Scene(ledger).match(of: flow(hop("h"), no("n", within: 9), within: 5)) != nil)
  }

  @Test("leaves the head where it was, even with a start of its own")
  func head() {
    let stays = flow(hop("h"), no("n", within: 9), hop("i"))
    #expect(Scene(ledger).match(of: stays)?.rows("i") == [1])
    let ledger = ledger + [pay(30, "B", "D")]
    let started = flow(hop("h"), hop("i", amount(5)), no("n", within: 9).from("h"), hop("j"))
    #expect(Scene(ledger).match(of: started)?.rows("j") == [3])
    #expect(
      Scene(ledger).match(of: flow(hop("h"), hop("i", amount(5)), no("n", within: 10).from("h"), hop("j"))) == nil)
  }

  @Test("stays open until its window has passed")
  func open() {
    let plan = flow(hop("h"), no("n", within: 9))
    #expect(Scene([pay(0, "V", "A"), pay(8, "X", "Y")]).match(of: plan)?.open == true)
    #expect(Scene([pay(0, "V", "A"), pay(9, "X", "Y")]).match(of: plan)?.open == false)
  }

  @Test("has no candidates at a service, unless it looks through services")
  func service() {
    let scene = Scene([pay(0, "V", "A")], services: ["A"])
    #expect(scene.match(of: flow(hop("h"), no("n", within: 9))) == nil)
    #expect(scene.match(of: flow(hop("h"), no("n", within: 9).throughServices)) != nil)
  }
}

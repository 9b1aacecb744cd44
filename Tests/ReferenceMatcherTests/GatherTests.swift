import SignaturePlan
import Testing

@testable import ReferenceMatcher

@Suite("A gather")
struct GatherTests {
  @Test("as the first step starts at the origin and takes what reaches its receiver, of each payer the first")
  func headless() {
    let scene = Scene([
      pay(0, "A", "X"), pay(1, "B", "X"), pay(2, "B", "X"), pay(3, "C", "Y"), pay(4, "X", "X"),
      pay(5, "C", "X", asset: "DAI"), pay(6, "D", "X"), pay(200, "E", "X"),
    ])
    #expect(scene.match(of: flow(gather("g", 2...9)))?.rows == [0, 1, 6])
    #expect(scene.match(of: flow(gather("g", 2...9)), from: 1)?.rows == [1, 6])
    #expect(scene.match(of: flow(gather("g", 4...9).anyAsset))?.rows == [0, 1, 5, 6])
  }

  @Test("does not start in the tail of a burst of more payers than allowed")
  func tail() {
    let burst = (0..<4).map { pay(0, "A\($0)", "X") }
    let scene = Scene(burst + [pay(10, "Y", "X"), pay(15, "Z", "X")])
    let plan = flow(gather("g", 1...3, within: 10))
    #expect((0..<5).allSatisfy { scene.match(of: plan, from: $0) == nil })
    #expect(scene.match(of: plan, from: 5)?.rows == [5])
  }

  @Test("keeps the members around the pivot that has most, and passes its test")
  func equal() {
    let scene = Scene([pay(0, "A", "X", 100), pay(1, "B", "X", 10), pay(2, "C", "X", 100)])
    #expect(scene.match(of: flow(gather("g", 2...9, equal: 0.02)))?.rows == [0, 2])
    #expect(scene.match(of: flow(gather("g", 2...9, test: group(.sum, .atLeast(211))))) == nil)
  }

  @Test("leaves its receiver with what all of them brought, since the last")
  func head() {
    let ledger = [
      pay(0, "A", "X", 10, usd: 1), pay(1, "B", "X", 20, usd: 2), pay(2, "X", "Y", 1), pay(5, "C", "X", 30, usd: 3),
      pay(9, "X", "Z", 60, usd: 12),
    ]
    func next(_ condition: Condition, _ ledger: [Transfer] = ledger) -> Bool {
      Scene(ledger).match(of: flow(gather("g", 3...3), hop("h", condition).anyAsset))?.rows("h") == [4]
    }
    #expect(Scene(ledger).match(of: flow(gather("g", 3...3), hop("h", has(.kept, Interval(1...1)))))?.rows("h") == [4])
    #expect(next(has(.kept, Interval(2...2))))
    #expect(next(has(.gap, Interval(4...4))))
    #expect(next(formula(.head("g", .usd), Interval(6...6))))
    var unpriced = ledger
    unpriced[1].usd = nil
    #expect(!next(has(.kept, .atLeast(0)), unpriced))
  }
}

@Suite("A gather of a group")
struct GatherOfTests {
  /// V pays A, B and C. A and B pay X, C pays Y, and A pays Y later.
  private let ledger = [
    pay(0, "V", "A", 10), pay(1, "V", "B", 20), pay(2, "V", "C", 30), pay(10, "A", "X", 9), pay(11, "B", "X", 18),
    pay(12, "W", "X", 5), pay(13, "C", "Y", 27), pay(20, "A", "Y", 1),
  ]

  private func plan(_ gather: Step) -> Plan { flow(split("s", 3...3), gather) }

  @Test("takes what its heads pay to one receiver, and nothing else that reaches it")
  func payers() {
    #expect(Scene(ledger).match(of: plan(gather("g", 2...9, of: "s")))?.rows("g") == [3, 4])
    #expect(Scene(ledger).match(of: plan(gather("g", 3...9, of: "s"))) == nil)
  }

  @Test("has the candidates of all receivers in one list")
  func receivers() {
    let ledger = ledger + [pay(30, "Y", "Z")]
    #expect(
      Scene(ledger).match(of: flow(split("s", 3...3), gather("g", 2...9, of: "s"), hop("h")))?.rows("g") == [6, 7])
    #expect(Scene(ledger).match(of: plan(gather("g", 2...9, of: "s")))?.alternatives == 1)
  }

  @Test("asks its condition against the head that pays, and of its first payment against that head")
  func heads() {
    let kept = gather("g", 2...9, of: "s", has(.kept, Interval(0.89...0.91)))
    #expect(Scene(ledger).match(of: plan(kept))?.rows("g") == [3, 4])
    let strict = gather("g", 2...9, of: "s", has(.kept, .atMost(0.1)))
    #expect(Scene(ledger).match(of: plan(strict)) == nil)
    let first = gather("g", 1...9, of: "s", first: has(.gap, Interval(11...11)))
    #expect(Scene(ledger).match(of: plan(first))?.rows("g") == [6, 7])
  }

  @Test("asks of its first payment against the latest head that could have paid it")
  func latestHead() {
    let scene = Scene([
      pay(0, "V", "A"), pay(5, "V", "A"), pay(5, "V", "B"), pay(10, "A", "X"), pay(11, "B", "X"),
    ])
    func match(_ gap: Double) -> Finding? {
      scene.match(
        of: flow(
          series("s", 3...3, every: 0...5), gather("g", 2...9, of: "s", first: has(.gap, Interval(gap...gap)))))
    }
    #expect(match(5)?.rows("g") == [3, 4])
    #expect(match(10) == nil)
  }

  @Test("has as share its sum over what arrived at all heads, and no dwell")
  func share() {
    let parts = [number("g", .share, is: 27.0 / 60), undefined("g", .dwell), number("g", .ends, is: 1)]
    #expect(failures(Scene(ledger), plan(gather("g", 2...9, of: "s")), parts).isEmpty)
  }

  @Test("keeps receivers' assets apart, unless any asset will do; a service gathers but does not pay")
  func assets() {
    var mixed = ledger
    mixed[4].asset = "DAI"
    #expect(Scene(mixed).match(of: plan(gather("g", 2...9, of: "s")))?.rows("g") == [6, 7])
    mixed[3].usd = 9
    #expect(Scene(mixed).match(of: plan(gather("g", 2...9, of: "s").anyAsset))?.rows("g") == [3, 4])
    let services = Scene(ledger, services: ["X", "B"])
    #expect(services.match(of: plan(gather("g", 2...9, of: "s")))?.rows("g") == [6, 7])
    #expect(services.match(of: plan(gather("g", 2...9, of: "s").throughServices))?.rows("g") == [3, 4])
  }
}

import SignaturePlan
import Testing

@testable import ReferenceMatcher

@Suite("A swap")
struct SwapTests {
  private let dex = SetReference("swap")
  /// V pays A, A pays the swap S and is credited DAI, once too little, once from elsewhere.
  private let ledger = [
    pay(0, "V", "A", 10, usd: 100), pay(1, "A", "S", 10, usd: 100), pay(2, "S", "A", 50, asset: "DAI"),
    pay(3, "S", "A", 10), pay(4, "R", "A", 99, asset: "DAI"), pay(5, "S", "B", 98, asset: "DAI"),
    pay(6, "A", "C", 99, asset: "DAI"),
    pay(50, "S", "A", 97, asset: "DAI"),
  ]

  private func scene() -> Scene { Scene(ledger, services: ["S"], sets: [dex: ["S"]]) }

  @Test("is a payment and a later credit to its sender in another asset")
  func credit() {
    #expect(scene().match(of: flow(hop("h"), swap("s", to(dex))))?.rows("s") == [1, 2])
    #expect(scene().match(of: flow(swap("s", to(dex))), from: 1)?.rows == [1, 2])
    #expect(scene().match(of: flow(swap("s", to(dex))), from: 0) == nil)
  }

  @Test("asks the credit against the payment, kept by value")
  func kept() {
    let kept = has(.kept, Interval(0.95...1.05))
    #expect(scene().match(of: flow(hop("h"), swap("s", to(dex), kept)))?.rows("s") == [1, 4])
    let late = Condition.all([kept, has(.gap, .atLeast(10))])
    #expect(scene().match(of: flow(hop("h"), swap("s", to(dex), late)))?.rows("s") == [1, 7])
    #expect(scene().match(of: flow(hop("h"), swap("s", to(dex), within: 48, late))) == nil)
    #expect(scene().match(of: flow(hop("h"), swap("s", to(dex), within: 49, late), within: 49)) == nil)
  }

  @Test("leaves the credit's head, and knows how many credits fit")
  func head() {
    let plan = flow(hop("h"), swap("s", to(dex)), hop("i"))
    #expect(scene().match(of: plan)?.rows("i") == [6])
    let parts = [number("s", .candidates, is: 3), number("s", .count, is: 2), number("h", .candidates, is: 1)]
    #expect(failures(scene(), plan, parts).isEmpty)
    #expect(scene().match(of: flow(hop("h"), swap("s", to(dex))))?.alternatives == 2)
  }
}

@Suite("A crossing")
struct CrossTests {
  private let bridge = SetReference("bridge")
  private let ledger = [
    pay(0, "V", "A", 10, usd: 100), pay(1, "A", "X", 10, usd: 100), pay(2, "Y", "A", 100, asset: "DAI", chain: "tron"),
    pay(3, "Y", "B", 1, asset: "BTC", usd: 99, chain: "bitcoin"), pay(4, "Y", "C", 95, asset: "DAI"),
    pay(5, "B", "D", 1, asset: "BTC", usd: 99, chain: "bitcoin"), pay(6, "Z", "Z", 98, asset: "DAI", chain: "tron"),
    pay(7, "Z", "E", 97, asset: "DAI", chain: "tron"),
  ]

  private func scene() -> Scene { Scene(ledger, services: ["X"], sets: [bridge: ["X"]]) }

  @Test("is a payment and a later credit to anyone on another chain, or on the one given")
  func chain() {
    #expect(scene().match(of: flow(hop("h"), cross("c", to(bridge))))?.rows("c") == [1, 2])
    #expect(scene().match(of: flow(hop("h"), cross("c", to: "bitcoin", to(bridge))))?.rows("c") == [1, 3])
    #expect(scene().match(of: flow(hop("h"), cross("c", to: "ethereum", to(bridge))))?.rows("c") == [1, 4])
  }

  @Test("keeps the credits that fit by value and lag, and counts them")
  func candidates() {
    let fits = has(.kept, Interval(0.98...0.995))
    let plan = flow(hop("h"), cross("c", to(bridge), within: 5, fits), hop("i"))
    #expect(scene().match(of: plan)?.rows("c") == [1, 3])
    #expect(scene().match(of: plan)?.rows("i") == [5])
    #expect(failures(scene(), flow(hop("h"), cross("c", to(bridge))), [number("c", .candidates, is: 4)]).isEmpty)
    #expect(
      failures(scene(), flow(hop("h"), cross("c", to(bridge), within: 5)), [number("c", .candidates, is: 3)]).isEmpty)
  }

  @Test("goes by the message where both sides carry one")
  func messages() {
    func credits(_ sent: String?, _ delivered: [Int: String]) -> [Int]? {
      var ledger = ledger
      ledger[1].message = sent
      for (row, message) in delivered { ledger[row].message = message }
      let scene = Scene(ledger, services: ["X"], sets: [bridge: ["X"]])
      let plan = flow(hop("h"), cross("c", to(bridge)))
      guard let match = scene.match(of: plan) else { return nil }
      return match.rows("c") + [match.alternatives]
    }
    #expect(credits("m", [3: "m"]) == [1, 3, 0])
    #expect(credits("m", [3: "m", 7: "m"]) == [1, 3, 1])
    #expect(credits("m", [2: "n"]) == [1, 3, 2])
    #expect(credits(nil, [2: "n", 3: "m"]) == [1, 2, 3])
    #expect(credits("m", [2: "n", 3: "n", 5: "n", 7: "n"]) == nil)
  }
}

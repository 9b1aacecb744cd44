import SignaturePlan
import Testing

@testable import ReferenceMatcher

@Suite("A transfer arrives at a relay")
struct RelayTests {
  private func arrives(_ scene: Scene, _ row: Int, _ relay: Relay) -> Bool {
    scene.holds(.test(.relay(relay)), of: row)
  }

  @Test("if the receiver passes on a share between both bounds, bounds included")
  func passes() {
    let scene = Scene([pay(0, "V", "R", 10), pay(5, "R", "A", 4), pay(9, "R", "B", 4)])
    #expect(arrives(scene, 0, Relay(within: 100, passes: Interval(0.8...0.9))))
    #expect(arrives(scene, 0, Relay(within: 100, passes: Interval(0.7...0.8))))
    #expect(!arrives(scene, 0, Relay(within: 100, passes: .above(0.8))))
    #expect(!arrives(scene, 0, Relay(within: 100, passes: .below(0.8))))
  }

  @Test("counting payments up to the time limit, and only those later than the arrival")
  func paidWithin() {
    let scene = Scene([pay(10, "R", "A", 5), pay(10, "V", "R", 10), pay(15, "R", "B", 5), pay(16, "R", "C", 5)])
    #expect(arrives(scene, 1, Relay(within: 5, passes: Interval(0.5...0.5))))
    #expect(arrives(scene, 1, Relay(within: 6, passes: Interval(1...1))))
  }

  @Test("counting arrivals on both sides, up to the time limit")
  func arrivedWithin() {
    let scene = Scene([pay(0, "W", "R", 5), pay(5, "V", "R", 10), pay(6, "R", "A", 10), pay(10, "U", "R", 5)])
    #expect(arrives(scene, 1, Relay(within: 5, passes: Interval(0.5...0.5))))
    #expect(arrives(scene, 1, Relay(within: 4, passes: Interval(1...1))))
  }

  @Test("in its own asset, self-transfers left out, dust counted")
  func counted() {
    let scene = Scene([
      pay(0, "V", "R", 10), pay(1, "R", "A", 5, asset: "DAI"), pay(2, "R", "R", 5), pay(3, "R", "A", 5, usd: 0.1),
    ])
    #expect(arrives(scene, 0, Relay(within: 100, passes: Interval(0.5...0.5))))
  }

  @Test("not if nothing arrived")
  func nothing() {
    let scene = Scene([pay(0, "V", "R", 0), pay(1, "R", "A", 5)])
    #expect(!arrives(scene, 0, Relay(within: 100, passes: .atLeast(0))))
  }

  @Test("not if it is a self-transfer or the receiver is a service")
  func neverThese() {
    let ledger = [pay(0, "V", "R"), pay(1, "R", "A"), pay(2, "R", "R")]
    #expect(arrives(Scene(ledger), 0, relay))
    #expect(!arrives(Scene(ledger, services: ["R"]), 0, relay))
    #expect(!arrives(Scene(ledger), 2, Relay(within: 100, passes: .atLeast(0))))
  }

  @Test("if the receiver is not older than the age limit")
  func age() {
    let scene = Scene([pay(0, "R", "R"), pay(50, "V", "R"), pay(51, "R", "A")])
    #expect(arrives(scene, 1, Relay(within: 9, passes: Interval(1...1), maximumAge: 50)))
    #expect(!arrives(scene, 1, Relay(within: 9, passes: Interval(1...1), maximumAge: 49)))
  }

  @Test("whatever the age of a receiver that only dust named before")
  func dustAge() {
    let scene = Scene([pay(0, "V", "R", 3, usd: 0), pay(50, "V", "R", 3, usd: 0), pay(51, "R", "A", 3, usd: 0)])
    #expect(arrives(scene, 1, Relay(within: 9, passes: Interval(1...1), maximumAge: 0)))
  }

  @Test("if the receiver has no more counterparties in any asset than the limit")
  func degree() {
    let scene = Scene([
      pay(0, "V", "R"), pay(1, "R", "A", asset: "DAI"), pay(2, "R", "A"), pay(3, "A", "R", asset: "DAI"),
      pay(4, "R", "B", 0), pay(5, "R", "R"),
    ])
    #expect(arrives(scene, 0, Relay(within: 9, passes: Interval(1...1), maximumDegree: 2)))
    #expect(!arrives(scene, 0, Relay(within: 9, passes: Interval(1...1), maximumDegree: 1)))
  }

  @Test("counting counterparties on both sides, up to the time limit")
  func degreeWindow() {
    let scene = Scene([pay(0, "W", "R", asset: "DAI"), pay(5, "V", "R"), pay(6, "R", "A")])
    #expect(!arrives(scene, 1, Relay(within: 5, passes: Interval(1...1), maximumDegree: 2)))
    #expect(arrives(scene, 1, Relay(within: 4, passes: Interval(1...1), maximumDegree: 2)))
  }

  @Test("if a neighbouring arrival passes, before it or after it, up to the time limit")
  func neighbour() {
    let scene = Scene([pay(0, "V", "R", 5), pay(1, "R", "A", 5), pay(4, "V", "R", 5), pay(4, "R", "A", 5)])
    #expect(arrives(scene, 2, Relay(within: 4, passes: Interval(1...1))))
    #expect(arrives(scene, 2, Relay(within: 4, passes: Interval(0.5...0.5))))
    let after = Scene([pay(0, "V", "R", 5), pay(4, "W", "R", 5), pay(8, "R", "A", 10)])
    #expect(arrives(after, 0, Relay(within: 4, passes: Interval(1...1))))
    #expect(!arrives(after, 0, Relay(within: 3, passes: .above(0))))
  }

  @Test("but not because of an arrival in another asset, or one that is no sign of a relay itself")
  func otherNeighbours() {
    let relay = Relay(within: 4, passes: Interval(1...1), maximumAge: 2)
    let otherAsset = Scene([pay(0, "V", "R", asset: "DAI"), pay(1, "V", "R"), pay(2, "R", "A", asset: "DAI")])
    #expect(arrives(otherAsset, 0, relay))
    #expect(!arrives(otherAsset, 1, relay))
    let young = Scene([pay(0, "V", "R", 5), pay(1, "R", "A", 5), pay(3, "V", "R", 1), pay(4, "R", "A", 1)])
    #expect(arrives(young, 2, Relay(within: 4, passes: Interval(1...1), maximumAge: 2)))
    let old = Scene([pay(0, "R", "R")] + young.ledger.map { Transfer(shifted: $0, by: 3) })
    #expect(!arrives(old, 3, Relay(within: 4, passes: Interval(1...1), maximumAge: 2)))
  }
}

extension Transfer {
  fileprivate init(shifted transfer: Transfer, by seconds: Int64) {
    self = transfer
    time += seconds
  }
}

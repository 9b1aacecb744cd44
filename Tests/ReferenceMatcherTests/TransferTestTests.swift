import SignaturePlan
import Testing

@testable import ReferenceMatcher

@Suite("Of one transfer")
struct TransferTestTests {
  private static let anything = Interval(-1e18...1e18)

  @Test("amount, time and asset are its own")
  func own() {
    let scene = Scene([pay(3, "A", "B", 10)])
    #expect(scene.holds(has(.amount, Interval(10...10)), of: 0))
    #expect(scene.holds(has(.time, Interval(3...3)), of: 0))
    #expect(scene.holds(.test(.asset(["BTC", "ETH"])), of: 0))
    #expect(!scene.holds(.test(.asset(["BTC"])), of: 0))
  }

  @Test("usd is the price given, else the amount of a dollar token, else undefined")
  func usd() {
    let scene = Scene([
      pay(0, "A", "B", 10, usd: 30), pay(0, "A", "B", 10, asset: "DAI"), pay(0, "A", "B", 10),
      pay(0, "A", "B", 10, asset: "DAI", usd: 9),
    ])
    #expect(scene.holds(has(.usd, Interval(30...30)), of: 0))
    #expect(scene.holds(has(.usd, Interval(10...10)), of: 1))
    #expect(!scene.holds(has(.usd, Self.anything), of: 2))
    #expect(scene.holds(has(.usd, Interval(9...9)), of: 3))
  }

  @Test("an undefined number fails its test, and the opposite of the test holds")
  func undefined() {
    let scene = Scene([pay(0, "A", "B", 10)])
    #expect(!scene.holds(has(.usd, .atLeast(0)), of: 0))
    #expect(scene.holds(.not(has(.usd, .atLeast(0))), of: 0))
  }

  @Test("gap and kept compare it with the head")
  func head() {
    let scene = Scene([pay(0, "V", "A", 10), pay(7, "A", "B", 8)])
    #expect(scene.holds(has(.gap, Interval(7...7)), of: 1, after: 0))
    #expect(scene.holds(has(.kept, Interval(0.8...0.8)), of: 1, after: 0))
  }

  @Test("gap and kept are undefined without a head, kept also after a payment of nothing")
  func noHead() {
    let scene = Scene([pay(0, "V", "A", 0), pay(7, "A", "B", 8)])
    #expect(!scene.holds(has(.gap, Self.anything), of: 1))
    #expect(!scene.holds(has(.kept, Self.anything), of: 1))
    #expect(!scene.holds(has(.kept, Self.anything), of: 1, after: 0))
  }

  @Test("an end is or is not in a label set, and a set nobody looked up is empty")
  func member() {
    let bridge = SetReference("bridge")
    let scene = Scene([pay(0, "A", "X"), pay(0, "A", "X", chain: "tron")], sets: [bridge: ["X"]])
    #expect(scene.holds(.test(.member(.to, bridge)), of: 0))
    #expect(!scene.holds(.test(.member(.from, bridge)), of: 0))
    #expect(!scene.holds(.test(.member(.to, bridge)), of: 1))
    #expect(!scene.holds(.test(.member(.to, SetReference("bridge", "other"))), of: 0))
  }
}

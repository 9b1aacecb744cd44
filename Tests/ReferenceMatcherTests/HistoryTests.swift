import SignaturePlan
import Testing

@testable import ReferenceMatcher

@Suite("Freshness")
struct FreshnessTests {
  @Test("ends with the first transfer that names an address, as sender or receiver")
  func named() {
    let scene = Scene([pay(0, "A", "B"), pay(1, "B", "C"), pay(2, "C", "A")])
    #expect(scene.holds(.test(.fresh(.from)), of: 0))
    #expect(scene.holds(.test(.fresh(.to)), of: 0))
    #expect(!scene.holds(.test(.fresh(.from)), of: 1))
    #expect(scene.holds(.test(.fresh(.to)), of: 1))
    #expect(!scene.holds(.test(.fresh(.to)), of: 2))
  }

  @Test("is of an address on one chain")
  func otherChain() {
    let scene = Scene([pay(0, "A", "B", chain: "tron"), pay(1, "A", "B")])
    #expect(scene.holds(.test(.fresh(.to)), of: 1))
  }

  @Test("does not see dust, whether of no amount or of little value")
  func dust() {
    let scene = Scene([pay(0, "A", "B", 0), pay(1, "A", "B", 5, usd: 0.99), pay(2, "A", "B"), pay(3, "A", "B")])
    #expect(scene.holds(.test(.fresh(.to)), of: 2))
    #expect(!scene.holds(.test(.fresh(.to)), of: 3))
  }

  @Test("is lost by value at the floor, and by an amount of unknown value")
  func floor() {
    let atFloor = Scene([pay(0, "A", "B", 5, usd: 1), pay(1, "A", "B")])
    #expect(!atFloor.holds(.test(.fresh(.to)), of: 1))
    let unknown = Scene([pay(0, "A", "B", 0.001), pay(1, "A", "B")])
    #expect(!unknown.holds(.test(.fresh(.to)), of: 1))
  }

  @Test("is lost by a self-transfer")
  func selfTransfer() {
    let scene = Scene([pay(0, "B", "B"), pay(1, "A", "B")])
    #expect(!scene.holds(.test(.fresh(.to)), of: 1))
  }
}

@Suite("Idle time")
struct IdleTests {
  private func idle(_ seconds: Double) -> Condition { has(.idle, Interval(seconds...seconds)) }

  @Test("without a head runs from the later of the sender's last arrival and last payment")
  func withoutHead() {
    let scene = Scene([pay(0, "V", "A"), pay(4, "A", "B"), pay(10, "A", "B"), pay(15, "V", "A"), pay(17, "A", "B")])
    #expect(scene.holds(idle(4), of: 1))
    #expect(scene.holds(idle(6), of: 2))
    #expect(scene.holds(idle(2), of: 4))
  }

  @Test("with a head runs from the funding arrival or a later payment, not from other arrivals")
  func withHead() {
    let scene = Scene([pay(0, "V", "A"), pay(3, "W", "A"), pay(4, "A", "B"), pay(10, "A", "B")])
    #expect(scene.holds(idle(4), of: 2, after: 0))
    #expect(scene.holds(idle(6), of: 3, after: 0))
  }

  @Test("is undefined for an address without a known past")
  func unknownPast() {
    let scene = Scene([pay(0, "A", "B")])
    #expect(!scene.holds(has(.idle, .atLeast(0)), of: 0))
  }

  @Test("does not see dust or self-transfers, but a head that is dust still brings funds")
  func dust() {
    let scene = Scene([pay(0, "V", "A", 0), pay(2, "A", "A"), pay(4, "A", "B", 0), pay(9, "A", "B")])
    #expect(!scene.holds(has(.idle, .atLeast(0)), of: 3))
    #expect(scene.holds(idle(9), of: 3, after: 0))
  }

  @Test("counts transfers of any asset")
  func anyAsset() {
    let scene = Scene([pay(0, "V", "A", asset: "DAI"), pay(5, "A", "B")])
    #expect(scene.holds(idle(5), of: 1))
  }
}

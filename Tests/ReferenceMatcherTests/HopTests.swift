import SignaturePlan
import Testing

@testable import ReferenceMatcher

@Suite("A hop")
struct HopTests {
  @Test("as the first step is the origin itself")
  func origin() {
    let scene = Scene([pay(0, "V", "A"), pay(1, "V", "B")])
    #expect(scene.match(of: flow(hop("a")), from: 1)?.rows == [1])
  }

  @Test("takes the earliest transfer that leaves the head")
  func earliest() {
    let scene = Scene([pay(0, "V", "A"), pay(1, "B", "C"), pay(2, "A", "B"), pay(3, "A", "C")])
    #expect(scene.match(of: flow(hop("a"), hop("b")))?.rows == [0, 2])
  }

  @Test("takes the first candidate that the rest of the flow can follow")
  func backtracks() {
    let scene = Scene([pay(0, "V", "A"), pay(1, "A", "B"), pay(2, "A", "C"), pay(3, "C", "D")])
    #expect(scene.match(of: flow(hop("a"), hop("b"), hop("c")))?.rows == [0, 2, 3])
  }

  @Test("is later by row, even within a second")
  func sameSecond() {
    let scene = Scene([pay(5, "A", "C"), pay(5, "V", "A"), pay(5, "A", "B")])
    #expect(scene.match(of: flow(hop("a"), hop("b")), from: 1)?.rows == [1, 2])
  }

  @Test("stays on the head's chain and asset")
  func sameAsset() {
    let scene = Scene([
      pay(0, "V", "A"), pay(1, "A", "B", asset: "USDC"), pay(2, "A", "B", chain: "tron"), pay(3, "A", "B"),
    ])
    #expect(scene.match(of: flow(hop("a"), hop("b")))?.rows == [0, 3])
  }

  @Test("may lie on the deadline, but not after it")
  func deadline() {
    let scene = Scene([pay(7, "V", "A"), pay(17, "A", "B"), pay(18, "B", "C")])
    #expect(scene.match(of: flow(hop("a"), hop("b"), within: 10))?.rows == [0, 1])
    #expect(scene.match(of: flow(hop("a"), hop("b"), within: 9)) == nil)
    #expect(scene.match(of: flow(hop("a"), hop("b"), hop("c"), within: 10)) == nil)
  }

  @Test("is never a self-transfer")
  func selfTransfer() {
    let scene = Scene([pay(0, "A", "A"), pay(1, "V", "A"), pay(2, "A", "A"), pay(3, "A", "B")])
    #expect(scene.match(of: flow(hop("a"))) == nil)
    #expect(scene.match(of: flow(hop("a"), hop("b")), from: 1)?.rows == [1, 3])
  }

  @Test("may start at a service, but does not go on from one")
  func service() {
    let scene = Scene([pay(0, "X", "A"), pay(1, "A", "X"), pay(2, "X", "B")], services: ["X"])
    #expect(scene.match(of: flow(hop("a"), hop("b")))?.rows == [0, 1])
    #expect(scene.match(of: flow(hop("a"), hop("b"), hop("c"))) == nil)
  }

  @Test("may be dust")
  func dust() {
    let scene = Scene([pay(0, "V", "A"), pay(1, "A", "B", 0), pay(2, "A", "C", 5, usd: 0.5)])
    #expect(scene.match(of: flow(hop("a"), hop("b")))?.rows == [0, 1])
    #expect(scene.match(of: flow(hop("a"), hop("b", has(.usd, .below(1)))))?.rows == [0, 2])
  }

  @Test("finds nothing in an empty ledger")
  func empty() {
    #expect(Scene([]).findings(of: flow(hop("a"))).isEmpty)
  }
}

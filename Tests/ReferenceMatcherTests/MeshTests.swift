import SignaturePlan
import Testing

@testable import ReferenceMatcher

@Suite("A mesh")
struct MeshTests {
  @Test("is the closure of what relays pass on, over splits and merges")
  func closure() {
    let scene = Scene([
      pay(0, "V", "A", 10), pay(1, "A", "B", 6), pay(2, "A", "C", 4), pay(3, "B", "D", 6), pay(4, "C", "D", 4),
      pay(5, "D", "E", 10), pay(6, "W", "Z", 10),
    ])
    let match = scene.match(of: flow(mesh("m", 1...99, through: relay, test: group(.depth, Interval(4...4)))))
    #expect(match?.rows == [0, 1, 2, 3, 4, 5])
  }

  @Test("stops at an address that passes on too little or too much")
  func noRelay() {
    let little = Scene([pay(0, "V", "A", 10), pay(1, "A", "B", 8)])
    #expect(little.match(of: flow(mesh("m", 1...99, through: relay)))?.rows == [0])
    let much = Scene([pay(0, "V", "A", 10), pay(1, "A", "B", 12)])
    #expect(much.match(of: flow(mesh("m", 1...99, through: relay)))?.rows == [0])
  }

  @Test("ends at a service, and may start at one")
  func service() {
    let scene = Scene([pay(0, "X", "A"), pay(1, "A", "X"), pay(2, "X", "B")], services: ["X"])
    #expect(scene.match(of: flow(mesh("m", 1...99, through: relay)))?.rows == [0, 1])
    #expect(scene.match(of: flow(hop("g"), hop("h"), mesh("m", 1...99, through: relay))) == nil)
  }

  @Test("follows a relay up to its time limit")
  func timeLimit() {
    let scene = Scene([pay(0, "V", "A", 10), pay(100, "A", "B", 10), pay(101, "A", "C", 10)])
    #expect(scene.match(of: flow(mesh("m", 1...99, through: relay)))?.rows == [0, 1])
  }

  @Test("stays on the chain and asset, in order, and leaves self-transfers out")
  func leaves() {
    let scene = Scene([
      pay(0, "A", "Z", 10), pay(0, "V", "A", 10), pay(1, "A", "A", 10), pay(2, "A", "B", 10, asset: "DAI"),
      pay(3, "A", "B", 10, chain: "tron"), pay(4, "A", "B", 10),
    ])
    #expect(scene.match(of: flow(mesh("m", 1...99, through: relay)), from: 1)?.rows == [1, 5])
    #expect(scene.match(of: flow(mesh("m", 1...99, through: relay)), from: 2) == nil)
  }

  @Test("lies within its window and the deadline")
  func window() {
    let line = (0..<6).map { pay(Int64($0 * 10), "\($0)", "\($0 + 1)") }
    #expect(Scene(line).match(of: flow(mesh("m", 1...99, through: relay, window: 30)))?.rows == [0, 1, 2, 3])
    #expect(Scene(line).match(of: flow(mesh("m", 1...99, through: relay), within: 20))?.rows == [0, 1, 2])
    let plan = flow(hop("h"), mesh("m", 1...99, through: relay, window: 20), within: 25)
    #expect(Scene(line).match(of: plan)?.rows("m") == [1, 2])
  }

  @Test("has members that satisfy its condition, the first included")
  func member() {
    let scene = Scene([pay(0, "V", "A", 10), pay(1, "A", "B", 6), pay(2, "A", "C", 4), pay(3, "C", "D", 4)])
    let large = has(.amount, .atLeast(5))
    #expect(scene.match(of: flow(mesh("m", 1...99, through: relay, large)))?.rows == [0, 1])
    #expect(scene.match(of: flow(mesh("m", 1...99, through: relay, has(.amount, .below(5))))) == nil)
  }

  @Test("has so many transfers")
  func count() {
    let scene = Scene([pay(0, "V", "A"), pay(1, "A", "B"), pay(2, "B", "C")])
    #expect(scene.match(of: flow(mesh("m", 3...3, through: relay))) != nil)
    #expect(scene.match(of: flow(mesh("m", 4...Int.max, through: relay))) == nil)
    #expect(scene.match(of: flow(mesh("m", 1...2, through: relay))) == nil)
  }

  @Test("after a head starts with all that leaves it in the relay's time, whether or not the head's node is a relay")
  func afterHead() {
    let scene = Scene([
      pay(0, "U", "V", 10), pay(5, "V", "A", 1), pay(6, "A", "B", 1), pay(100, "V", "C", 1), pay(101, "V", "D", 1),
    ])
    let plan = flow(hop("h"), mesh("m", 1...99, through: relay))
    #expect(scene.match(of: plan)?.rows("m") == [1, 2, 3])
    let none = Scene([pay(0, "U", "V"), pay(101, "V", "A")])
    #expect(none.match(of: plan) == nil)
  }

  @Test("leaves the transfers that let no other join as a group")
  func ends() {
    let scene = Scene([
      pay(0, "V", "A", 10), pay(1, "A", "B", 6), pay(2, "A", "C", 4), pay(3, "B", "D", 6), pay(300, "C", "X"),
      pay(301, "D", "Y"), pay(302, "A", "Z"),
    ])
    let plan = flow(mesh("m", 1...99, through: relay), each("e", of: "m", .fraction(1), hop("h")))
    let match = scene.match(of: plan)
    #expect(match?.rows("m") == [0, 1, 2, 3])
    #expect(match?.rows("h") == [4, 5])
  }

  @Test("counts a first transfer as one deep, even where another lets it join")
  func firstDepth() {
    let scene = Scene([pay(0, "U", "V", 10), pay(1, "V", "A", 10), pay(2, "A", "V", 10), pay(3, "V", "B", 20)])
    let wide = Relay(within: 100, passes: Interval(0...9))
    func plan(_ depth: Double) -> Plan {
      flow(hop("h"), mesh("m", 1...99, through: wide, test: group(.depth, Interval(depth...depth))))
    }
    #expect(scene.match(of: plan(2))?.rows("m") == [1, 2, 3])
    #expect(scene.match(of: plan(3)) == nil)
  }
}

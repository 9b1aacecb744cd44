import SignaturePlan
import Testing

@testable import ReferenceMatcher

@Suite("A chain")
struct ChainTests {
  private let line = [pay(0, "V", "A"), pay(1, "A", "B"), pay(2, "B", "C"), pay(3, "C", "D")]

  @Test("is as long as its bounds and the ledger allow")
  func length() {
    let scene = Scene(line)
    #expect(scene.match(of: flow(chain("c", 1...9)))?.rows == [0, 1, 2, 3])
    #expect(scene.match(of: flow(chain("c", 2...3)))?.rows == [0, 1, 2])
    #expect(scene.match(of: flow(chain("c", 4...Int.max)))?.rows == [0, 1, 2, 3])
    #expect(scene.match(of: flow(chain("c", 5...9))) == nil)
  }

  @Test("is shorter where the rest of the flow asks for it")
  func shorter() {
    let plan = flow(hop("a"), chain("c", 1...9), hop("z"))
    let match = Scene(line).match(of: plan)
    #expect(match?.rows("c") == [1, 2])
    #expect(match?.rows("z") == [3])
  }

  @Test("prefers length to an early end")
  func longerFirst() {
    let scene = Scene([pay(0, "V", "A"), pay(1, "A", "Z"), pay(2, "A", "B"), pay(9, "B", "C")])
    #expect(scene.match(of: flow(chain("c", 1...9)))?.rows == [0, 2, 3])
  }

  @Test("of two ends takes the earlier, though its way there is larger")
  func earlierEnd() {
    let scene = Scene([
      pay(0, "V", "A"), pay(1, "A", "B"), pay(2, "A", "C"), pay(3, "C", "D"), pay(4, "B", "D"),
    ])
    #expect(scene.match(of: flow(chain("c", 1...9)))?.rows == [0, 2, 3])
  }

  @Test("of two ways to an end takes the one with the smaller rows")
  func smallerRows() {
    let scene = Scene([
      pay(0, "V", "A"), pay(1, "A", "B"), pay(2, "A", "C"), pay(3, "C", "D"), pay(4, "B", "D"), pay(5, "D", "E"),
    ])
    #expect(scene.match(of: flow(chain("c", 4...4)))?.rows == [0, 1, 4, 5])
  }

  @Test("tests each hop against the one before it")
  func ownHeads() {
    let scene = Scene([pay(0, "V", "A", 100), pay(1, "A", "B", 80), pay(2, "B", "C", 64), pay(3, "C", "D", 40)])
    let kept = has(.kept, .atLeast(0.8))
    #expect(scene.match(of: flow(hop("a"), chain("c", 1...9, kept)))?.rows("c") == [1, 2])
    #expect(scene.match(of: flow(chain("c", 1...9, kept))) == nil)
  }

  @Test("ends at a service and at the deadline")
  func ends() {
    let toService = Scene(line, services: ["B"])
    #expect(toService.match(of: flow(chain("c", 1...9)))?.rows == [0, 1])
    #expect(Scene(line).match(of: flow(chain("c", 1...9), within: 2))?.rows == [0, 1, 2])
  }

  @Test("may pass an address again")
  func circle() {
    let scene = Scene([pay(0, "V", "A"), pay(1, "A", "B"), pay(2, "B", "A"), pay(3, "A", "B")])
    #expect(scene.match(of: flow(chain("c", 4...4)))?.rows == [0, 1, 2, 3])
  }

  @Test("is the best of all that can be spelt out", arguments: 0..<40)
  func againstEnumeration(seed: UInt64) {
    var random = Dice(state: seed)
    let ledger = (0..<14).map { row in
      pay(Int64(row), "\(random.roll(5))", "\(random.roll(5))", Double(5 + random.roll(5)))
    }
    let condition = Condition.any([has(.kept, .atLeast(0.8)), has(.time, .atMost(3))])
    let plan = flow(hop("a"), chain("c", 1...4, condition), hop("z"), within: 12)
    let scene = Scene(ledger)
    for origin in ledger.indices {
      let best = allWays(scene, from: origin, condition).min(by: isPreferred)
      let match = scene.match(of: plan, from: origin)
      #expect(match?.rows("c") == best?.dropLast() && match?.rows("z") == best.map { Array($0.suffix(1)) })
    }
  }

  /// Every chain of 1 to 4 hops after an origin, with every hop after it.
  private func allWays(_ scene: Scene, from origin: Int, _ condition: Condition) -> [[Int]] {
    func next(_ head: Int, _ condition: Condition) -> [Int] {
      scene.ledger.indices.filter { row in
        let (transfer, before) = (scene.ledger[row], scene.ledger[head])
        return row > head && transfer.from == before.to && transfer.from != transfer.to
          && transfer.time - scene.ledger[origin].time <= 12 && scene.holds(condition, of: row, after: head)
      }
    }
    guard scene.ledger[origin].from != scene.ledger[origin].to else { return [] }
    var ways: [[Int]] = next(origin, condition).map { [$0] }
    var all: [[Int]] = []
    for _ in 1...4 {
      all += ways.flatMap { way in next(way[way.count - 1], .always).map { way + [$0] } }
      ways = ways.flatMap { way in next(way[way.count - 1], condition).map { way + [$0] } }
    }
    return all
  }

  /// Chain first: more hops, the earlier end, the smaller rows; then the earlier last hop.
  private func isPreferred(_ left: [Int], to right: [Int]) -> Bool {
    func key(_ way: [Int]) -> [Int] { [-way.count, way[way.count - 2]] + way }
    return key(left).lexicographicallyPrecedes(key(right))
  }
}

/// Numbers that look random and never change.
struct Dice {
  var state: UInt64

  mutating func roll(_ sides: UInt64) -> UInt64 {
    state = (state &+ 1) &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return (state >> 33) % sides
  }
}

import SignaturePlan
import Testing

@testable import ReferenceMatcher

@Suite("Each")
struct EachTests {
  /// V pays A, B, C and D; A and B pay on.
  private let scene = Scene([
    pay(0, "V", "A"), pay(1, "V", "B"), pay(2, "V", "C"), pay(3, "V", "D"), pay(10, "A", "E"), pay(11, "B", "F"),
  ])

  private func plan(_ quota: Each.Quota) -> Plan {
    flow(split("s", 4...4), each("e", of: "s", quota, hop("h")))
  }

  @Test("holds if the fraction of matching branches is at least the quota")
  func fraction() {
    #expect(scene.match(of: plan(.fraction(0.5)))?.rows("h") == [4, 5])
    #expect(scene.match(of: plan(.fraction(0.51))) == nil)
  }

  @Test("holds if the number of matching branches is at least the quota")
  func count() {
    #expect(scene.match(of: plan(.count(2)))?.rows("h") == [4, 5])
    #expect(scene.match(of: plan(.count(3))) == nil)
  }

  @Test("may hold without any branch")
  func none() {
    let match = scene.match(of: flow(split("s", 4...4), each("e", of: "s", .count(0), hop("h"), hop("i"))))
    #expect(match?.rows == [0, 1, 2, 3])
  }

  @Test("is listed after its group, its steps' transfers over all branches by row and index")
  func evidence() {
    let match = scene.match(of: plan(.fraction(0.5)))
    #expect(match?.evidence.map(\.step) == ["s", "s", "s", "s", "h", "h"])
    #expect(match?.evidence.map(\.index) == [1, 2, 3, 4, 1, 2])
    #expect(match?.rows == [0, 1, 2, 3, 4, 5])
  }

  @Test("binds a branch on its own, with the deadline of the origin")
  func deadline() {
    let steps = [split("s", 4...4), each("e", of: "s", .count(1), hop("h"))]
    let plan = Plan(name: "test", meta: Meta(), horizon: 10, steps: steps, score: [], reportAt: .zero)
    #expect(scene.match(of: plan)?.rows("h") == [4])
  }

  @Test("nests: a branch matches if its own branches do")
  func nested() {
    let scene = Scene([
      pay(0, "V", "A"), pay(1, "V", "B"), pay(10, "A", "A1"), pay(11, "A", "A2"), pay(12, "B", "B1"),
      pay(13, "B", "B2"), pay(20, "A1", "X"), pay(21, "A2", "Y"), pay(22, "B1", "Z"),
    ])
    func plan(outer: Double, inner: Double) -> Plan {
      flow(
        split("s", 2...2),
        each(
          "e", of: "s", .fraction(outer), split("t", 2...2), each("f", of: "t", .fraction(inner), hop("h"))))
    }
    #expect(scene.match(of: plan(outer: 1, inner: 0.5))?.rows("h") == [6, 7, 8])
    #expect(scene.match(of: plan(outer: 0.5, inner: 1))?.rows("h") == [6, 7])
    #expect(scene.match(of: plan(outer: 0.5, inner: 1))?.rows("t") == [2, 3])
    #expect(scene.match(of: plan(outer: 1, inner: 1)) == nil)
  }

  @Test("leaves a group of its last heads, which another can go on from")
  func chained() {
    let scene = Scene([
      pay(0, "V", "A"), pay(1, "V", "B"), pay(10, "A", "C"), pay(11, "B", "D"), pay(20, "C", "X"),
    ])
    let plan = flow(
      split("s", 2...2), each("e", of: "s", .fraction(1), hop("h")), each("f", of: "e", .count(1), hop("i")))
    #expect(scene.match(of: plan)?.rows("i") == [4])
  }

  @Test("leaves all heads of branches that end with a group")
  func groupHeads() {
    let scene = Scene([
      pay(0, "V", "A"), pay(1, "V", "B"), pay(10, "A", "C"), pay(11, "A", "D"), pay(12, "B", "E"), pay(13, "B", "F"),
      pay(20, "C", "X"), pay(21, "D", "X"), pay(22, "F", "X"),
    ])
    func plan(_ quota: Each.Quota) -> Plan {
      flow(
        split("s", 2...2), each("e", of: "s", .fraction(1), split("t", 2...2)), each("f", of: "e", quota, hop("h")))
    }
    #expect(scene.match(of: plan(.fraction(0.75)))?.rows("h") == [6, 7, 8])
    #expect(scene.match(of: plan(.fraction(0.76))) == nil)
  }

  @Test("counts heads of different branches that are one transfer once")
  func sameHead() {
    let scene = Scene([
      pay(0, "V", "A"), pay(1, "V", "B"), pay(10, "A", "C"), pay(11, "B", "C"), pay(12, "C", "D"), pay(13, "D", "E"),
    ])
    let plan = flow(
      split("s", 2...2), each("e", of: "s", .fraction(1), hop("h"), hop("i")), each("f", of: "e", .count(1), hop("j")))
    let match = scene.match(of: plan)
    #expect(match?.rows("i") == [4])
    #expect(match?.rows("j") == [5])
    let twice = flow(
      split("s", 2...2), each("e", of: "s", .fraction(1), hop("h"), hop("i")), each("f", of: "e", .count(2), hop("j")))
    #expect(scene.match(of: twice) == nil)
  }

  @Test("makes the flow look for another group")
  func backtracks() {
    let scene = Scene([
      pay(0, "U", "V"), pay(1, "V", "A"), pay(2, "V", "B"), pay(3, "V", "C"), pay(50, "V", "D"), pay(51, "V", "E"),
      pay(60, "D", "X"), pay(61, "E", "X"),
    ])
    let plan = flow(hop("g"), split("s", 2...9, within: 5), each("e", of: "s", .fraction(1), hop("h")))
    #expect(scene.match(of: plan)?.rows("s") == [4, 5])
  }
}

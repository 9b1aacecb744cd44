import SignaturePlan
import Testing

@testable import ReferenceMatcher

@Suite("A split")
struct SplitTests {
  @Test("as the first step starts at the origin and takes what its sender pays in the window")
  func headless() {
    let scene = Scene([
      pay(0, "V", "A"), pay(1, "W", "X"), pay(2, "V", "B"), pay(3, "V", "C", asset: "DAI"), pay(100, "V", "D"),
      pay(101, "V", "E"),
    ])
    #expect(scene.match(of: flow(split("s", 2...9)))?.rows == [0, 2, 4])
    #expect(scene.match(of: flow(split("s", 4...9))) == nil)
    #expect(scene.match(of: flow(split("s", 2...9)), from: 2)?.rows == [2, 4, 5])
  }

  @Test("counts each receiver with its first qualifying payment")
  func distinctReceivers() {
    let scene = Scene([pay(0, "V", "A", 5), pay(1, "V", "A", 7), pay(2, "V", "B", 3), pay(3, "V", "B", 9)])
    #expect(scene.match(of: flow(split("s", 2...9)))?.rows == [0, 2])
    #expect(scene.match(of: flow(split("s", 2...9, has(.amount, .atLeast(4)))))?.rows == [0, 3])
  }

  @Test("leaves self-transfers out")
  func selfTransfer() {
    let scene = Scene([pay(0, "V", "A"), pay(1, "V", "V"), pay(2, "V", "B")])
    #expect(scene.match(of: flow(split("s", 2...9)))?.rows == [0, 2])
    #expect(scene.match(of: flow(split("s", 1...9)), from: 1) == nil)
  }

  @Test("starts with a payment that satisfies the condition on the first")
  func first() {
    let scene = Scene([pay(0, "U", "V"), pay(5, "V", "A"), pay(20, "V", "B"), pay(21, "V", "C")])
    let plan = flow(hop("h"), split("s", 2...9, first: has(.gap, .atLeast(10))))
    #expect(scene.match(of: plan)?.rows("s") == [2, 3])
  }

  @Test("after a head prefers more members, then the earlier end")
  func preference() {
    let scene = Scene([
      pay(0, "U", "V"), pay(1, "V", "A"), pay(2, "V", "B"), pay(50, "V", "C"), pay(51, "V", "D"), pay(52, "V", "E"),
    ])
    #expect(scene.match(of: flow(hop("h"), split("s", 2...9, within: 10)))?.rows("s") == [3, 4, 5])
    let twice = Scene([pay(0, "U", "V"), pay(1, "V", "A"), pay(2, "V", "B"), pay(50, "V", "C"), pay(51, "V", "D")])
    #expect(twice.match(of: flow(hop("h"), split("s", 2...9, within: 10)))?.rows("s") == [1, 2])
  }

  @Test("of groups with the same end prefers the smaller rows")
  func smallerRows() {
    let scene = Scene([pay(0, "U", "V"), pay(1, "V", "A"), pay(2, "V", "A"), pay(3, "V", "B")])
    #expect(scene.match(of: flow(hop("h"), split("s", 2...9)))?.rows("s") == [1, 3])
  }

  @Test("does not start in the tail of a burst that reaches more receivers than allowed")
  func tail() {
    let burst = (0..<4).map { pay(0, "V", "A\($0)") }
    let plan = flow(split("s", 1...3, within: 10))
    let scene = Scene(burst + [pay(10, "V", "Y"), pay(15, "V", "Z")])
    #expect((0..<5).allSatisfy { scene.match(of: plan, from: $0) == nil })
    #expect(scene.match(of: plan, from: 5)?.rows == [5])
    let later = Scene(burst + [pay(11, "V", "Y"), pay(15, "V", "Z")])
    #expect(later.match(of: plan, from: 4)?.rows == [4, 5])
  }

  @Test("sees a burst past the deadline, and one whose start does not satisfy the condition on the first")
  func tailBeyondDeadline() {
    let scene = Scene([
      pay(0, "U", "V"), pay(1, "V", "A", 1), pay(2, "V", "B"), pay(6, "V", "C"), pay(7, "V", "D"),
    ])
    let start = has(.amount, .atLeast(5))
    #expect(scene.match(of: flow(hop("h"), split("s", 1...3, within: 9, first: start), within: 5)) == nil)
    #expect(
      scene.match(of: flow(hop("h"), split("s", 1...4, within: 9, first: start), within: 5))?.rows("s") == [2])
  }

  @Test("ends at the deadline")
  func deadline() {
    let scene = Scene([pay(0, "V", "A"), pay(5, "V", "B"), pay(6, "V", "C")])
    #expect(scene.match(of: flow(split("s", 1...9), within: 5))?.rows == [0, 1])
  }

  @Test("goes on at every branch, but not out of a service")
  func service() {
    let scene = Scene([pay(0, "U", "X"), pay(1, "X", "A"), pay(2, "X", "B")], services: ["X"])
    #expect(scene.match(of: flow(split("s", 2...9)), from: 1)?.rows == [1, 2])
    #expect(scene.match(of: flow(hop("h"), split("s", 1...9))) == nil)
  }
}

@Suite("An equal split")
struct EqualSplitTests {
  @Test("keeps the members around the pivot that has most")
  func largest() {
    let scene = Scene([pay(0, "V", "A", 100), pay(1, "V", "B", 50), pay(2, "V", "C", 101), pay(3, "V", "D", 102)])
    #expect(scene.match(of: flow(split("s", 3...9, equal: 0.02)))?.rows == [0, 2, 3])
  }

  @Test("includes amounts that differ by exactly the share of the pivot")
  func bound() {
    let scene = Scene([pay(0, "V", "A", 100), pay(1, "V", "B", 150)])
    #expect(scene.match(of: flow(split("s", 2...9, equal: 0.5)))?.rows == [0, 1])
    let low = Scene([pay(0, "V", "A", 100), pay(1, "V", "B", 50)])
    #expect(low.match(of: flow(split("s", 2...9, equal: 0.5)))?.rows == [0, 1])
    #expect(low.match(of: flow(split("s", 2...9, equal: 0.49))) == nil)
  }

  @Test("of two pivots with as many takes the earlier")
  func earliestPivot() {
    let scene = Scene([pay(0, "V", "A", 100), pay(1, "V", "B", 10), pay(2, "V", "C", 100), pay(3, "V", "D", 10)])
    #expect(scene.match(of: flow(split("s", 2...9, equal: 0.02)))?.rows == [0, 2])
  }

  @Test("starts nothing with a payment that is not of the group")
  func startKept() {
    let scene = Scene([pay(0, "V", "A", 10), pay(1, "V", "B", 100), pay(2, "V", "C", 100), pay(3, "V", "D", 100)])
    let plan = flow(split("s", 1...9, equal: 0.02))
    #expect(scene.match(of: plan) == nil)
    #expect(scene.match(of: plan, from: 1)?.rows == [1, 2, 3])
  }

  @Test("compares the first payment to each receiver only")
  func firstPayments() {
    let scene = Scene([pay(0, "V", "A", 100), pay(1, "V", "B", 10), pay(2, "V", "B", 100), pay(3, "V", "C", 100)])
    #expect(scene.match(of: flow(split("s", 2...9, equal: 0.02)))?.rows == [0, 3])
  }

  @Test("may thin out a window of more receivers than allowed")
  func thinned() {
    let scene = Scene([pay(0, "V", "A", 100), pay(1, "V", "B", 10), pay(2, "V", "C", 100)])
    let plan = flow(split("s", 2...2, equal: 0.02))
    #expect(scene.match(of: plan)?.rows == [0, 2])
    #expect(scene.match(of: plan, from: 2) == nil)
  }
}

@Suite("The test of a finished split")
struct SplitTestTests {
  private let scene = Scene([pay(0, "U", "V", 100), pay(1, "V", "A", 60), pay(9, "V", "B", 20)])

  private func holds(_ test: GroupCondition) -> Bool {
    scene.match(of: flow(hop("h"), split("s", 2...9, test: test))) != nil
  }

  @Test("asks for its share of what arrived, undefined without a head")
  func share() {
    #expect(holds(group(.share, Interval(0.8...0.8))))
    #expect(!holds(group(.share, .above(0.8))))
    let headless = flow(split("s", 2...9, test: group(.share, .atLeast(0))))
    #expect(scene.match(of: headless, from: 1) == nil)
  }

  @Test("asks for its other numbers")
  func numbers() {
    #expect(holds(group(.maxShare, Interval(0.75...0.75))))
    #expect(holds(group(.cv, Interval(0.5...0.5))))
    #expect(holds(group(.duration, Interval(8...8))))
    #expect(holds(group(.depth, Interval(1...1))))
    #expect(!holds(.not(group(.count, Interval(2...2)))))
  }

  @Test("rejects one start and leaves the next a chance")
  func nextStart() {
    let scene = Scene([pay(0, "U", "V"), pay(1, "V", "A", 90), pay(2, "V", "B", 5), pay(3, "V", "C", 5)])
    let plan = flow(hop("h"), split("s", 2...9, test: group(.maxShare, .atMost(0.5))))
    #expect(scene.match(of: plan)?.rows("s") == [2, 3])
  }
}

import SignaturePlan
import Testing

@testable import ReferenceMatcher

@Suite("A series")
struct SeriesTests {
  /// U pays V, which feeds M every 10 seconds, and once more after a pause.
  private let feed = [
    pay(0, "U", "V"), pay(10, "V", "M"), pay(20, "V", "M"), pay(30, "V", "N"), pay(60, "V", "M"), pay(70, "V", "M"),
  ]

  @Test("is a whole run, and no part of one")
  func maximal() {
    #expect(Scene(feed).match(of: flow(hop("h"), series("s", 2...3, every: 5...15)))?.rows("s") == [1, 2, 3])
    #expect(Scene(feed).match(of: flow(hop("h"), series("s", 2...2, every: 5...15)))?.rows("s") == [4, 5])
    #expect(Scene(feed).match(of: flow(hop("h"), series("s", 4...9, every: 5...15))) == nil)
  }

  @Test("links payments whose distance lies between both bounds, bounds included")
  func linked() {
    let plan = { (spacing: ClosedRange<Int64>) in flow(hop("h"), series("s", 3...9, every: spacing)) }
    #expect(Scene(feed).match(of: plan(10...10))?.rows("s") == [1, 2, 3])
    #expect(Scene(feed).match(of: plan(0...9)) == nil)
    #expect(Scene(feed).match(of: plan(11...30)) == nil)
    #expect(Scene(feed).match(of: plan(10...30))?.rows("s") == [1, 2, 3, 4, 5])
  }

  @Test("links payments that satisfy the condition, whatever lies between")
  func member() {
    let scene = Scene([
      pay(0, "U", "V"), pay(10, "V", "M", 100), pay(12, "V", "X", 1), pay(20, "V", "M", 100), pay(22, "W", "M", 100),
    ])
    let plan = flow(hop("h"), series("s", 2...9, every: 10...10, amount(100)))
    #expect(scene.match(of: plan)?.rows("s") == [1, 3])
    #expect(scene.match(of: flow(hop("h"), series("s", 2...9, every: 10...10))) == nil)
  }

  @Test("as the first step starts at an origin that is linked to none before")
  func headless() {
    let plan = flow(series("s", 2...9, every: 5...15))
    #expect(Scene(feed).match(of: plan, from: 1)?.rows == [1, 2, 3])
    #expect(Scene(feed).match(of: plan, from: 2) == nil)
    #expect(Scene(feed).match(of: plan, from: 4)?.rows == [4, 5])
  }

  @Test("ends at the deadline, and asks its condition of its first payment only")
  func deadline() {
    #expect(Scene(feed).match(of: flow(hop("h"), series("s", 2...2, every: 5...15), within: 20))?.rows("s") == [1, 2])
    let late = flow(hop("h"), series("s", 2...9, every: 5...15, first: has(.gap, .atLeast(60))))
    #expect(Scene(feed).match(of: late)?.rows("s") == [4, 5])
    let inside = flow(hop("h"), series("s", 2...9, every: 5...15, first: has(.gap, Interval(20...20))))
    #expect(Scene(feed).match(of: inside) == nil)
  }

  @Test("passes its test as a whole, and leaves its receivers as a group, one as often as it is paid")
  func test() {
    let plan = flow(hop("h"), series("s", 2...9, every: 5...15, test: group(.distinctTo, Interval(1...1))))
    #expect(Scene(feed).match(of: plan)?.rows("s") == [4, 5])
    let ledger = feed + [pay(80, "M", "X")]
    let branches = flow(
      hop("h"), series("s", 3...3, every: 5...15), each("e", of: "s", .fraction(0.6), hop("i")))
    #expect(Scene(ledger).match(of: branches)?.rows("i") == [6])
  }
}

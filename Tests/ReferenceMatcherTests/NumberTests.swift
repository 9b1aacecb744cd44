import SignaturePlan
import Testing

@testable import ReferenceMatcher

@Suite("The numbers of a step")
struct NumberTests {
  @Test("of a split are those of its transfers in ledger order")
  func ofSplit() {
    let scene = Scene([
      pay(0, "U", "V", 80), pay(1, "V", "A", 10, usd: 5), pay(3, "V", "B", 20), pay(9, "V", "C", 30, usd: 7),
    ])
    let parts = [
      number("s", .count, is: 3), number("s", .sum, is: 60), number("s", .min, is: 10), number("s", .max, is: 30),
      number("s", .mean, is: 20), number("s", .median, is: 20), number("s", .usd, is: 12),
      number("s", .maxShare, is: 0.5), number("s", .share, is: 0.75), number("s", .duration, is: 8),
      number("s", .interval, is: 4), number("s", .depth, is: 1), number("s", .addresses, is: 4),
      number("s", .fraction, is: 1),
    ]
    #expect(failures(scene, flow(hop("h"), split("s", 3...9)), parts).isEmpty)
  }

  @Test("of a hop at the origin have no share and no interval")
  func ofHop() {
    let parts = [
      undefined("h", .share), undefined("h", .interval), number("h", .duration, is: 0), number("h", .cv, is: 0),
      number("h", .usd, is: 0),
    ]
    #expect(failures(Scene([pay(0, "U", "V")]), flow(hop("h")), parts).isEmpty)
  }

  @Test("of a chain have its hops as depth, and its sum over what arrived as share")
  func ofChain() {
    let scene = Scene([pay(0, "U", "V", 10), pay(1, "V", "A", 8), pay(2, "A", "B", 6)])
    let plan = flow(hop("h"), chain("c", 1...9))
    let parts = [number("c", .depth, is: 2), number("c", .share, is: 1.4), number("c", .addresses, is: 3)]
    #expect(failures(scene, plan, parts).isEmpty)
  }

  @Test("of a mesh have its longest way as depth")
  func ofMesh() {
    let scene = Scene([pay(0, "V", "A", 10), pay(1, "A", "B", 5), pay(2, "B", "C", 5), pay(3, "A", "C", 5)])
    let plan = flow(mesh("m", 1...99, through: relay))
    #expect(failures(scene, plan, [number("m", .depth, is: 3), number("m", .count, is: 4)]).isEmpty)
  }

  @Test("after a payment of nothing have no share")
  func nothingArrived() {
    let scene = Scene([pay(0, "U", "V", 0), pay(1, "V", "A", 8)])
    let plan = flow(hop("h"), hop("i"))
    #expect(failures(scene, plan, [undefined("i", .share), undefined("h", .cv)]).isEmpty)
  }

  @Test("of a step that the plan does not have are undefined")
  func unknown() {
    let plan = flow(hop("h"))
    #expect(failures(Scene([pay(0, "U", "V")]), plan, [undefined("x", .count)]).isEmpty)
  }
}

@Suite("The numbers of a step inside each")
struct InnerNumberTests {
  /// V pays A and B; A pays two, B pays two, and three of the four pay on.
  private let scene = Scene([
    pay(0, "V", "A"), pay(1, "V", "B"), pay(10, "A", "A1"), pay(11, "A", "A2"), pay(12, "B", "B1"), pay(13, "B", "B2"),
    pay(20, "A1", "X", 4), pay(21, "A2", "Y", 6), pay(22, "B1", "Z", 8), pay(23, "Z", "W", 1),
  ])

  private func plan(outer: Each.Quota, inner: Each.Quota) -> Plan {
    flow(
      split("s", 2...2), each("e", of: "s", outer, split("t", 2...2), each("f", of: "t", inner, chain("h", 1...2))))
  }

  @Test("are over the transfers of all instances, and have no share")
  func transfers() {
    let parts = [
      number("h", .count, is: 4), number("h", .sum, is: 19), number("h", .depth, is: 2), undefined("h", .share),
      number("t", .count, is: 4), number("t", .depth, is: 1), undefined("t", .share),
    ]
    #expect(failures(scene, plan(outer: .fraction(1), inner: .fraction(0.5)), parts).isEmpty)
  }

  @Test("have as fraction the bound instances over the branches tried")
  func fraction() {
    let parts = [
      number("t", .fraction, is: 1), number("h", .fraction, is: 0.75), number("e", .fraction, is: 1),
      number("f", .fraction, is: 0.75), number("e", .count, is: 2), number("f", .count, is: 3),
      undefined("f", .sum), undefined("e", .depth), number("s", .fraction, is: 1),
    ]
    #expect(failures(scene, plan(outer: .fraction(1), inner: .fraction(0.5)), parts).isEmpty)
  }

  @Test("count only instances inside branches that matched")
  func matchedOnly() {
    let parts = [
      number("t", .fraction, is: 0.5), number("t", .count, is: 2), number("h", .fraction, is: 1),
      number("e", .fraction, is: 0.5), number("f", .fraction, is: 1), number("f", .count, is: 2),
    ]
    #expect(failures(scene, plan(outer: .fraction(0.5), inner: .fraction(1)), parts).isEmpty)
  }

  @Test("without any instance are 0 or undefined")
  func none() {
    let never = hop("h", has(.amount, .above(99)))
    let plan = flow(
      split("s", 2...2),
      each("e", of: "s", .count(0), never, split("t", 1...2), each("f", of: "t", .count(1), hop("g"))))
    let parts = [
      number("h", .count, is: 0), number("h", .sum, is: 0), number("h", .usd, is: 0), number("h", .addresses, is: 0),
      undefined("h", .min), undefined("h", .mean), undefined("h", .duration), number("h", .fraction, is: 0),
      number("e", .fraction, is: 0), number("f", .count, is: 0), undefined("f", .fraction), undefined("g", .fraction),
    ]
    #expect(failures(scene, plan, parts).isEmpty)
  }
}

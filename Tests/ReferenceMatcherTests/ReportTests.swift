import SignaturePlan
import Testing

@testable import ReferenceMatcher

@Suite("What is reported")
struct ReportTests {
  /// One payment after another along a line of addresses, a second apart from a start.
  private func line(_ count: Int, from start: Int64 = 0, prefix: String = "") -> [Transfer] {
    (0..<count).map { pay(start + Int64($0), "\(prefix)\($0)", "\(prefix)\($0 + 1)") }
  }

  private func origins(_ scene: Scene, _ plan: Plan) -> [Int] { scene.findings(of: plan).map(\.origin) }

  @Test("is every match that no other contains, in order of origin")
  func separate() {
    let scene = Scene(line(3) + line(3, from: 10, prefix: "x"))
    #expect(origins(scene, flow(chain("c", 2...9))) == [0, 3])
  }

  @Test("leaves out an origin that is evidence of a match kept before")
  func originContained() {
    let scene = Scene(line(5))
    #expect(origins(scene, flow(chain("c", 2...2))) == [0, 2])
  }

  @Test("leaves out a match with more than half of its evidence in one kept before, not with just half")
  func half() {
    let joined = [pay(0, "V", "A"), pay(1, "W", "A"), pay(2, "A", "B"), pay(3, "B", "C")]
    #expect(origins(Scene(joined), flow(chain("c", 3...3))) == [0])
    #expect(origins(Scene(joined), flow(chain("c", 2...2))) == [0, 1])
  }

  @Test("counts a row of several steps once")
  func distinctRows() {
    // The way C, D, E, F is half of the rows of either match, and more than half of its evidence, which has the middle
    // of the way twice: on the branch that comes to C, and on the one that starts there.
    let scene = Scene([
      pay(0, "U", "P"), pay(0, "U", "C"), pay(0, "V", "A"), pay(0, "V", "C"), pay(1, "P", "C"), pay(1, "A", "C"),
      pay(2, "C", "D"), pay(3, "D", "E"), pay(4, "E", "F"),
    ])
    let plan = flow(split("s", 2...2), each("e", of: "s", .fraction(1), hop("h"), hop("i"), hop("j")))
    #expect(scene.match(of: plan, from: 2)?.rows == [2, 3, 5, 6, 6, 7, 7, 8])
    #expect(origins(scene, plan) == [0, 2])
  }

  @Test("is left out after its cell only if other cells' matches name all of it")
  func secondPass() {
    // Cells of 3: rows 0-2 keep origin 0 and its rows 0-3, rows 3-5 keep origin 3 and its rows 3-6. Row 3 is shared,
    // but 4 to 6 are named by no match before.
    let scene = Scene(line(8))
    #expect(origins(scene, flow(chain("c", 4...4), within: 3)) == [0, 3])
    #expect(origins(scene, flow(chain("c", 4...4), within: 8)) == [0, 4])
    // Cells of 2: the second cell's only chain is the last row of the first one's.
    #expect(origins(Scene(line(3)), flow(chain("c", 1...4), within: 2)) == [0])
  }

  @Test("has cells aligned to 1970, also before it")
  func aligned() {
    let plan = flow(chain("c", 3...3), within: 3)
    #expect(origins(Scene(line(6)), plan) == [0, 3])
    #expect(origins(Scene(line(6, from: 1)), plan) == [0, 2])
    #expect(origins(Scene(line(6, from: -3)), plan) == [0, 3])
  }

  @Test("has no match under the limit, and such a match leaves nothing out")
  func underLimit() {
    let sum = Aggregate(step: "c", function: .sum)
    let score = [ScorePart(points: Points(90), text: "sum", rule: .per(Points(1), sum, over: 0))]
    let scene = Scene([pay(0, "V", "A", 1), pay(1, "A", "B", 10), pay(2, "B", "C", 20)])
    #expect(origins(scene, flow(chain("c", 2...2), score: score, reportAt: Points(30))) == [1])
  }
}

@Suite("Alternatives")
struct AlternativesTests {
  private func alternatives(_ ledger: [Transfer], _ plan: Plan) -> Int? {
    Scene(ledger).match(of: plan)?.alternatives
  }

  @Test("are the other transfers that a last hop could have been")
  func afterHop() {
    let ledger = [pay(0, "V", "A"), pay(1, "A", "B"), pay(2, "A", "B"), pay(3, "A", "C"), pay(4, "B", "C")]
    #expect(alternatives(ledger, flow(hop("h"), hop("i"))) == 2)
  }

  @Test("are the other ends of a last chain, of whatever length")
  func afterChain() {
    let ledger = [pay(0, "V", "A"), pay(1, "A", "B"), pay(2, "A", "C"), pay(3, "B", "D"), pay(4, "C", "B")]
    #expect(alternatives(ledger, flow(hop("h"), chain("c", 1...9))) == 3)
  }

  @Test("are the other last transfers of a last split")
  func afterSplit() {
    let ledger = [
      pay(0, "U", "V"), pay(1, "V", "A"), pay(2, "V", "A"), pay(3, "V", "B"), pay(50, "V", "C"), pay(51, "V", "D"),
    ]
    let plan = flow(hop("h"), split("s", 2...9, within: 10))
    #expect(alternatives(ledger, plan) == 1)
  }

  @Test("are none without a head, and after a mesh or each")
  func none() {
    let ledger = [pay(0, "V", "A"), pay(1, "V", "B"), pay(2, "A", "C"), pay(3, "A", "D"), pay(4, "B", "C")]
    #expect(alternatives(ledger, flow(chain("c", 1...2))) == 0)
    let plan = flow(
      split("s", 2...2), each("e", of: "s", .fraction(1), hop("h")))
    #expect(alternatives(ledger, plan) == 0)
    #expect(alternatives(ledger, flow(hop("h"), mesh("m", 1...9, through: relay))) == 0)
  }

  @Test("are at most 99")
  func cap() {
    let ledger = [pay(0, "V", "A")] + (1...150).map { pay(Int64($0), "A", "B") }
    #expect(alternatives(ledger, flow(hop("h"), hop("i"))) == 99)
  }
}

@Suite("A match is open")
struct OpenTests {
  private let plan = flow(mesh("m", 2...2, through: relay))

  @Test("while the ledger ends before its last evidence and twice the relay's time")
  func open() {
    let ledger = [pay(0, "V", "A"), pay(1, "A", "B")]
    #expect(Scene(ledger + [pay(200, "X", "Y")]).match(of: plan)?.open == true)
    #expect(Scene(ledger + [pay(201, "X", "Y")]).match(of: plan)?.open == false)
  }

  @Test("never, if the plan asks about no relay")
  func noRelay() {
    #expect(Scene([pay(0, "V", "A")]).match(of: flow(hop("h")))?.open == false)
  }
}

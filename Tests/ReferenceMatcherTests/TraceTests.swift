import SignaturePlan
import Testing

@testable import ReferenceMatcher

@Suite("A trace")
struct TraceTests {
  private let exit = SetReference("exit")

  /// U pays 50 clean units to A, V pays 100 tainted ones, W 50 clean ones; A pays them all out in two payments.
  private let mixed = [
    pay(0, "V", "A", 100), pay(1, "W", "A", 50), pay(2, "A", "B", 100), pay(3, "A", "C", 50), pay(4, "B", "X", 100),
    pay(5, "C", "Y", 50),
  ]

  private func rows(_ step: Step, _ ledger: [Transfer]? = nil, services: Set<String> = []) -> [Int]? {
    Scene(ledger ?? mixed, services: services, sets: [exit: ["X", "Y"]]).match(of: flow(step))?.rows
  }

  @Test("pays out first what came first")
  func fifo() {
    #expect(rows(trace("t", 1...9)) == [0, 2, 4])
    var swapped = mixed
    swapped[2].amount = 50
    swapped[3].amount = 100
    // 50 tainted to B, then 50 tainted and 50 clean to C.
    #expect(rows(trace("t", 1...9), swapped) == [0, 2, 3, 4, 5])
    #expect(rows(trace("t", 1...9, taint: 0.6), swapped) == [0, 2])
  }

  @Test("or gives every payment its share of the taint")
  func haircut() {
    #expect(rows(trace("t", 1...9, .haircut)) == [0, 2, 3, 4, 5])
    #expect(rows(trace("t", 1...9, .haircut, taint: 0.67)) == [0])
    #expect(rows(trace("t", 1...9, .haircut, taint: 0.66)) == [0, 2, 3, 4, 5])
  }

  @Test("or taints every payment after a tainted arrival")
  func poison() {
    #expect(rows(trace("t", 1...9, .poison, taint: 1)) == [0, 2, 3, 4, 5])
    let before = [pay(0, "V", "A", 100), pay(1, "A", "B", 200), pay(2, "A", "C", 300)]
    #expect(rows(trace("t", 1...9, .poison), before) == [0, 1, 2])
    #expect(rows(trace("t", 1...9), before) == [0, 1])
  }

  @Test("follows no funds that rested longer than it may")
  func rest() {
    let ledger = [pay(0, "V", "A", 100), pay(10, "A", "B", 50), pay(11, "A", "C", 50)]
    for policy in TaintPolicy.allCases {
      #expect(rows(trace("t", 1...9, policy, rest: 10), ledger) == [0, 1])
      #expect(rows(trace("t", 1...9, policy, rest: 11), ledger) == [0, 1, 2])
      #expect(rows(trace("t", 1...9, policy, rest: 9), ledger) == [0])
    }
  }

  @Test("counts an expired lot as clean, and lets it block what came later")
  func expired() {
    let ledger = [
      pay(0, "V", "P", 100), pay(1, "P", "A", 50), pay(20, "P", "A", 50), pay(25, "A", "B", 50), pay(26, "A", "C", 50),
    ]
    #expect(rows(trace("t", 1...9, rest: 20), ledger) == [0, 1, 2, 4])
  }

  @Test("starts at a head with what arrived there, and not before")
  func head() {
    let ledger = [pay(0, "V", "A", 100), pay(1, "A", "B", 60), pay(2, "B", "C", 60)]
    let match = Scene(ledger).match(of: flow(hop("h"), trace("t", 1...9)))
    #expect(match?.rows("t") == [1, 2])
    let parts = [number("t", .depth, is: 2), number("t", .reached, is: 0.6), number("t", .ends, is: 1)]
    #expect(failures(Scene(ledger), flow(hop("h"), trace("t", 1...9)), parts).isEmpty)
  }

  @Test("stops at its depth and must be as deep as asked, counted on the shortest tainted path")
  func depth() {
    #expect(rows(trace("t", 1...2)) == [0, 2])
    #expect(rows(trace("t", 3...9)) == [0, 2, 4])
    #expect(rows(trace("t", 4...9)) == nil)
    let joined = [
      pay(0, "V", "A", 100), pay(1, "A", "B", 40), pay(2, "B", "C", 40), pay(3, "A", "C", 60), pay(4, "C", "D", 100),
    ]
    #expect(failures(Scene(joined), flow(trace("t", 1...9)), [number("t", .depth, is: 3)]).isEmpty)
  }

  @Test("ends at services, unless it looks through them, and where it must end up")
  func ends() {
    #expect(rows(trace("t", 1...9), services: ["B"]) == [0, 2])
    #expect(rows(trace("t", 1...9).throughServices, services: ["B"]) == [0, 2, 4])
    let on = mixed + [pay(6, "X", "Z", 100)]
    #expect(rows(trace("t", 1...9), on) == [0, 2, 4, 6])
    #expect(rows(trace("t", 1...9, until: exit), on) == [0, 2, 4])
    #expect(rows(trace("t", 1...2, until: exit), on) == nil)
  }

  @Test("goes on only where relays pass on")
  func relays() {
    // B keeps all but a tenth.
    let ledger = [pay(0, "V", "A", 100), pay(1, "A", "B", 100), pay(2, "B", "C", 10), pay(3, "C", "D", 10)]
    #expect(rows(trace("t", 1...9, through: relay), ledger) == [0, 1])
    #expect(rows(trace("t", 1...9), ledger) == [0, 1, 2, 3])
  }

  @Test("follows members only; the rest arrives as clean")
  func member() {
    let notFifty = Condition.not(amount(50))
    let swapped = [
      pay(0, "V", "A", 100), pay(1, "A", "B", 50), pay(2, "A", "C", 40), pay(3, "B", "X", 50), pay(4, "C", "Y", 40),
    ]
    #expect(rows(trace("t", 1...9, .fifo, notFifty), swapped) == [0, 2, 4])
    // What did not join lies before what did, and is paid first.
    let queued = [
      pay(0, "V", "A", 100), pay(1, "A", "B", 40), pay(2, "A", "B", 50), pay(3, "B", "X", 35), pay(4, "B", "Y", 5),
      pay(5, "B", "Z", 45),
    ]
    #expect(rows(trace("t", 1...9, .fifo, notFifty), queued) == [0, 1, 3, 4])
  }

  @Test("leaves the receivers that it reached or that pay nothing on, as a group")
  func heads() {
    let ledger = [
      pay(0, "V", "A", 100), pay(1, "A", "B", 60), pay(2, "A", "X", 40), pay(3, "B", "C", 60), pay(9, "X", "Q", 40),
    ]
    let scene = Scene(ledger, sets: [exit: ["X"]])
    let parts = [number("t", .ends, is: 1), number("t", .reached, is: 0.4), number("t", .count, is: 4)]
    #expect(failures(scene, flow(trace("t", 1...9, until: exit)), parts).isEmpty)
    #expect(
      failures(scene, flow(trace("t", 1...9)), [number("t", .ends, is: 2), number("t", .reached, is: 1)]).isEmpty)
    let on = flow(trace("t", 1...9, until: exit), each("e", of: "t", .fraction(1), hop("h")))
    #expect(scene.match(of: on)?.rows("h") == [4])
    let share = trace("t", 1...9, until: exit, test: group(.reached, .atLeast(0.5)))
    #expect(scene.match(of: flow(share)) == nil)
  }

  @Test("stays on its chain, in its asset and inside the deadline")
  func bounds() {
    let ledger = [
      pay(0, "V", "A", 100), pay(1, "A", "B", 10, asset: "DAI"), pay(1, "A", "B", 10, chain: "tron"),
      pay(2, "A", "A", 90),
      pay(5, "A", "B", 100), pay(6, "B", "C", 100),
    ]
    #expect(Scene(ledger).match(of: flow(trace("t", 1...9), within: 5))?.rows == [0, 4])
  }
}

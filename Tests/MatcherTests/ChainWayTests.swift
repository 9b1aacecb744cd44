import Kernels
import ReferenceMatcher
import SignaturePlan
import Testing

/// Chains of one length with one end differ in their way, and a later step can ask for it.
@Suite struct ChainWayTests {
  /// Two ways from `v` to `d`, the one with smaller rows over 1, the other over 100.
  private static func ledger() -> RandomLedger {
    var generator = SeededGenerator(seed: 1)
    var ledger = RandomLedger(&generator)
    ledger.labels = LabelSets()
    let payments: [(String, String, Double)] = [
      ("v", "a", 100), ("a", "b", 1), ("a", "b", 100), ("b", "c", 50), ("c", "d", 50), ("d", "e", 160),
    ]
    ledger.transfers = payments.enumerated().map { place, payment in
      Transfer(
        time: Int64(place), chain: "ethereum", from: payment.0, to: payment.1, asset: "ETH", amount: payment.2)
    }
    return ledger
  }

  @Test("the way that a later step asks for is found, whichever it is", arguments: [0.5, 0.6, 0.9])
  func ways(least: Double) throws {
    let sum = Formula.aggregate(Aggregate(step: "way", function: .sum))
    let share = Formula.arithmetic(.over, .attribute(.amount), sum)
    let steps = [
      Step(name: "way", kind: .chain(Chain(count: 4...4))),
      Step(name: "last", kind: .hop(Hop(condition: .test(.formula(share, .atLeast(least)))))),
    ]
    var plan = Plan(
      name: "ways", meta: Meta(), horizon: 60, steps: steps,
      score: [ScorePart(points: Points(60), text: "flow", rule: .always)], reportAt: Points(60))
    for isOver in [true, false] {
      if !isOver { plan.steps[1].kind = .hop(Hop(condition: .test(.formula(share, .atMost(least))))) }
      let expected = ReferenceMatcher(ledger: Self.ledger().transfers, labels: LabelSets()).findings(of: plan)
      let found = Collision.findings(of: plan, in: Self.ledger(), Course(batchSize: 64), kernels: try Kernels.chosen())
      #expect(found == expected)
      // 160 of 201 went the one way, 160 of 300 the other.
      #expect(found.isEmpty == (isOver ? least > 0.8 : least < 0.53))
    }
  }
}

import Glibc
import Kernels
import Matcher
import ReferenceMatcher
import SignaturePlan
import Testing

/// Random plans with their limits moved, over random ledgers.
@Suite struct NearMissColliderTests {
  private static let cases = unsafe getenv("SLUICE_COLLIDER_CASES").flatMap { unsafe Int(String(cString: $0)) } ?? 2_000

  @Test("a loosened plan finds what it means; what misses nothing is near a match; a match misses nothing")
  func agreement() throws {
    var missing = 0
    var givenUp = 0
    for seed in 0..<Self.cases {
      var generator = SeededGenerator(seed: UInt64(seed))
      let ledger = RandomLedger(&generator)
      var plan = RandomPlan.make(&generator)
      // Every flow that binds is a match, so that what is measured is the flow.
      plan.reportAt = .zero
      let near = NearPlan(plan, within: generator.pick([0.1, 0.3, 0.6]))
      #expect(throws: Never.self) { try near.loose.checkSound() }
      let course = Course(batchSize: 64)
      let result = Collision.result(of: plan, near: [near], in: ledger, course, kernels: try Kernels.chosen())
      // Wider limits make knots of rounds and chains that no engine walks to their end; it says so.
      guard result.abandoned.isEmpty else {
        givenUp += 1
        continue
      }
      let (strict, loose) = (result.matches[0].map(\.finding), result.matches[1].map(\.finding))
      missing += loose.contains { !$0.misses.isEmpty } ? 1 : 0
      let end = ledger.transfers.last?.time ?? 0
      let reported = CellMatch.reported(result.matches[1], of: near.loose, end: end).map { finding in
        var plain = finding
        plain.misses = []
        return plain
      }
      let expected = ReferenceMatcher(ledger: ledger.transfers, labels: ledger.labels).findings(of: near.loose)
      let isWhole =
        reported == expected && loose.allSatisfy { Self.agrees($0, with: strict, of: plan) }
      guard !isWhole else { continue }
      let wrong = loose.filter { !Self.agrees($0, with: strict, of: plan) }
      Issue.record(
        """
        seed \(seed): \(Collision(ledger: ledger, plan: near.loose, kernels: try Kernels.chosen()).report)
        strict plan \(plan)
        wrong \(wrong)
        strict \(strict)
        reported \(reported)
        expected \(expected)
        """)
      return
    }
    #expect(missing * 20 > Self.cases, "random cases without a near miss test nothing")
    #expect(givenUp * 200 < Self.cases, "\(givenUp) cases were given up")
  }

  private static func agrees(_ loose: Finding, with strict: [Finding], of plan: Plan) -> Bool {
    let rows = Set(loose.evidence.map(\.row))
    if loose.misses.isEmpty {
      // Wider limits may choose another group, which keeps the narrower ones and is not the one that they choose.
      return plan.choosesGroups || strict.contains { !rows.isDisjoint(with: $0.evidence.map(\.row)) }
    }
    // Rounds and branches part the same transfers in more than one way.
    return plan.repeatsSteps || !strict.contains { $0.origin == loose.origin && $0.evidence == loose.evidence }
  }
}

extension Plan {
  fileprivate var repeatsSteps: Bool {
    allSteps.contains {
      switch $0.kind {
      case .repetition, .each: true
      default: false
      }
    }
  }

  /// Whether some step takes as many transfers as its limits allow.
  fileprivate var choosesGroups: Bool {
    allSteps.contains {
      switch $0.kind {
      case .split, .series, .gather, .mesh, .trace, .cohort, .absence, .repetition: true
      case .hop, .chain, .each, .swap, .cross, .optional, .either: false
      }
    }
  }
}

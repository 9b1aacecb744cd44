import Columnar
import Glibc
import Kernels
import Matcher
import ReferenceMatcher
import SignaturePlan
import Testing

/// Random ledgers against random plans: the engine must find exactly what the definition finds.
@Suite struct ColliderTests {
  /// Cases to try; `SLUICE_COLLIDER_CASES` asks for more.
  private static let cases = unsafe getenv("SLUICE_COLLIDER_CASES").flatMap { unsafe Int(String(cString: $0)) } ?? 2_000

  @Test("the engine finds what the reference matcher finds", arguments: Kernels.available)
  func agreement(kernels: Kernels) {
    var matched = 0
    for seed in 0..<Self.cases {
      var generator = SeededGenerator(seed: UInt64(seed))
      let ledger = RandomLedger(&generator)
      let plan = RandomPlan.make(&generator)
      #expect(throws: Never.self) { try plan.checkSound() }
      let expected = ReferenceMatcher(ledger: ledger.transfers, labels: ledger.labels).findings(of: plan)
      let course = Course(&generator, over: ledger)
      let found = Collision.findings(of: plan, in: ledger, course, kernels: kernels)
      matched += expected.isEmpty ? 0 : 1
      guard found != expected else { continue }
      let small = Collision(ledger: ledger, plan: plan, kernels: kernels, course: course).shrunk()
      Issue.record("seed \(seed): \(small.report)")
      return
    }
    #expect(matched * 20 > Self.cases, "random cases that match nothing test nothing")
  }
}

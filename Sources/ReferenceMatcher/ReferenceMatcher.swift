import SignaturePlan

/// The meaning of a plan in code: plain, slow and obvious.
///
/// It follows `Semantics.md` section by section, and every other matcher is compared with it. It asks each question the
/// way the definition puts it, over the whole ledger; all it adds is memory of answers, so that its work stays
/// polynomial in the number of transfers, unless a later step asks for the way that a chain took.
///
/// | section | where |
/// | --- | --- |
/// | the ledger | ``Ledger`` |
/// | tests of one transfer, relay | ``FlowFacts`` |
/// | origin, horizon, head | ``Head``, ``Binder`` |
/// | names | ``Names`` |
/// | steps | ``Binder`` |
/// | numbers of a step | ``Tally``, ``Binding`` |
/// | score | ``Binding`` |
/// | which matches are reported | ``Report`` |
public struct ReferenceMatcher {
  let ledger: Ledger

  /// - Parameter ledger: Transfers in ledger order: a transfer's place is its row. Times must not descend.
  public init(ledger: [Transfer], labels: LabelSets, settings: MatchSettings = .init()) {
    precondition(
      zip(ledger, ledger.dropFirst()).allSatisfy { $0.time <= $1.time }, "a ledger's times must not descend")
    self.ledger = Ledger(transfers: ledger, labels: labels, settings: settings)
  }

  /// The matches to report, in order of origin.
  ///
  /// The plan must be sound, as the end of *Steps* says.
  public func findings(of plan: Plan) -> [Finding] {
    let facts = FlowFacts(ledger: ledger, sets: plan.sets)
    let report = Report(ledger: ledger, horizon: plan.horizon)
    return report.findings { origin in finding(of: plan, from: origin, facts: facts) }
  }

  /// The match of one origin before any is left out; nil if nothing binds or the score is too low.
  func finding(of plan: Plan, from origin: Int, facts: FlowFacts) -> Finding? {
    let binder = Binder(plan: plan, origin: origin, facts: facts)
    guard let steps = binder.bindFlow() else { return nil }
    let binding = Binding(plan: plan, facts: facts, steps: steps)
    let reasons = binding.reasons
    let score = reasons.reduce(Points.zero) { $0 + $1.points }
    guard score >= plan.reportAt else { return nil }
    return Finding(
      signature: plan.name, origin: origin, score: score, reasons: reasons, evidence: binding.evidence,
      alternatives: binder.alternatives(to: steps), open: binding.isOpen)
  }
}

import Kernels
import SignaturePlan

/// Runs one program over the rows of a scene and reports what it finds.
struct Sequencer {
  private let binder: FlowBinder
  private let scorer: Scorer
  private let scene: Scene
  private var program: Program { binder.program }

  init(_ program: Program, in scene: Scene) {
    binder = FlowBinder(program, in: scene)
    scorer = Scorer(program: program, scene: scene)
    self.scene = scene
  }

  /// A match before its transfers are spelt out.
  private struct Found {
    let origin: Row
    let totals: [StepTotals]
    let reasons: [Reason]
    let alternatives: Int
    /// Every transfer, ascending, each once.
    let evidence: [Row]
  }

  /// Findings in order of origin.
  ///
  /// - Parameter end: time of the ledger's last transfer.
  func findings(end: Int64) -> [Finding] {
    var named: Set<Row> = []
    return perCell().compactMap { found in
      guard !found.evidence.allSatisfy(named.contains) else { return nil }
      named.formUnion(found.evidence)
      return finding(found, end: end)
    }
  }

  /// The matches kept inside each cell, in order of origin.
  private func perCell() -> [Found] {
    var cell = Int64.min
    var kept = KeptMatches()
    var matches: [Found] = []
    for origin in origins() {
      let itsCell = scene.rows.time[Int(origin)].flooredQuotient(program.plan.horizon)
      if itsCell != cell { (cell, kept) = (itsCell, KeptMatches()) }
      if kept.contains(origin) { continue }
      guard let found = match(from: origin), !kept.covers(origin: origin, evidence: found.evidence) else { continue }
      kept.keep(evidence: found.evidence)
      matches.append(found)
    }
    return matches
  }

  /// Rows that can be the first transfer.
  private func origins() -> [Row] {
    guard let first = program.flow.first else { return [] }
    let rows = scene.rows
    return binder.memberBits[first].positions.filter { rows.from[$0] != rows.to[$0] }.map(Row.init)
  }

  private func match(from origin: Row) -> Found? {
    guard let binding = binder.bind(from: origin) else { return nil }
    let totals = StepTotals.all(of: binding, steps: program.steps.count)
    let reasons = scorer.reasons(totals)
    guard reasons.reduce(Points.zero, { $0 + $1.points }) >= program.plan.reportAt else { return nil }
    return Found(
      origin: origin, totals: totals, reasons: reasons, alternatives: binder.alternatives(binding),
      evidence: Set(totals.flatMap(\.rows)).sorted())
  }

  private func finding(_ found: Found, end: Int64) -> Finding {
    let evidence = zip(program.steps, found.totals).flatMap { step, total in
      total.rows.enumerated().map {
        Finding.Item(step: step.name, index: $0 + 1, row: scene.rows.ordinal[Int($1)])
      }
    }
    let last = found.evidence.last.map { scene.rows.time[Int($0)] } ?? end
    let ahead = program.plan.lookAhead
    return Finding(
      signature: program.plan.name, origin: scene.rows.ordinal[Int(found.origin)],
      score: found.reasons.reduce(.zero) { $0 + $1.points }, reasons: found.reasons, evidence: evidence,
      alternatives: found.alternatives, open: ahead > 0 && last.addingClamped(ahead) > end)
  }
}

extension Int64 {
  /// The quotient by a positive number, rounded down.
  func flooredQuotient(_ divisor: Int64) -> Int64 {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }
}

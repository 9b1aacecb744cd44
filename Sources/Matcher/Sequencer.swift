import Kernels
import SignaturePlan

/// Runs one program over the rows of a scene and reports what it finds.
struct Sequencer {
  private let binder: FlowBinder
  /// Rows that can be the first transfer, as far as they themselves tell.
  let origins: [Row]
  private let scorer: Scorer
  private let scene: Scene
  private var program: Program { binder.program }

  init(_ program: Program, bits: ProgramBits, relays: KnownRelays, in scene: Scene) {
    binder = FlowBinder(program, bits: bits, relays: relays, in: scene)
    scorer = Scorer(binder)
    self.scene = scene
    origins = Self.origins(binder)
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

  /// Findings in order of origin, and how many origins were given up.
  ///
  /// - Parameter end: time of the ledger's last transfer.
  func run(end: Int64) -> (findings: [Finding], abandoned: Int) {
    var named: Set<Row> = []
    let (matches, abandoned) = perCell()
    let findings = matches.compactMap { found -> Finding? in
      guard !found.evidence.allSatisfy(named.contains) else { return nil }
      named.formUnion(found.evidence)
      return finding(found, end: end)
    }
    return (findings, abandoned)
  }

  /// The matches kept inside each cell, in order of origin, and how many origins were given up.
  private func perCell() -> (matches: [Found], abandoned: Int) {
    let screen = OriginScreen(binder)
    var matches: [Found] = []
    var abandoned = 0
    for origins in cells() {
      var kept = KeptMatches()
      var left = WorkLimit.cell(transfers: origins.count)
      for origin in origins where screen.allows(origin) && !kept.contains(origin) {
        let limit = max(WorkLimit.fair, min(left, WorkLimit.origin))
        let work = Work(limit: limit)
        let found = match(from: origin, work: work)
        left -= limit - max(work.left, 0)
        if work.isExhausted { abandoned += 1 }
        guard let found, !work.isExhausted, !kept.covers(origin: origin, evidence: found.evidence) else { continue }
        kept.keep(evidence: found.evidence)
        matches.append(found)
      }
    }
    return (matches, abandoned)
  }

  /// Origins by cell, both in ledger order.
  private func cells() -> [ArraySlice<Row>] {
    let origins = origins[...]
    var cells: [ArraySlice<Row>] = []
    var start = origins.startIndex
    while start < origins.endIndex {
      let cell = scene.rows.time[Int(origins[start])].flooredQuotient(program.plan.horizon)
      let end = origins[start...].partition {
        scene.rows.time[Int($0)].flooredQuotient(program.plan.horizon) > cell
      }
      cells.append(origins[start..<end])
      start = end
    }
    return cells
  }

  private static func origins(_ binder: FlowBinder) -> [Row] {
    let (program, scene) = (binder.program, binder.scene)
    guard let first = program.starts.first else { return [] }
    var bits = binder.memberBits[first]
    for start in program.starts.dropFirst() { scene.kernels.or(&bits, binder.memberBits[start]) }
    return bits.positions.filter { scene.rows.from[$0] != scene.rows.to[$0] }.map(Row.init)
  }

  private func match(from origin: Row, work: Work) -> Found? {
    guard let binding = binder.bind(from: origin, work: work) else { return nil }
    let totals = StepTotals.all(of: binding, in: program)
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

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

  /// - Parameter range: the rows that are tried as origins.
  init(_ program: Program, bits: ProgramBits, range: Range<Int>, relays: KnownRelays, in scene: Scene) {
    binder = FlowBinder(program, bits: bits, relays: relays, in: scene)
    scorer = Scorer(binder)
    self.scene = scene
    origins = program.origins(bits, in: scene.rows, range, scene.kernels)
  }

  /// A match before its transfers are spelt out.
  private struct Found {
    let origin: Row
    let totals: [StepTotals]
    let reasons: [Reason]
    let alternatives: Int
    /// Every transfer, ascending, each once.
    let evidence: [Row]
    let misses: [Miss]
  }

  /// The matches kept inside each cell, in order of origin, and how many origins were given up.
  ///
  /// - Parameter deadline: when to stop; nil for never.
  func run(until deadline: ContinuousClock.Instant? = nil) -> SearchResult {
    var result = SearchResult()
    let found = perCell(until: deadline, &result)
    result.matches = found.map(match)
    return result
  }

  private func perCell(until deadline: ContinuousClock.Instant?, _ result: inout SearchResult) -> [Found] {
    if origins.isEmpty { return [] }
    let screen = OriginScreen(binder)
    var matches: [Found] = []
    for origins in cells() {
      var kept = KeptMatches()
      var left = WorkLimit.cell(transfers: origins.count)
      for (place, origin) in zip(origins.indices, origins) {
        prefetch(origins, from: place)
        guard screen.allows(origin), !kept.contains(origin) else { continue }
        if let deadline, ContinuousClock.now > deadline {
          result.untried += 1
          continue
        }
        let limit = max(WorkLimit.fair, min(left, WorkLimit.origin))
        let work = Work(limit: limit)
        let found = match(from: origin, work: work)
        left -= limit - max(work.left, 0)
        if work.isExhausted { result.abandoned += 1 }
        guard let found, !work.isExhausted, !kept.covers(origin: origin, evidence: found.evidence) else { continue }
        kept.keep(evidence: found.evidence)
        matches.append(found)
      }
    }
    return matches
  }

  /// Origins ahead for whose receivers memory is asked.
  private static let ahead = 16

  /// Asks for what the receivers of origins to come paid.
  ///
  /// PERF: it lies anywhere in memory, and most origins need no more than a look at it.
  private func prefetch(_ origins: ArraySlice<Row>, from place: Int) {
    guard place + 2 * Self.ahead < origins.endIndex else { return }
    scene.paid.prefetchPlace(of: scene.rows.to[Int(origins[place + 2 * Self.ahead])])
    scene.paid.prefetchRows(of: scene.rows.to[Int(origins[place + Self.ahead])])
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

  private func match(from origin: Row, work: Work) -> Found? {
    guard let binding = binder.bind(from: origin, work: work) else { return nil }
    let totals = StepTotals.all(of: binding, in: program)
    let reasons = scorer.reasons(totals)
    guard reasons.reduce(Points.zero, { $0 + $1.points }) >= program.plan.reportAt else { return nil }
    let evidence = Set(totals.flatMap(\.rows)).sorted()
    return Found(
      origin: origin, totals: totals, reasons: reasons, alternatives: binder.alternatives(binding),
      evidence: evidence, misses: misses(of: binding, reasons, evidence))
  }

  private func misses(of binding: FlowBinding, _ reasons: [Reason], _ evidence: [Row]) -> [Miss] {
    guard let near = program.near else { return [] }
    return MissProbe.misses(
      of: binding, scoring: reasons.reduce(.zero) { $0 + $1.points }, evidence: evidence, near, binder)
  }

  private func match(_ found: Found) -> CellMatch {
    let evidence = zip(program.steps, found.totals).flatMap { step, total in
      total.rows.enumerated().map {
        Finding.Item(step: step.name, index: $0 + 1, row: scene.rows.ordinal[Int($1)])
      }
    }
    var finding = Finding(
      signature: program.plan.name, origin: scene.rows.ordinal[Int(found.origin)],
      score: found.reasons.reduce(.zero) { $0 + $1.points }, reasons: found.reasons, evidence: evidence,
      alternatives: found.alternatives, open: false)
    finding.misses = found.misses
    return CellMatch(
      finding: finding, cell: program.plan.cellStart(of: scene.rows.time[Int(found.origin)]),
      last: scene.rows.time[Int(found.evidence.last ?? found.origin)])
  }
}

extension Program {
  /// The rows among some that can be a flow's first transfer, as far as they themselves tell.
  func origins(_ bits: ProgramBits, in rows: borrowing Rows, _ range: Range<Int>, _ kernels: Kernels) -> [Row] {
    guard let first = starts.first, !range.isEmpty else { return [] }
    var all = bits.member[first]
    for start in starts.dropFirst() { kernels.or(&all, bits.member[start]) }
    var origins: [Row] = []
    for row in all.positions where range.contains(row) && rows.from[row] != rows.to[row] { origins.append(Row(row)) }
    return origins
  }
}

extension Int64 {
  /// The quotient by a positive number, rounded down.
  func flooredQuotient(_ divisor: Int64) -> Int64 {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }
}

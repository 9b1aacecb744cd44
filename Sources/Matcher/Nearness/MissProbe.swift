import SignaturePlan

/// Measures a flow that a loosened plan bound against the plan's own limits.
struct MissProbe {
  private let binder: FlowBinder
  private var program: Program { binder.program }
  private var scene: Scene { binder.scene }
  /// Worst first of each limit; in the order in which they were met.
  private var misses: [Miss] = []
  private var places: [Key: Int] = [:]

  private struct Key: Hashable {
    let step: String
    let quantity: PlanLimit.Quantity
    let isShort: Bool
  }

  init(_ binder: FlowBinder) { self.binder = binder }

  /// The limits that a flow misses, the worst value of each, in the order of the steps.
  static func misses(
    of binding: FlowBinding, scoring score: Points, evidence: [Row], _ near: NearPlan, _ binder: FlowBinder
  ) -> [Miss] {
    var probe = MissProbe(binder)
    let plan = near.plan
    probe.walk(binding, Scope())
    if near.mayEndEarly { probe.lookForMissingEnd(binding) }
    if let first = evidence.first, let last = evidence.last {
      probe.note(Interval.atMost(Double(plan.horizon)), probe.seconds(from: first, to: last), .horizon, "")
    }
    probe.note(.atLeast(plan.reportAt.value), score.value, .score, "")
    return probe.misses
  }

  private mutating func walk(_ binding: FlowBinding, _ scope: Scope) {
    var scope = scope
    for bound in binding.steps {
      measure(bound, scope)
      if let group = program.steps[bound.step].group {
        for (member, branch) in zip(bound.members, bound.branches) {
          var inner = scope
          inner.members[group] = member
          walk(branch, inner)
        }
      }
      scope = binder.extended(scope, by: bound)
    }
  }

  /// A last step that the loosened plan lets be missing.
  private mutating func lookForMissingEnd(_ binding: FlowBinding) {
    guard let end = program.flow.last, case .optional = program.steps[end].kind else { return }
    guard let last = program.steps[end].blocks.first?.first, !binding.steps.contains(where: { $0.step == last }) else {
      return
    }
    keep(Miss(step: program.steps[last].name, quantity: .presence, value: 0, limit: 1, isShort: true))
  }

  // MARK: Steps

  private mutating func measure(_ bound: StepBinding, _ scope: Scope) {
    let limits = program.limits[bound.step]
    let name = program.steps[bound.step].name
    measureShape(bound, limits.kind, name)
    for (place, row) in bound.rows.enumerated() {
      let vantage = self.vantage(of: place, in: bound, scope)
      let isCredit = place == 1 && limits.kind.isExchange
      note(misses(limits.asked(isCredit), row, vantage, name))
      if place == 0, !limits.kind.isExchange { note(misses(limits.first, row, vantage, name)) }
    }
    guard program.steps[bound.step].hasTest else { return }
    let numbers = GroupNumbers(bound, ends: bound.heads.map(\.node), binder)
    let vantage = self.vantage(of: 0, in: bound, scope)
    note(
      failures(limits.group) { limit in
        let value = binder.value(limit.term, numbers, vantage)
        return (limit.interval.contains(value), limit.interval.miss(value, .formula(limit.formula), in: name))
      })
  }

  /// Counts and durations.
  private mutating func measureShape(_ bound: StepBinding, _ kind: Step.Kind, _ name: String) {
    let count = Double(bound.rows.count)
    switch kind {
    case .chain(let chain): note(Interval(chain.count), count, .count, name)
    case .split(let split):
      note(Interval(split.count), count, .count, name)
      note(.atMost(Double(split.window)), duration(bound), .window, name)
      noteSpread(bound, split.equal, name)
    case .gather(let gather):
      note(Interval(gather.count), count, .count, name)
      note(.atMost(Double(gather.window)), duration(bound), .window, name)
      noteSpread(bound, gather.equal, name)
    case .series(let series):
      note(Interval(series.count), count, .count, name)
      for (row, next) in zip(bound.rows, bound.rows.dropFirst()) {
        note(
          Interval(Double(series.spacing.lowerBound)...Double(series.spacing.upperBound)), seconds(from: row, to: next),
          .spacing, name, row: next)
      }
    case .cohort(let cohort):
      note(Interval(cohort.count), count, .count, name)
      if let head = bound.before.first, let last = bound.rows.last {
        note(.atMost(Double(cohort.window)), Double(scene.rows.time[Int(last)] - head.time), .window, name)
      }
    // How long a mesh lasts hangs on its first transfers, which need not lie in its window.
    case .mesh(let mesh): note(Interval(mesh.count), count, .count, name)
    case .trace(let trace): note(Interval(trace.depth), Double(bound.depth), .depth, name)
    case .swap(let swap): noteLag(bound, swap.lag, name)
    case .cross(let cross): noteLag(bound, cross.lag, name)
    case .repetition(let repetition): note(Interval(repetition.count), Double(bound.rounds), .count, name)
    case .each(let each): note(each.quota, bound, name)
    case .hop, .optional, .either, .absence: break
    }
  }

  private mutating func note(_ quota: Each.Quota, _ bound: StepBinding, _ name: String) {
    let matched = Double(bound.branches.count)
    switch quota {
    case .fraction(let share): note(.atLeast(share), matched / Double(bound.tried), .matchedShare, name)
    case .count(let count): note(.atLeast(Double(count)), matched, .matched, name)
    }
  }

  private mutating func noteLag(_ bound: StepBinding, _ lag: Int64, _ name: String) {
    guard bound.rows.count == 2 else { return }
    note(.atMost(Double(lag)), seconds(from: bound.rows[0], to: bound.rows[1]), .lag, name)
  }

  private mutating func noteSpread(_ bound: StepBinding, _ equal: Double?, _ name: String) {
    guard let equal else { return }
    let measures = bound.rows.map { scene.measure($0, byValue: program.steps[bound.step].byValue) }
    guard let low = measures.min(), let high = measures.max() else { return }
    let spreads = measures.map { max(high - $0, $0 - low) / $0 }
    note(.atMost(equal), spreads.min() ?? .nan, .equal, name)
  }

  private func duration(_ bound: StepBinding) -> Double {
    guard let first = bound.rows.first, let last = bound.rows.last else { return .nan }
    return seconds(from: first, to: last)
  }

  private func seconds(from first: Row, to last: Row) -> Double {
    Double(scene.rows.time[Int(last)] - scene.rows.time[Int(first)])
  }

  // MARK: Transfers

  /// From where a step looks at one of its transfers.
  private func vantage(of place: Int, in bound: StepBinding, _ scope: Scope) -> Vantage {
    let step = program.steps[bound.step]
    var vantage = Vantage(
      head: bound.before.first, scope: scope, byValue: step.byValue, work: Work(limit: .max))
    switch step.kind {
    case .chain where place > 0: vantage.head = scene.head(of: bound.rows[place - 1])
    case .swap where place == 1, .cross where place == 1:
      vantage.head = scene.head(of: bound.rows[0])
      vantage.keepsValue = true
    case .gather:
      let row = bound.rows[place]
      vantage.head = bound.before.last { $0.node == scene.rows.from[Int(row)] && $0.row < row }
    case .mesh, .trace: vantage.head = nil
    default: break
    }
    return vantage
  }

  private func misses(_ limits: Logic<Limit>, _ row: Row, _ vantage: Vantage, _ step: String) -> [Miss] {
    failures(limits) { limit in
      guard let measured = limit.measured else { return (binder.holds(limit.check, row, vantage), nil) }
      let value = binder.value(of: limit.check, row, vantage)
      var miss = measured.interval.miss(value, measured.quantity, in: step)
      miss?.rows = [scene.rows.ordinal[Int(row)]]
      return (measured.interval.contains(value), miss)
    }
  }

  /// The misses that keep a condition from holding: of several ways to hold, those of the nearest.
  private func failures<Test>(
    _ logic: Logic<Test>, _ measure: (Test) -> (holds: Bool, miss: Miss?)
  ) -> [Miss] {
    if logic.holds({ measure($0).holds }) { return [] }
    switch logic {
    case .test(let leaf): return [measure(leaf).miss].compactMap(\.self)
    case .all(let parts): return parts.flatMap { failures($0, measure) }
    case .any(let parts):
      let ways = parts.map { failures($0, measure) }.filter { !$0.isEmpty }
      func total(_ way: [Miss]) -> Double { way.reduce(0) { $0 + $1.distance } }
      return ways.min { total($0) < total($1) } ?? []
    case .not: return []
    }
  }

  // MARK: Keeping

  private mutating func note(
    _ interval: Interval, _ value: Double, _ quantity: PlanLimit.Quantity, _ step: String, row: Row? = nil
  ) {
    guard var miss = interval.miss(value, quantity, in: step) else { return }
    if let row { miss.rows = [scene.rows.ordinal[Int(row)]] }
    keep(miss)
  }

  private mutating func note(_ misses: [Miss]) {
    for miss in misses { keep(miss) }
  }

  private mutating func keep(_ miss: Miss) {
    let key = Key(step: miss.step, quantity: miss.quantity, isShort: miss.isShort)
    guard let place = places[key] else {
      places[key] = misses.count
      misses.append(miss)
      return
    }
    let rows = Set(misses[place].rows + miss.rows).sorted()
    if miss.distance > misses[place].distance { misses[place] = miss }
    misses[place].rows = rows
  }
}

extension StepLimits {
  /// What a transfer of the step is asked: a credit other things than the payment before it.
  fileprivate func asked(_ isCredit: Bool) -> Logic<Limit> { isCredit ? first : member }
}

extension Step.Kind {
  /// Whether its two transfers are a payment and its credit.
  fileprivate var isExchange: Bool {
    switch self {
    case .swap, .cross: true
    default: false
    }
  }
}

extension Interval {
  fileprivate init(_ count: ClosedRange<Int>) { self.init(Double(count.lowerBound)...Double(count.upperBound)) }
}

import SignaturePlan

/// The numbers of a step's transfers.
struct GroupNumbers {
  private let binder: FlowBinder
  private let step: ProgramStep
  /// Ascending, each once.
  private var rows: [Row]
  /// The step's one instance; nil where several are taken together, or may be.
  private let single: StepBinding?
  private let depth: Int
  /// Distinct nodes at which the funds are afterwards.
  private let ends: Int
  private var scene: Scene { binder.scene }

  /// - Parameters:
  ///   - rows: ascending, each once.
  ///   - ends: distinct nodes at which the funds are afterwards.
  init(_ number: Int, rows: [Row], single: StepBinding?, depth: Int, ends: Int, _ binder: FlowBinder) {
    self.binder = binder
    step = binder.program.steps[number]
    self.rows = rows
    self.single = single
    self.depth = depth
    self.ends = ends
  }

  /// - Parameter ends: nodes at which the funds are afterwards.
  init(_ bound: StepBinding, ends: [Int32], _ binder: FlowBinder) {
    self.init(
      bound.step, rows: bound.rows, single: bound, depth: bound.depth, ends: Set(ends).count, binder)
  }

  /// NaN where the number is undefined.
  func value(_ number: Number) -> Double {
    switch step.kind {
    case .each: return number.condition == nil ? branches(number.function) : .nan
    case .repetition: return number == .count ? Double(single?.rounds ?? 0) : .nan
    default: break
    }
    guard let condition = number.condition else { return value(number.function) }
    var chosen = self
    let vantage = Vantage(head: nil, scope: Scope(), byValue: step.byValue, work: Work(limit: .max))
    chosen.rows = rows.filter { row in condition.holds { binder.holds($0, row, vantage) } }
    guard number.function == .fraction else { return chosen.value(number.function) }
    return rows.isEmpty ? .nan : Double(chosen.rows.count) / Double(rows.count)
  }

  private func branches(_ function: GroupFunction) -> Double {
    guard let single else { return .nan }
    switch function {
    case .count: return Double(single.branches.count)
    case .fraction: return Double(single.branches.count) / Double(single.tried)
    default: return .nan
    }
  }

  private func value(_ function: GroupFunction) -> Double {
    switch function {
    case .count: Double(rows.count)
    case .sum, .min, .max, .mean, .median, .cv, .maxShare, .share: ofMeasures(function)
    case .usd: Statistics.sum(values.filter { !$0.isNaN })
    case .valueVariation: rows.isEmpty ? .nan : Statistics.variation(values)
    case .duration, .interval, .pauseVariation, .dwell, .first, .last: ofTimes(function)
    case .fraction: 1
    case .addresses: rows.isEmpty ? 0 : Double(Set(nodes(.from) + nodes(.to)).count)
    case .depth: rows.isEmpty ? .nan : Double(depth)
    case .ends: rows.isEmpty ? 0 : Double(ends)
    case .reached: rows.isEmpty ? .nan : single?.reached ?? .nan
    case .candidates: rows.isEmpty ? .nan : single.map { Double($0.candidates) } ?? .nan
    case .distinctFrom: Double(Set(nodes(.from)).count)
    case .distinctTo: Double(Set(nodes(.to)).count)
    case .distinctAsset: Double(Set(rows.map { scene.rows.asset[Int($0)] }).count)
    case .distinctChain: Double(Set(rows.map { scene.rows.chain[Int($0)] }).count)
    case .distinctAmount: Double(Set(rows.map { scene.rows.amount[Int($0)] }).count)
    case .distinctFromCase: distinct(.incident, .from)
    case .distinctToCase: distinct(.incident, .to)
    case .distinctFromEntity: distinct(.entity, .from)
    case .distinctToEntity: distinct(.entity, .to)
    }
  }

  private func ofMeasures(_ function: GroupFunction) -> Double {
    let measures = rows.map { scene.measure($0, byValue: step.byValue) }
    if rows.isEmpty { return function == .sum ? 0 : .nan }
    if measures.contains(where: \.isNaN) { return .nan }
    switch function {
    case .sum: return Statistics.sum(measures)
    case .min: return measures.min() ?? .nan
    case .max: return measures.max() ?? .nan
    case .mean: return Statistics.mean(measures)
    case .median: return Statistics.median(measures)
    case .cv: return Statistics.variation(measures)
    case .maxShare: return Statistics.largestShare(measures)
    default: return Numbers.ratio(Statistics.sum(measures), to: arrived)
    }
  }

  /// What lay at the heads before the step; NaN if there were none.
  private var arrived: Double {
    guard let before = single?.before, !before.isEmpty else { return .nan }
    return Statistics.sum(before.map { $0.measure(byValue: step.byValue) })
  }

  private func ofTimes(_ function: GroupFunction) -> Double {
    let times = rows.map { scene.rows.time[Int($0)] }
    guard let first = times.first, let last = times.last else { return .nan }
    switch function {
    case .duration: return Double(last - first)
    case .interval: return rows.count > 1 ? Double(last - first) / Double(rows.count - 1) : .nan
    case .pauseVariation: return Statistics.variation(zip(times.dropFirst(), times).map { Double($0 - $1) })
    case .first: return Double(first)
    case .last: return Double(last)
    default: return dwell(until: first)
    }
  }

  private func dwell(until first: Int64) -> Double {
    if case .gather = step.kind { return .nan }
    return single?.before.first.map { Double(first - $0.time) } ?? .nan
  }

  private var values: [Double] { rows.map { scene.rows.value[Int($0)] } }

  private func nodes(_ end: End) -> [Int32] { rows.map { scene.node(end, of: $0) } }

  private func distinct(_ key: SenderKey, _ end: End) -> Double {
    let names = scene.sets.names(key)
    return Double(Set(nodes(end).flatMap { names[$0] }).count)
  }
}

extension FlowBinder {
  /// Whether a bound group satisfies the tests of its step.
  ///
  /// - Parameter ends: nodes at which the funds are afterwards.
  func passes(_ bound: StepBinding, ends: [Int32], _ vantage: Vantage) -> Bool {
    guard program.steps[bound.step].hasTest else { return true }
    let test = program.steps[bound.step].test
    work.spend(bound.rows.count)
    let numbers = GroupNumbers(bound, ends: ends, self)
    return test.holds { $0.interval.contains(value($0.term, numbers, vantage)) }
  }

  /// A formula over a group; NaN where it is undefined.
  func value(_ term: Term, _ numbers: GroupNumbers, _ vantage: Vantage) -> Double {
    term.value { leaf in
      if case .own(let number) = leaf { numbers.value(number) } else { value(named: leaf, vantage.scope) }
    }
  }
}

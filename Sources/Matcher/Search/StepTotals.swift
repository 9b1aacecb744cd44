import SignaturePlan

/// All bound instances of one step taken together.
struct StepTotals {
  /// Transfers, ascending, each once.
  private(set) var rows: [Row] = []
  private let number: Int
  private var depth = 0
  private var instances = 0
  private var rounds = 0
  private var tried = 0
  private var matched = 0
  private var ends: Set<Int32> = []
  private var last: StepBinding?

  /// Totals by step number.
  static func all(of binding: FlowBinding, in program: Program) -> [StepTotals] {
    var totals = program.steps.indices.map(StepTotals.init)
    binding.visit { totals[$0.step].add($0) }
    for step in totals.indices { totals[step].rows = Set(totals[step].rows).sorted() }
    return totals
  }

  private init(_ number: Int) { self.number = number }

  private mutating func add(_ bound: StepBinding) {
    rows.append(contentsOf: bound.rows)
    depth = max(depth, bound.depth)
    instances += 1
    rounds += bound.rounds
    tried += bound.tried
    matched += bound.branches.count
    if !bound.rows.isEmpty { ends.formUnion(bound.heads.map(\.node)) }
    last = bound
  }

  /// A number of the step; NaN where it is undefined.
  static func value(_ number: Number, of step: Int, in totals: [StepTotals], _ binder: FlowBinder) -> Double {
    let total = totals[step]
    let known = binder.program.steps[step]
    switch known.kind {
    case .each:
      guard number.condition == nil else { return .nan }
      switch number.function {
      case .count: return Double(total.matched)
      case .fraction: return Double(total.matched) / Double(total.tried)
      default: return .nan
      }
    case .repetition: return number == .count ? Double(total.rounds) : .nan
    default: break
    }
    if number.function == .fraction, number.condition == nil, let each = known.each {
      return Double(total.instances) / Double(totals[each].tried)
    }
    let single = known.isRepeated ? nil : total.last
    return GroupNumbers(
      step, rows: total.rows, single: single, depth: total.depth, ends: total.ends.count, binder
    ).value(number)
  }
}

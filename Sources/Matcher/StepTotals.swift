import SignaturePlan

/// All bound instances of one step taken together.
struct StepTotals {
  /// Transfers, ascending, each once.
  private(set) var rows: [Row] = []
  private var depth = 0
  private var instances = 0
  private var head: Row?
  private var tried = 0
  private var matched = 0

  /// Totals by step number.
  static func all(of binding: FlowBinding, steps: Int) -> [StepTotals] {
    var totals = [StepTotals](repeating: StepTotals(), count: steps)
    binding.visit { totals[$0.step].add($0) }
    for step in totals.indices { totals[step].rows = Set(totals[step].rows).sorted() }
    return totals
  }

  private mutating func add(_ bound: StepBinding) {
    rows.append(contentsOf: bound.rows)
    depth = max(depth, bound.depth)
    instances += 1
    head = bound.head
    tried += bound.tried
    matched += bound.branches.count
  }

  /// A number of the step; NaN where it is undefined.
  static func value(
    _ function: GroupFunction, of number: Int, in totals: [StepTotals], _ program: Program, _ scene: Scene
  )
    -> Double
  {
    let step = program.steps[number]
    let total = totals[number]
    if case .each = step.kind {
      switch function {
      case .count: return Double(total.matched)
      case .fraction: return Double(total.matched) / Double(total.tried)
      default: return .nan
      }
    }
    if function == .fraction, let parent = step.parent {
      return Double(total.instances) / Double(totals[parent].tried)
    }
    let head = step.parent == nil ? total.head : nil
    return GroupNumbers(rows: total.rows, depth: total.depth, head: head, scene).value(function)
  }
}

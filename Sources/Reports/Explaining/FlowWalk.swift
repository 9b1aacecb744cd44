import SignaturePlan

/// Counts what steps can bind at most, inside out.
struct FlowWalk {
  private(set) var steps: [StepBounds] = []
  /// By name of a group: most members.
  private var groups: [String: Int?] = [:]

  /// What one round of a step or block binds at most.
  struct Size {
    var transfers: Int?
    /// Places at which the funds are afterwards.
    var branches: Int?
  }

  /// Places of the steps of a block among all steps.
  static func places(of steps: [Step]) -> [Int] {
    var next = 0
    return steps.map { step in
      defer { next += step.withInner.count }
      return next
    }
  }

  /// - Parameter times: how often the block is bound at most.
  mutating func block(_ steps: [Step], times: Int?) -> Size {
    var size = Size(transfers: 0, branches: 1)
    for step in steps {
      let next = self.step(step, times: times)
      size.transfers = Self.sum(size.transfers, next.transfers)
      if case .absence = step.kind { continue }
      size.branches = next.branches
    }
    return size
  }

  private mutating func step(_ step: Step, times: Int?) -> Size {
    let place = steps.count
    steps.append(StepBounds())
    let size = size(of: step, times: times)
    groups[step.name] = .some(size.branches)
    steps[place].transfers = Self.product(times, size.transfers)
    steps[place].wait = step.wait
    steps[place].pace = step.pace
    return size
  }

  private mutating func size(of step: Step, times: Int?) -> Size {
    switch step.kind {
    case .hop: return Size(transfers: 1, branches: 1)
    case .chain(let chain): return Size(transfers: Self.finite(chain.count), branches: 1)
    case .split(let split): return Self.group(split.count)
    case .series(let series): return Self.group(series.count)
    case .cohort(let cohort): return Self.group(cohort.count)
    case .mesh(let mesh): return Self.group(mesh.count)
    case .gather(let gather): return Size(transfers: Self.finite(gather.count), branches: 1)
    case .trace: return Size(transfers: nil, branches: nil)
    case .swap, .cross: return Size(transfers: 2, branches: 1)
    case .absence: return Size(transfers: 0, branches: 1)
    case .each(let each):
      let members = groups[each.group] ?? nil
      let inner = block(each.steps, times: Self.product(times, members))
      return Size(
        transfers: Self.product(members, inner.transfers), branches: Self.product(members, inner.branches))
    case .repetition(let repetition):
      let rounds = Self.finite(repetition.count)
      let inner = block(repetition.steps, times: Self.product(times, rounds))
      return Size(transfers: Self.product(rounds, inner.transfers), branches: inner.branches)
    case .optional(let inner): return self.step(inner, times: times)
    case .either(let either):
      let sizes = either.alternatives.map { block($0, times: times) }
      return Size(transfers: Self.most(sizes.map(\.transfers)), branches: Self.most(sizes.map(\.branches)))
    }
  }

  private static func group(_ count: ClosedRange<Int>) -> Size {
    Size(transfers: finite(count), branches: finite(count))
  }

  private static func finite(_ count: ClosedRange<Int>) -> Int? { count.upperBound == .max ? nil : count.upperBound }

  private static func most(_ counts: [Int?]) -> Int? {
    let known = counts.compactMap(\.self)
    return known.count == counts.count ? known.max() : nil
  }

  private static func sum(_ left: Int?, _ right: Int?) -> Int? {
    guard let left, let right else { return nil }
    let (sum, overflow) = left.addingReportingOverflow(right)
    return overflow ? nil : sum
  }

  private static func product(_ left: Int?, _ right: Int?) -> Int? {
    if left == 0 || right == 0 { return 0 }
    guard let left, let right else { return nil }
    let (product, overflow) = left.multipliedReportingOverflow(by: right)
    return overflow ? nil : product
  }
}

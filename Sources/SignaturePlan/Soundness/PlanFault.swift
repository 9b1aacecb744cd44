/// Why a plan is not sound: no matcher takes it.
public struct PlanFault: Error, Sendable, Hashable, CustomStringConvertible {
  /// Name of the step; nil for the plan as a whole.
  public var step: String?
  public var cause: String

  init(_ step: String?, _ cause: String) {
    self.step = step
    self.cause = cause
  }

  public var description: String { step.map { "step `\($0)`: \(cause)" } ?? cause }
}

extension Plan {
  /// Seconds: no case was followed for longer than ten years.
  public static let longestHorizon: Int64 = 3_653 * 86_400
  /// No group that means anything is larger.
  public static let largestCount = 1_000_000
  /// Rounds of a `repeat`.
  public static let mostRounds = 1_000

  /// Checks what every matcher takes for granted (*Semantics*, end of *Steps*).
  ///
  /// The compiler makes sound plans only; a plan that comes from a file may be anything.
  public func checkSound() throws(PlanFault) {
    guard !name.isEmpty else { throw PlanFault(nil, "the plan has no name") }
    guard (1...Plan.longestHorizon).contains(horizon) else { throw PlanFault(nil, "the horizon is out of range") }
    try checkNames()
    var inspector = SoundnessInspector(horizon: horizon)
    try inspector.check(steps, isFlow: true)
    for part in score { try checkScore(part) }
    guard reportAt.tenths >= 0 else { throw PlanFault(nil, "the threshold is negative") }
  }

  private func checkNames() throws(PlanFault) {
    guard depth(of: steps) <= 64 else { throw PlanFault(nil, "blocks are nested too deeply") }
    var seen: Set<String> = []
    for step in allSteps {
      guard !step.name.isEmpty, seen.insert(step.name).inserted else {
        throw PlanFault(step.name, "the name is given twice or empty")
      }
    }
  }

  private func depth(of block: [Step]) -> Int { 1 + (block.flatMap(\.blocks).map(depth).max() ?? 0) }

  private func checkScore(_ part: ScorePart) throws(PlanFault) {
    let names = Set(allSteps.map(\.name))
    guard (1...10_000).contains(part.points.tenths) else {
      throw PlanFault(nil, "a part of the score has no points or too many")
    }
    for aggregate in part.rule.aggregates {
      guard names.contains(aggregate.step) else { throw PlanFault(nil, "the score names no step `\(aggregate.step)`") }
      try SoundnessInspector.check(aggregate, of: aggregate.step)
    }
    switch part.rule {
    case .always: return
    case .per(let each, _, let over):
      guard each.tenths > 0, over.isFinite else { throw PlanFault(nil, "a part of the score counts from nowhere") }
    case .scaled(_, let from, let to):
      guard from.isFinite, to.isFinite, from != to else { throw PlanFault(nil, "a scale has no extent") }
    case .when(let condition):
      for test in condition.tests {
        guard case .formula(let formula, _) = test else { continue }
        for leaf in formula.leaves {
          guard case .aggregate = leaf else { throw PlanFault(nil, "a score asks about steps only") }
        }
      }
    }
  }
}

import SignaturePlan

/// Binds the flow of a plan to the transfers that follow one origin.
///
/// A flow is bound step by step: the first candidate of a step for which the rest of the flow can be bound is taken.
/// Once the origin and with it the deadline are given, what the rest can be bound to depends only on the steps that are
/// left, where the funds are, and what the names stand for that those steps ask for. So it is worked out once for each
/// of these.
final class Binder {
  let plan: Plan
  let origin: Int
  let facts: FlowFacts
  let ledger: Ledger
  /// The first row after the deadline.
  private let end: Int
  /// The names of which later steps ask for more than the heads they left.
  let namesOfTransfers: Set<String>
  private var known: [Place: Flow?] = [:]

  private struct Place: Hashable {
    var agenda: Agenda
    var position: Position
    var names: Names
  }

  init(plan: Plan, origin: Int, facts: FlowFacts) {
    self.plan = plan
    self.origin = origin
    self.facts = facts
    let ledger = facts.ledger
    self.ledger = ledger
    end = (origin..<ledger.count).first { ledger.seconds(from: origin, to: $0) > plan.horizon } ?? ledger.count
    namesOfTransfers = facts.uses.namesOfTransfers(in: plan)
  }

  /// Whether a transfer is not after the deadline.
  func inTime(_ row: Int) -> Bool { row < end }

  /// The canonical binding of the whole flow; nil if there is none.
  func bindFlow() -> [BoundStep]? { bind(Agenda(plan.steps), at: .start, names: Names())?.steps }

  /// The canonical binding of what is left; nil if there is none.
  func bind(_ agenda: Agenda, at position: Position, names: Names) -> Flow? {
    var agenda = agenda
    var names = names
    agenda.leaveEndedBlocks { loop in names.instances[loop.step.name] = instance(of: loop, at: position) }
    guard let step = agenda.next else { return Flow(steps: [], end: position) }
    let place = Place(agenda: agenda, position: position, names: names.restricted(to: facts.uses.names(of: agenda)))
    if let answer = known[place] { return answer }
    let answer = firstFlow(of: step, then: agenda.droppingNext(), at: position, names: place.names)
    known[place] = .some(answer)
    return answer
  }

  private func firstFlow(of step: Step, then rest: Agenda, at position: Position, names: Names) -> Flow? {
    switch step.kind {
    case .repetition(let repetition): bind(step, repetition, then: rest, at: position, names: names)
    case .optional(let inner):
      bind(rest.preceded(by: [inner]), at: position, names: names) ?? bind(rest, at: position, names: names)
    case .either(let either): bind(either, then: rest, at: position, names: names)
    default: firstFlow(ofSingle: step, then: rest, at: position, names: names)
    }
  }

  private func firstFlow(ofSingle step: Step, then rest: Agenda, at position: Position, names: Names) -> Flow? {
    for candidate in candidates(of: step, at: position, names: names) {
      if let flow = flow(from: candidate, of: step, then: rest, at: position, names: names) { return flow }
    }
    return nil
  }

  private func flow(
    from candidate: Candidate, of step: Step, then rest: Agenda, at position: Position, names: Names
  ) -> Flow? {
    var later = names
    if facts.uses.names(of: rest).contains(step.name) { later.instances[step.name] = candidate.instance() }
    guard let flow = bind(rest, at: candidate.end ?? position, names: later) else { return nil }
    return flow.after(
      BoundStep(
        step: step, instance: candidate.instance(), position: position, names: names, branches: candidate.branches))
  }

  /// How many other transfers the last step of a flow could have ended with.
  func alternatives(to flow: [BoundStep]) -> Int {
    guard plan.steps.count > 1, let last = flow.last, last.step.name == plan.steps.last?.name else { return 0 }
    switch last.step.kind {
    case .hop, .chain, .split, .series, .gather, .swap, .cross:
      let ends = Set(candidates(of: last.step, at: last.position, names: last.names).compactMap(\.last))
      return min(ends.count - 1, Finding.alternativesCap)
    case .each, .mesh, .trace, .cohort, .repetition, .optional, .either, .absence: return 0
    }
  }
}

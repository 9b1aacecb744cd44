import SignaturePlan

/// Binds the flow of a plan to the transfers that follow one origin.
///
/// A flow is bound step by step: the first candidate of a step for which the rest of the flow can be bound is taken.
/// What the rest can be bound to depends only on the head it starts at, once the origin and with it the deadline are
/// given, so it is worked out once for each head.
final class Binder {
  let plan: Plan
  let origin: Int
  let facts: FlowFacts
  private var known: [Place: [BoundStep]?] = [:]

  /// Where a step starts.
  enum Head: Hashable {
    /// At the origin itself: the first step has no head.
    case start
    /// At the receiver of a transfer.
    case transfer(Int)
    /// After a group, from where only `each` goes on.
    case group
  }

  /// The rest of a block, named by its first step, and where it starts.
  private struct Place: Hashable {
    var step: String
    var head: Head
  }

  /// Names of groups bound earlier in a block, with the heads they left.
  typealias Groups = [String: [Int]]

  init(plan: Plan, origin: Int, facts: FlowFacts) {
    self.plan = plan
    self.origin = origin
    self.facts = facts
  }

  var ledger: Ledger { facts.ledger }

  /// Whether a transfer is not after the deadline.
  func inTime(_ row: Int) -> Bool { ledger.seconds(from: origin, to: row) <= plan.horizon }

  /// The canonical binding of the whole flow; nil if there is none.
  func bindFlow() -> [BoundStep]? { bind(plan.steps[...], at: .start, groups: [:]) }

  /// The canonical binding of the steps of a block that are left; nil if there is none.
  func bind(_ steps: ArraySlice<Step>, at head: Head, groups: Groups) -> [BoundStep]? {
    guard let step = steps.first else { return [] }
    let place = Place(step: step.name, head: head)
    if groups.isEmpty, let answer = known[place] { return answer }
    let answer = firstBinding(of: step, then: steps.dropFirst(), at: head, groups: groups)
    if groups.isEmpty { known[place] = .some(answer) }
    return answer
  }

  private func firstBinding(
    of step: Step, then rest: ArraySlice<Step>, at head: Head, groups: Groups
  ) -> [BoundStep]? {
    for candidate in candidates(of: step, at: head, groups: groups) {
      var groups = groups
      if step.leavesGroup { groups[step.name] = candidate.heads }
      let next = step.leavesGroup ? Head.group : .transfer(candidate.last)
      if let bound = bind(rest, at: next, groups: groups) { return [candidate.bound()] + bound }
    }
    return nil
  }

  /// The ways to bind one step, best first.
  private func candidates(of step: Step, at head: Head, groups: Groups) -> [Candidate] {
    if case .each(let each) = step.kind {
      guard let members = groups[each.group] else { preconditionFailure("`each` names no group of its block") }
      return candidates(of: step, each, members: members)
    }
    switch head {
    case .start: return candidates(of: step, after: nil)
    case .transfer(let row): return candidates(of: step, after: row)
    case .group: preconditionFailure("only `each` may follow a group")
    }
  }

  private func candidates(of step: Step, after head: Int?) -> [Candidate] {
    switch step.kind {
    case .hop: hopCandidates(of: step, after: head)
    case .chain(let chain): candidates(of: step, chain, after: head)
    case .split(let split): candidates(of: step, split, after: head)
    case .mesh(let mesh): candidates(of: step, mesh, after: head)
    case .each: preconditionFailure("`each` starts no block")
    }
  }

  /// How many other transfers the last step of a flow could have ended with.
  func alternatives(to flow: [BoundStep]) -> Int {
    guard let last = flow.last, let head = last.head else { return 0 }
    switch last.step.kind {
    case .each, .mesh: return 0
    case .hop, .chain, .split:
      let ends = Set(candidates(of: last.step, after: head).map(\.last))
      return min(ends.count - 1, Finding.alternativesCap)
    }
  }
}

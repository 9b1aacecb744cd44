import SignaturePlan

/// Who asks for which names, in one plan; worked out once.
final class NameUse {
  private var own: [String: Set<String>] = [:]
  private var deep: [String: Set<String>] = [:]
  private var later: [Agenda: Set<String>] = [:]
  private var ofTransfers: Set<String>?

  /// The names that a step alone asks for.
  func names(ofAlone step: Step) -> Set<String> {
    if let known = own[step.name] { return known }
    let names = step.ownNames
    own[step.name] = names
    return names
  }

  /// The names that any step still to be bound asks for.
  func names(of agenda: Agenda) -> Set<String> {
    if let known = later[agenda] { return known }
    let names = agenda.steps.reduce(into: Set<String>()) { $0.formUnion(self.names(of: $1)) }
    later[agenda] = names
    return names
  }

  /// The names that a step or one inside it asks for.
  private func names(of step: Step) -> Set<String> {
    if let known = deep[step.name] { return known }
    let names = step.withInner.reduce(into: Set<String>()) { $0.formUnion(self.names(ofAlone: $1)) }
    deep[step.name] = names
    return names
  }

  /// The names of which some step asks for more than the heads they left.
  func namesOfTransfers(in plan: Plan) -> Set<String> {
    if let ofTransfers { return ofTransfers }
    let names = Set(plan.allSteps.flatMap(\.namesOfTransfers))
    ofTransfers = names
    return names
  }
}

import SignaturePlan

/// Words of the language for parts of a plan, for others to name them by.
public enum ExplanationWords {
  /// `degree(to, 30d)`
  public static func text(_ attribute: TransferAttribute) -> String { ConditionText.text(attribute) }

  /// The word that a step begins with: `split`; empty for a name that no step has.
  public static func keyword(of step: String, in plan: Plan) -> String {
    plan.allSteps.last { $0.name == step }.map { StepText.keyword($0.kind) } ?? ""
  }
}

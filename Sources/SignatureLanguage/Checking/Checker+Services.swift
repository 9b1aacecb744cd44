import SignaturePlan

extension Checker {
  /// Reports a sender set that ends every flow where a flow has to come out of it.
  func checkSender(_ test: ClauseTest, at span: Span, _ context: ClauseContext) {
    guard case .transfer(.member(.from, let set)) = test, CompilerOptions.serviceSets.contains(set.name) else { return }
    switch context.kind {
    // A credit and a payment of a cohort come out of a service as a rule.
    case .swap, .cross, .cohort: return
    default: if context.reach.throughServices { return }
    }
    let isRepeated = [.chain, .mesh, .trace].contains(context.kind) && context.count.lowerBound > 1
    guard context.hasHead || isRepeated else { return }
    sink.report(
      .outOfService, at: span, "no flow comes out of `@\(set.name)`",
      label: "funds that reach a service mix with others'",
      help: "only the first payment of a flow can come from a service: `seed: hop from @\(set.name)`")
  }

  /// Reports a step after one that pays services only.
  func checkContinues(_ syntax: StepSyntax, after step: Step) {
    // No edge ties a cohort to where the funds went.
    if syntax.kind == .cohort { return }
    if let filter = syntax.filter, filter.services != nil || filter.start != nil { return }
    let conjuncts = step.leaving.flatMap(\.conjuncts)
    guard
      let set = conjuncts.lazy.compactMap({ Self.receiver($0) })
        .first(where: { CompilerOptions.serviceSets.contains($0.name) }), syntax.kind != nil
    else { return }
    let place = table[step.name].map { sink.annotation($0.span, "pays `@\(set.name)`") }
    sink.report(
      .outOfService, at: syntax.keyword.span, "no flow comes out of `@\(set.name)`",
      label: "funds that reach a service mix with others'",
      help: "end the flow with `\(step.name)`, or follow them with `through services`",
      secondary: [place].compactMap(\.self))
  }

  private static func receiver(_ condition: Condition) -> SetReference? {
    if case .test(.member(.to, let set)) = condition { set } else { nil }
  }
}

extension Step {
  /// The conditions of the transfers that bring the funds to where this step leaves them.
  fileprivate var leaving: [Condition] {
    switch kind {
    case .swap(let swap): [swap.credit]
    case .cross(let cross): [cross.credit]
    default: conditions
    }
  }
}

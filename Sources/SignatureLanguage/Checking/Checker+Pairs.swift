import SignaturePlan

// Steps that bind a payment and a credit that no edge ties to it.
extension Checker {
  mutating func swap(_ step: StepSyntax, _ name: String, _ filter: FilterSyntax, _ scope: Scope) -> Swap {
    let lag = window(filter, of: step, "a swap needs `within`", "say how soon the credit comes: `swap within 10m`")
    let (paid, credit) = pair(step, name, filter, scope)
    let target = filter.to.map { set($0) } ?? SetReference("swap")
    return Swap(payment: payment(filter, target, paid), lag: lag ?? 0, credit: credit)
  }

  mutating func cross(_ step: StepSyntax, _ name: String, _ filter: FilterSyntax, _ scope: Scope) -> Cross {
    let lag = window(
      filter, of: step, "a cross needs `within`", "say how soon the credit comes: `cross to tron within 1h`")
    let (paid, credit) = pair(step, name, filter, scope)
    let target = filter.via.map { set($0) } ?? SetReference("bridge")
    if !credit.tests.flatMap(\.attributes).contains(.kept), !sink.hasError(in: step.span) {
      sink.report(
        .looseCross, at: step.keyword.span, "nothing ties the credit to the payment",
        label: "any transfer of that time fits",
        help: "compare what comes out with what went in: `where kept in 95%..100.5%`")
    }
    return Cross(chain: filter.chain?.text, payment: payment(filter, target, paid), lag: lag ?? 0, credit: credit)
  }

  private func payment(_ filter: FilterSyntax, _ target: SetReference, _ paid: [Condition]) -> Condition {
    let from = filter.from.map { [Condition.test(.member(.from, set($0)))] } ?? []
    return .conjunction(from + [.test(.member(.to, target))] + paid)
  }

  /// The clause of a swap or a cross: what it says of the payment, and what of the credit.
  private mutating func pair(
    _ step: StepSyntax, _ name: String, _ filter: FilterSyntax, _ scope: Scope
  ) -> (paid: [Condition], credit: Condition) {
    var ends = filter
    ends.from = nil
    ends.to = nil
    let parts = sorted(ends, context(step, name, scope))
    return (parts.paid, .conjunction(parts.member + parts.first))
  }
}

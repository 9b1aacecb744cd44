import SignaturePlan

extension Checker {
  /// Warns of a chain or a repeat at whose end less than dust can be left.
  func checkRemains(_ step: Step, _ syntax: StepSyntax, arrived: Double) {
    let floor = MatchSettings().dustFloor
    guard arrived >= floor, step.mostLeft(of: arrived) < floor else { return }
    let (range, rounds): (RangeSyntax, String)
    switch syntax.body {
    case .chain(let hops, _): (range, rounds) = (hops, "hops")
    case .repetition(let count, _): (range, rounds) = (count, "rounds")
    default: return
    }
    sink.report(
      .endsInDust, at: range.span, "after so many \(rounds) at most dust is left",
      label: "`kept` leaves less than $1 of whatever came in",
      help: "ask for fewer \(rounds), or let more be kept; transfers under the dust floor count as nothing")
  }
}

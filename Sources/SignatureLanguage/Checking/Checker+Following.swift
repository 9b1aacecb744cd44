import SignaturePlan

// Steps that follow all transfers there are.
extension Checker {
  mutating func mesh(_ step: StepSyntax, _ name: String, _ range: RangeSyntax, _ filter: FilterSyntax, _ scope: Scope)
    -> Mesh
  {
    let count = count(range, mayBeOpen: true)
    if filter.relay == nil {
      sink.report(
        .expected, at: step.keyword.span, "a mesh needs `through`", label: "through what?",
        help: "say what passes the funds on: `mesh 4.. through relay(within 6h)`")
    }
    let relay = filter.relay.map { self.relay($0) } ?? Relay(within: 1, passes: Interval())
    let window = filter.window.flatMap { self.window($0, of: "a mesh") }
    let parts = sorted(filter, context(step, name, scope, count))
    return Mesh(
      count: count, relay: relay, window: window, member: .conjunction(parts.member),
      test: .conjunction(parts.group))
  }

  mutating func trace(_ step: StepSyntax, _ name: String, _ range: RangeSyntax, _ filter: FilterSyntax, _ scope: Scope)
    -> Trace
  {
    let depth = count(range)
    let policy = filter.key.map { taintPolicy($0) } ?? .fifo
    let relay = filter.relay.map { self.relay($0) }
    let until = filter.until.map { set($0) }
    let parts = sorted(filter, context(step, name, scope, depth))
    return Trace(
      depth: depth, policy: policy, relay: relay, until: until, rest: parts.rest,
      taint: parts.taint ?? 0, member: .conjunction(parts.member + parts.first),
      test: .conjunction(parts.group))
  }

  /// `by fifo`, `by haircut`, `by poison`
  private func taintPolicy(_ word: Identifier) -> TaintPolicy {
    if let policy = TaintPolicy(rawValue: word.text) { return policy }
    reportUnknownWord(word, among: TaintPolicy.allCases.map(\.rawValue), "no way of sharing taint")
    return .fifo
  }
}

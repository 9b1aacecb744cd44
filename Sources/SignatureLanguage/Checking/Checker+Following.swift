import SignaturePlan

// Steps that follow all transfers there are.
extension Checker {
  mutating func mesh(_ step: StepSyntax, _ range: RangeSyntax, _ filter: FilterSyntax, _ scope: Scope) -> Mesh {
    let count = count(range, mayBeOpen: true)
    if filter.relay == nil {
      sink.report(
        .expected, at: step.keyword.span, "a mesh needs `through`", label: "through what?",
        help: "say what passes the funds on: `mesh 4.. through relay(within 6h)`")
    }
    let relay = filter.relay.map { self.relay($0) } ?? Relay(within: 1, passes: Interval())
    let window = filter.window.flatMap { self.window($0, of: "a mesh") }
    let parts = sorted(filter, context(step, scope, count))
    return Mesh(
      count: count, relay: relay, window: window, member: .conjunction(parts.member),
      test: .conjunction(parts.group))
  }

  mutating func trace(_ step: StepSyntax, _ range: RangeSyntax, _ filter: FilterSyntax, _ scope: Scope) -> Trace {
    let depth = count(range)
    let policy = filter.key.map { taintPolicy($0) } ?? .fifo
    let relay = filter.relay.map { self.relay($0) }
    let until = filter.until.map { set($0) }
    let parts = sorted(filter, context(step, scope, 1...Self.largestCount))
    return Trace(
      depth: depth, policy: policy, relay: relay, until: until, rest: rest(parts.numbers),
      taint: leastTaint(parts.numbers), member: .conjunction(parts.member + parts.first),
      test: .conjunction(parts.group))
  }

  /// `by fifo`, `by haircut`, `by poison`
  private func taintPolicy(_ word: Identifier) -> TaintPolicy {
    if let policy = TaintPolicy(rawValue: word.text) { return policy }
    reportUnknownWord(word, among: TaintPolicy.allCases.map(\.rawValue), "no way of sharing taint")
    return .fifo
  }

  /// `gap <= 7d`: how long funds may rest; the tightest of several.
  private func rest(_ numbers: [StepNumber.Bound]) -> Int64? {
    let bounds = numbers.filter { $0.number == .rest }.compactMap { bound -> Int64? in
      guard bound.interval.lower == nil, let upper = bound.interval.upper, upper.value >= 0 else {
        sink.report(
          .notInGroup, at: bound.span, "`gap` of a trace is how long funds may rest", label: "only an upper bound",
          help: "write `gap <= 7d`: funds that rest longer are followed no more")
        return nil
      }
      return Int64(upper.value) - (upper.inclusive ? 0 : 1)
    }
    return bounds.min().map { max(0, $0) }
  }

  /// `taint >= 10%`; the largest of several.
  private func leastTaint(_ numbers: [StepNumber.Bound]) -> Double {
    let bounds = numbers.filter { $0.number == .taint }.compactMap { bound -> Double? in
      guard bound.interval.upper == nil, let lower = bound.interval.lower, lower.inclusive,
        (0...1).contains(lower.value)
      else {
        sink.report(
          .notInGroup, at: bound.span, "`taint` is the least part of a transfer that has to be tainted",
          label: "only `>=` a percentage", help: "write `taint >= 10%`")
        return nil
      }
      return lower.value
    }
    return bounds.max() ?? 0
  }
}

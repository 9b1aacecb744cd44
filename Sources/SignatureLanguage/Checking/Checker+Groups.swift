import SignaturePlan

// Steps that bind several transfers at once.
extension Checker {
  /// The window of a step, which has to have one.
  func window(_ filter: FilterSyntax, of step: StepSyntax, _ title: String, _ help: String) -> Int64? {
    guard let literal = filter.window else {
      sink.report(.expected, at: step.keyword.span, title, label: "no window", help: help)
      return nil
    }
    // Whether nothing happens for so long is asked whatever the horizon.
    guard step.kind == .absence else { return window(literal, of: "a \(step.keyword.text)") }
    guard let window = seconds(literal, "the window of `no hop`") else { return nil }
    guard window > Self.longestHorizon else { return window }
    sink.report(.numberOutOfRange, at: literal.span, "number out of range", label: "at most `3653d`")
    return nil
  }

  mutating func series(
    _ step: StepSyntax, _ name: String, _ range: RangeSyntax, _ filter: FilterSyntax, _ scope: Scope
  ) -> Series {
    let count = count(range)
    let spacing = spacing(filter, of: step, count)
    let parts = sorted(filter, context(step, name, scope, count))
    return Series(
      count: count, spacing: spacing ?? 0...0, member: .conjunction(parts.member), first: .conjunction(parts.first),
      test: .conjunction(parts.group))
  }

  /// `every 8m`, `every 2m..8m`
  private func spacing(_ filter: FilterSyntax, of step: StepSyntax, _ count: ClosedRange<Int>) -> ClosedRange<Int64>? {
    guard let spacing = filter.spacing else {
      sink.report(
        .expected, at: step.keyword.span, "a series needs `every`", label: "how far apart?",
        help: "say how long one payment waits for the next: `series 10..200 every 2m..8m`")
      return nil
    }
    let subject = "the time between payments"
    guard let most = seconds(spacing.most, subject),
      let least = spacing.least.map({ seconds($0, subject) }) ?? 0
    else { return nil }
    if let lower = spacing.least, least > most {
      reportUpsideDown(RangeSyntax(lower: lower, upper: spacing.most, span: spacing.span))
      return nil
    }
    checkPace(least, most, spacing.span, count)
    return least...most
  }

  /// A series that is longer than the horizon.
  private func checkPace(_ least: Int64, _ most: Int64, _ span: Span, _ count: ClosedRange<Int>) {
    guard let horizon else { return }
    if most > horizon { return reportLonger(span, "the time between payments is longer than the horizon") }
    guard Double(least) * Double(count.lowerBound - 1) > Double(horizon) else { return }
    sink.report(
      .cannotHold, at: span, "a series of \(count.lowerBound) payments so far apart does not fit into the horizon",
      label: "the times add up to more", help: "shorten the times or the series, or lengthen the horizon")
  }

  mutating func gather(
    _ step: StepSyntax, _ name: String, _ range: RangeSyntax, _ filter: FilterSyntax, _ scope: Scope
  ) -> Gather {
    let count = count(range)
    let window = window(
      filter, of: step, "a gather needs `within`", "say in what time the payments fall: `gather 3..20 within 1d`")
    let group = payers(step, filter, scope)
    let parts = sorted(filter, context(step, name, scope, count))
    return Gather(
      count: count, window: window ?? 0, of: group, member: .conjunction(parts.member),
      first: .conjunction(parts.first), equal: parts.equal, test: .conjunction(parts.group))
  }

  /// The group whose heads a gather joins; nil for the first step of a flow.
  private func payers(_ step: StepSyntax, _ filter: FilterSyntax, _ scope: Scope) -> String? {
    if let group = filter.group {
      if scope.isStart { reportFirst(step, "gather of") } else { checkGroup(group, "gather of", scope) }
      return group.text
    }
    switch scope.front {
    case .start, .unknown: return nil
    case .group(let group, _): return group
    case .head:
      sink.report(
        .gatherOfNothing, at: step.keyword.span, "only one head is there to gather from", label: "who else pays?",
        help: "join the heads of a group: `gather 3..20 of layer1 within 1d`; only the first step gathers from anyone")
      return nil
    }
  }

  mutating func cohort(
    _ step: StepSyntax, _ name: String, _ range: RangeSyntax, _ filter: FilterSyntax, _ scope: Scope
  ) -> Cohort {
    let count = count(range)
    let window = window(
      filter, of: step, "a cohort needs `within`",
      "say for how long payments belong to it: `cohort 5..7 from @mixer to fresh within 25h`")
    if filter.from == nil {
      sink.report(
        .expected, at: step.keyword.span, "a cohort needs `from`", label: "who pays?",
        help: "say which set pays: `cohort 5..7 from @mixer to fresh within 25h`")
    }
    var ends = filter
    ends.from = nil
    let parts = sorted(ends, context(step, name, scope, count))
    return Cohort(
      count: count, window: window ?? 0, from: filter.from.map { set($0) } ?? SetReference(""),
      member: .conjunction(parts.member + parts.first), test: .conjunction(parts.group))
  }
}

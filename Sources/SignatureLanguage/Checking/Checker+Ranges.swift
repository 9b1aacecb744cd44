import SignaturePlan

extension Checker {
  /// Seconds: no case was followed for longer than ten years.
  static let longestHorizon: Int64 = 3_653 * 86_400
  /// No group that means anything is larger.
  static let largestCount = 1_000_000

  func checkedHorizon(_ literal: LiteralSyntax) -> Int64? {
    guard let horizon = seconds(literal, "a horizon") else { return nil }
    if horizon <= 0 {
      sink.report(
        .horizonNotPositive, at: literal.span, "the horizon is no time at all", label: "no flow fits into this",
        help: "every flow has a horizon: `flow within 14d`")
      return nil
    }
    guard horizon > Self.longestHorizon else { return horizon }
    sink.report(
      .horizonTooLong, at: literal.span, "the horizon is longer than ten years", label: "at most `3653d`",
      help: "matches that lie years apart are for a second pass over stored matches")
    return nil
  }

  /// A duration, of nothing else.
  func seconds(_ literal: LiteralSyntax, _ subject: String) -> Int64? {
    if case .duration(let seconds) = literal.value { return seconds }
    reportDimension(literal, .duration, subject: subject)
    return nil
  }

  /// The window of a group, which lies in the horizon.
  func window(_ literal: LiteralSyntax, of group: String) -> Int64? {
    guard let window = seconds(literal, "the window of \(group)") else { return nil }
    guard let horizon, window > horizon else { return window }
    reportLonger(literal.span, "the window of \(group) is longer than the horizon")
    return nil
  }

  func reportLonger(_ span: Span, _ title: String) {
    let place = syntax.flow.map { sink.annotation($0.horizon.span, "the horizon") }
    sink.report(
      .longerThanHorizon, at: span, title, label: "nothing lies so far apart", secondary: [place].compactMap(\.self))
  }

  /// How many transfers: `9..60`.
  func count(_ range: RangeSyntax, mayBeOpen: Bool = false) -> ClosedRange<Int> {
    guard let lower = count(range.lower) else { return 1...1 }
    guard let end = range.upper else {
      if !mayBeOpen { reportOpen(range) }
      return lower...Int.max
    }
    guard let upper = count(end) else { return lower...lower }
    guard lower <= upper else {
      reportUpsideDown(range)
      return lower...lower
    }
    return lower...upper
  }

  private func count(_ literal: LiteralSyntax) -> Int? {
    guard case .number(let number) = literal.value, let count = number.whole else {
      reportDimension(literal, .count, subject: "the size of a group")
      return nil
    }
    if count < 1 {
      sink.report(
        .countBelowOne, at: literal.span, "a range starts at 1", label: "a step has at least one transfer",
        help: "steps that may be missing are not supported yet")
      return nil
    }
    guard count > Self.largestCount else { return count }
    sink.report(
      .numberOutOfRange, at: literal.span, "number out of range", label: "at most `1_000_000` transfers")
    return nil
  }

  private func reportOpen(_ range: RangeSyntax) {
    sink.report(
      .noUpperBound, at: range.span, "no upper bound", label: "up to how many?",
      help: "write both ends: `\(source(range.lower.span))..500`; only `mesh` may be open")
  }

  func reportUpsideDown(_ range: RangeSyntax) {
    let swapped = range.upper.map { "\(source($0.span))..\(source(range.lower.span))" }
    sink.report(
      .rangeUpsideDown, at: range.span, "range \(UserText.quoted(source(range.span))) is upside down",
      label: "nothing lies in it", help: swapped.map { "did you mean `\($0)`?" }, fix: swapped)
  }

  // MARK: Relays

  /// `relay(within 6h, passes 85%..110%)`
  func relay(_ syntax: RelaySyntax) -> Relay {
    let within = seconds(syntax.within, "the look-ahead of a relay") ?? 1
    if within < 1 {
      sink.report(
        .noDuration, at: syntax.within.span, "a relay needs time", label: "nothing is passed on in no time",
        help: "say how fast a relay passes funds on: `relay(within 6h)`")
    }
    if let horizon, within > horizon {
      reportLonger(syntax.within.span, "the look-ahead of a relay is longer than the horizon")
    }
    var relay = Relay(within: within, passes: syntax.passes.flatMap(passes) ?? Interval(0.85...1.1))
    if let age = syntax.age { relay.maximumAge = seconds(age, "the age of a relay") ?? relay.maximumAge }
    if let degree = syntax.degree { relay.maximumDegree = count(degree) ?? relay.maximumDegree }
    return relay
  }

  private func passes(_ range: RangeSyntax) -> Interval? {
    guard let upper = range.upper else { return nil }
    return self.range(range.lower, upper, .share, subject: "what a relay passes on")?.interval
  }
}

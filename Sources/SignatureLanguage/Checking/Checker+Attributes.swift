import SignaturePlan

extension Checker {
  /// Attributes of a transfer, without what they take.
  static let attributeNames = [
    "amount", "usd", "time", "gap", "kept", "idle", "age", "degree", "balance", "leaked", "siblings", "hour", "weekday",
    "round", "since",
  ]

  /// Those of them that a row alone decides.
  static let rowAttributeNames: Set = ["amount", "usd", "time", "round", "hour", "weekday", "age", "since"]

  /// An attribute of the transfer under test; nil after an error.
  func attribute(_ call: CallSyntax, _ context: ClauseContext) -> TransferAttribute? {
    switch call.name.text {
    case "amount": plain(.amount, call)
    case "usd": plain(.usd, call)
    case "time": plain(.time, call)
    case "gap": plain(.gap, call)
    case "kept": plain(.kept, call)
    case "idle": plain(.idle, call)
    case "hour": offset(call).map { .hour(offset: $0) }
    case "weekday": offset(call).map { .weekday(offset: $0) }
    case "leaked": headWindow(call, context).map { .leaked(within: $0) }
    case "siblings": headWindow(call, context).map { .siblings(within: $0) }
    default: history(call)
    }
  }

  private func plain(_ attribute: TransferAttribute, _ call: CallSyntax) -> TransferAttribute? {
    if call.arguments == nil { return attribute }
    return misfit(call, "nothing in parentheses", call.name.text)
  }

  /// Attributes of the past of an end, and of the amount.
  private func history(_ call: CallSyntax) -> TransferAttribute? {
    let arguments = call.arguments ?? []
    switch call.name.text {
    case "age":
      if call.arguments == nil { return .age(.from) }
      if let end = end(arguments, count: 1) { return .age(end) }
      return misfit(call, "an end", "age(to)")
    case "degree":
      guard let end = end(arguments, count: 2), case .value(let literal)? = arguments.last else {
        return misfit(call, "an end and a duration", "degree(to, 30d)")
      }
      return pastWindow(literal, call).map { .degree(end, within: $0) }
    case "balance":
      guard arguments.count == 1, case .value(let literal)? = arguments.first else {
        return misfit(call, "a duration", "balance(30d)")
      }
      return pastWindow(literal, call).map { .balance(within: $0) }
    case "round":
      return arguments.count == 1 && arguments[0].word == "amount"
        ? .rounded : misfit(call, "`amount`", "round(amount)")
    default: return event(call)
    }
  }

  /// The end that the first of so many arguments names.
  private func end(_ arguments: [ArgumentSyntax], count: Int) -> End? {
    arguments.count == count ? arguments.first?.word.flatMap(End.init(rawValue:)) : nil
  }

  /// `since event("Bybit 2025-02")`, `since event(case(from))`
  private func event(_ call: CallSyntax) -> TransferAttribute? {
    if case .call(let event)? = call.arguments?.first, event.name.text == "event", event.arguments?.count == 1 {
      switch event.arguments?.first {
      case .text(let name): return .sinceEvent(name.text)
      case .call(let inner) where inner.name.text == "case":
        if let end = end(inner.arguments ?? [], count: 1) { return .sinceEventOf(end) }
      default: break
      }
    }
    return misfit(call, "the event of a case", "since event(\"Bybit 2025-02\")` or `since event(case(from))")
  }

  /// Reports arguments that do not fit.
  func misfit<Result>(_ call: CallSyntax, _ expected: String, _ example: String) -> Result? {
    sink.report(
      .wrongArguments, at: call.span, "`\(call.name.text)` takes \(expected)",
      label: call.arguments == nil ? "without what it takes" : "something else", help: "write `\(example)`")
    return nil
  }

  // MARK: Windows

  /// Seconds after the arrival: of the call itself, or of `gap` in the same clause.
  private func headWindow(_ call: CallSyntax, _ context: ClauseContext) -> Int64? {
    guard let arguments = call.arguments else { return context.gapBound ?? reportUnbounded(call) }
    guard arguments.count == 1, case .value(let literal)? = arguments.first else {
      return misfit(call, "a duration", "\(call.name.text)(1h)")
    }
    guard let window = pastWindow(literal, call) else { return nil }
    guard let horizon, window > horizon else { return window }
    reportLonger(literal.span, "the window of `\(call.name.text)` is longer than the horizon")
    return nil
  }

  private func reportUnbounded(_ call: CallSyntax) -> Int64? {
    let name = call.name.text
    sink.report(
      .noGapBound, at: call.span, "`\(name)` needs a window", label: "until when?",
      help: "bound the gap in the same clause: `gap <= 1h`, or write `\(name)(1h)`")
    return nil
  }

  private func pastWindow(_ literal: LiteralSyntax, _ call: CallSyntax) -> Int64? {
    let subject = "the window of `\(call.name.text)`"
    guard let window = seconds(literal, subject) else { return nil }
    if window < 1 {
      sink.report(.noDuration, at: literal.span, "\(subject) is no time at all", label: "nothing lies in it")
    } else if window > Self.longestHorizon {
      sink.report(.numberOutOfRange, at: literal.span, "\(subject) is out of range", label: "at most `3653d`")
    } else {
      return window
    }
    return nil
  }

  /// The upper bound of `gap` among the parts of a clause, the smallest if there are several.
  func gapBound(_ clause: ConditionSyntax?) -> Int64? {
    let bounds = (clause?.conjuncts ?? []).compactMap { part -> Int64? in
      guard case .comparison(let comparison) = part, !comparison.isNegated, comparison.subject.word?.text == "gap"
      else { return nil }
      return Self.upperBound(comparison.predicate)
    }
    return bounds.min()
  }

  private static func upperBound(_ predicate: ComparisonSyntax.Predicate) -> Int64? {
    let literal: LiteralSyntax?
    switch predicate {
    case .compared(.atMost, let bound), .compared(.below, let bound), .compared(.equal, let bound):
      literal = bound.literal
    case .inRange(_, let bound, of: nil): literal = bound.literal
    default: literal = nil
    }
    if case .duration(let seconds)? = literal?.value { return seconds }
    return nil
  }
}

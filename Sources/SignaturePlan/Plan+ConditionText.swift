extension TransferTest {
  var text: String {
    switch self {
    case .attribute(let attribute, let interval): PlanText.list(attribute.text, [interval.text])
    case .formula(let formula, let interval): PlanText.list("formula", [formula.text, interval.text])
    case .asset(let symbols): PlanText.list("asset", symbols.map(PlanText.quoted))
    case .chain(let names): PlanText.list("on", names.map(PlanText.quoted))
    case .member(let end, let set): PlanText.list(end.rawValue, ["\(set)"])
    case .same(let end, let reference): PlanText.list(end.rawValue, ["\(reference.step).\(reference.end.rawValue)"])
    case .inGroup(let end, let step): PlanText.list(end.rawValue, ["in", step])
    case .fresh(let end): PlanText.list("fresh", [end.rawValue])
    case .lookalike(let end, let within): PlanText.list("lookalike", [end.rawValue, "\(within)"])
    case .relay(let relay): relay.text
    }
  }
}

extension TransferAttribute {
  /// The name as a signature writes it, with what it takes in parentheses.
  public var text: String {
    switch self {
    case .amount: "amount"
    case .usd: "usd"
    case .time: "time"
    case .rounded: "round(amount)"
    case .hour(let offset): "hour(\(offset))"
    case .weekday(let offset): "weekday(\(offset))"
    case .gap: "gap"
    case .kept: "kept"
    case .leaked(let within): "leaked(\(within))"
    case .siblings(let within): "siblings(\(within))"
    case .idle: "idle"
    case .age(let end): "age(\(end.rawValue))"
    case .degree(let end, let within): "degree(\(end.rawValue),\(within))"
    case .balance(let within): "balance(\(within))"
    case .sinceEvent(let name): "since(\(PlanText.quoted(name)))"
    case .sinceEventOf(let end): "since(case(\(end.rawValue)))"
    }
  }
}

extension Formula {
  var text: String {
    switch self {
    case .constant(let value): "\(value)"
    case .attribute(let attribute): attribute.text
    case .own(let function, let condition):
      condition.map { PlanText.list(function.rawValue, ["where", $0.text]) } ?? function.rawValue
    case .head(let step, let number): "\(step)->\(number.rawValue)"
    case .aggregate(let aggregate): aggregate.text
    case .arithmetic(let sign, let left, let right): PlanText.list(sign.rawValue, [left.text, right.text])
    }
  }
}

extension Relay {
  var text: String { PlanText.list("relay", ["\(within)", passes.text, "\(maximumAge)", "\(maximumDegree)"]) }
}

extension Interval {
  var text: String {
    let low = lower.map { "\($0.inclusive ? "[" : "(")\($0.value)" } ?? "("
    let high = upper.map { "\($0.value)\($0.inclusive ? "]" : ")")" } ?? ")"
    return "\(low)..\(high)"
  }
}

extension GroupTest {
  var text: String { PlanText.list("number", [formula.text, interval.text]) }
}

extension ScorePart {
  var planText: String { PlanText.list("part", ["\(points)", PlanText.quoted(text), rule.text]) }
}

extension ScorePart.Rule {
  var text: String {
    switch self {
    case .always: "always"
    case .when(let condition): PlanText.list("when", [condition.text(\.text)])
    case .per(let each, let aggregate, let over): PlanText.list("per", ["\(each)", aggregate.text, "\(over)"])
    case .scaled(let aggregate, let from, let to): PlanText.list("scaled", [aggregate.text, "\(from)", "\(to)"])
    }
  }
}

extension ScoreTest {
  var text: String {
    switch self {
    case .aggregate(let aggregate, let interval): PlanText.list("number", [aggregate.text, interval.text])
    case .formula(let formula, let interval): PlanText.list("formula", [formula.text, interval.text])
    case .anyAddress(let set): PlanText.list("address", ["\(set)"])
    }
  }
}

extension Aggregate {
  var text: String {
    condition.map { PlanText.list("\(step).\(function.rawValue)", ["where", $0.text]) }
      ?? "\(step).\(function.rawValue)"
  }
}

extension Plan: CustomStringConvertible {
  /// The plan as text: two plans have the same text exactly if they mean the same.
  ///
  /// Lists in parentheses, strings in quotes, durations in seconds, shares as numbers.
  public var description: String {
    PlanText.list(
      "plan", ["\(Plan.version)", PlanText.quoted(name)], PlanText.list("within", ["\(horizon)"]), meta.text,
      PlanText.list("flow", steps.map(\.text)), PlanText.list("score", score.map(\.planText)),
      PlanText.list("report", ["\(reportAt)"]))
  }
}

/// The pieces of a plan's text.
enum PlanText {
  static func list(_ head: String, _ parts: [String]) -> String { "(\(([head] + parts).joined(separator: " ")))" }

  static func list(_ head: String, _ parts: [String], _ lines: String...) -> String {
    "(\(([head] + parts).joined(separator: " "))\n" + lines.joined(separator: "\n") + ")"
  }

  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" || scalar == "\\" { quoted += "\\" }
      if scalar.value < 0x20 {
        quoted += "\\u{\(String(scalar.value, radix: 16))}"
      } else {
        quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  static func range(_ range: ClosedRange<Int>) -> String {
    "\(range.lowerBound)..\(range.upperBound == .max ? "" : "\(range.upperBound)")"
  }
}

extension Meta {
  var text: String {
    PlanText.list(
      "meta",
      [PlanText.quoted(title), severity.rawValue]
        + (actor.map { [PlanText.list("actor", [PlanText.quoted($0)])] } ?? [])
        + cases.map { PlanText.list("case", [PlanText.quoted($0)]) }
        + sources.map { PlanText.list("source", [PlanText.quoted($0)]) })
  }
}

extension Step {
  var text: String {
    switch kind {
    case .hop(let hop): PlanText.list("hop", [name, hop.condition.text(\.text)])
    case .chain(let chain): PlanText.list("chain", [name, PlanText.range(chain.count), chain.condition.text(\.text)])
    case .split(let split):
      PlanText.list(
        "split",
        [
          name, PlanText.range(split.count), "\(split.window)", split.member.text(\.text), split.first.text(\.text),
          split.equal.map { "\($0)" } ?? "-", split.test.text(\.text),
        ])
    case .each(let each): PlanText.list("each", [name, each.group, each.quota.text] + each.steps.map(\.text))
    case .mesh(let mesh):
      PlanText.list(
        "mesh",
        [
          name, PlanText.range(mesh.count), mesh.relay.text, mesh.window.map { "\($0)" } ?? "-",
          mesh.member.text(\.text), mesh.test.text(\.text),
        ])
    }
  }
}

extension Each.Quota {
  var text: String {
    switch self {
    case .fraction(let share): PlanText.list("fraction", ["\(share)"])
    case .count(let count): PlanText.list("count", ["\(count)"])
    }
  }
}

extension Logic {
  /// The condition as text, given the text of a test.
  func text(_ test: (Test) -> String) -> String {
    switch self {
    case .test(let leaf): test(leaf)
    case .all(let parts): PlanText.list("all", parts.map { $0.text(test) })
    case .any(let parts): PlanText.list("any", parts.map { $0.text(test) })
    case .not(let part): PlanText.list("not", [part.text(test)])
    }
  }
}

extension TransferTest {
  var text: String {
    switch self {
    case .attribute(let attribute, let interval): PlanText.list(attribute.rawValue, [interval.text])
    case .asset(let symbols): PlanText.list("asset", symbols.map(PlanText.quoted))
    case .member(let end, let set): PlanText.list(end.rawValue, ["\(set)"])
    case .fresh(let end): PlanText.list("fresh", [end.rawValue])
    case .relay(let relay): relay.text
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
  var text: String { PlanText.list(function.rawValue, [interval.text]) }
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
    case .anyAddress(let set): PlanText.list("address", ["\(set)"])
    }
  }
}

extension Aggregate {
  var text: String { "\(step).\(function.rawValue)" }
}

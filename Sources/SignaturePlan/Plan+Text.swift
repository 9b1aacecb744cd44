extension Plan: CustomStringConvertible {
  /// The plan as text: two plans have the same text exactly if they mean the same.
  ///
  /// Lists in parentheses, strings in quotes, durations in seconds, shares as numbers.
  public var description: String {
    let sections =
      [PlanText.list("within", ["\(horizon)"]), meta.text, PlanText.list("flow", steps.map(\.text))]
      + [PlanText.list("score", score.map(\.planText)), PlanText.list("report", ["\(reportAt)"])]
      + sets.map(\.text)
    return PlanText.list("plan \(Plan.version) \(PlanText.quoted(name))", sections, separator: "\n")
  }
}

/// The pieces of a plan's text.
enum PlanText {
  static func list(_ head: String, _ parts: [String], separator: String = " ") -> String {
    "(\(([head] + parts).joined(separator: separator)))"
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

  /// `-` for what is missing.
  static func optional(_ text: String?) -> String { text ?? "-" }

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
    let (keyword, parts) = kind.text
    let place = start.map { [PlanText.list("start", [$0.step, $0.end.rawValue])] } ?? []
    return PlanText.list(keyword, [name] + place + reach.text + parts)
  }
}

extension Reach {
  var text: [String] { (anyAsset ? ["any-asset"] : []) + (throughServices ? ["through-services"] : []) }
}

extension Step.Kind {
  /// The keyword and what follows the name.
  var text: (keyword: String, parts: [String]) {
    switch self {
    case .hop(let hop): ("hop", [hop.condition.text])
    case .chain(let chain): ("chain", [PlanText.range(chain.count), chain.condition.text])
    case .split(let split): ("split", split.parts)
    case .series(let series): ("series", series.parts)
    case .gather(let gather): ("gather", gather.parts)
    case .cohort(let cohort): ("cohort", cohort.parts)
    case .mesh(let mesh): ("mesh", mesh.parts)
    case .trace(let trace): ("trace", trace.parts)
    case .swap(let swap): ("swap", [swap.payment.text, "\(swap.lag)", swap.credit.text])
    case .cross(let cross):
      (
        "cross",
        [PlanText.optional(cross.chain.map(PlanText.quoted)), cross.payment.text, "\(cross.lag)", cross.credit.text]
      )
    case .each(let each): ("each", [each.group, each.quota.text] + each.steps.map(\.text))
    case .repetition(let repetition):
      ("repeat", [PlanText.range(repetition.count)] + repetition.steps.map(\.text))
    case .optional(let step): ("optional", [step.text])
    case .either(let either): ("either", either.alternatives.map { PlanText.list("block", $0.map(\.text)) })
    case .absence(let absence): ("no", ["\(absence.window)", absence.condition.text])
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

extension Logic where Test == TransferTest {
  var text: String { text(\.text) }
}

extension Logic where Test == GroupTest {
  var text: String { text(\.text) }
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

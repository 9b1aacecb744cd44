// What follows the name in the text of a step that binds a group.

extension Split {
  var parts: [String] {
    [
      PlanText.range(count), "\(window)", member.text, first.text, PlanText.optional(equal.map { "\($0)" }), test.text,
      key.rawValue,
    ]
  }
}

extension Series {
  var parts: [String] {
    [
      PlanText.range(count), "\(spacing.lowerBound)..\(spacing.upperBound)", member.text, first.text, test.text,
    ]
  }
}

extension Gather {
  var parts: [String] {
    [
      PlanText.range(count), "\(window)", PlanText.optional(of), member.text, first.text,
      PlanText.optional(equal.map { "\($0)" }), test.text,
    ]
  }
}

extension Cohort {
  var parts: [String] { [PlanText.range(count), "\(window)", "\(from)", member.text, test.text] }
}

extension Mesh {
  var parts: [String] {
    [PlanText.range(count), relay.text, PlanText.optional(window.map { "\($0)" }), member.text, test.text]
  }
}

extension Trace {
  var parts: [String] {
    [
      PlanText.range(depth), policy.rawValue, PlanText.optional(relay?.text), PlanText.optional(until.map { "\($0)" }),
      PlanText.optional(rest.map { "\($0)" }), "\(taint)", member.text, test.text,
    ]
  }
}

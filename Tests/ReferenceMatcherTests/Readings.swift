import SignaturePlan

// Numbers are read through a score part of one point that asks whether a number is what it should be.

func number(
  _ step: String, _ function: GroupFunction, where condition: Condition? = nil, is value: Double
) -> ScorePart {
  let aggregate = Aggregate(step: step, function: function, where: condition)
  return ScorePart(
    points: Points(1), text: "\(step).\(function) is \(value)",
    rule: .when(.test(.aggregate(aggregate, Interval(value...value)))))
}

func undefined(_ step: String, _ function: GroupFunction, where condition: Condition? = nil) -> ScorePart {
  let aggregate = Aggregate(step: step, function: function, where: condition)
  return ScorePart(
    points: Points(1), text: "\(step).\(function) undefined",
    rule: .when(.not(.test(.aggregate(aggregate, Interval(-1e18...1e18))))))
}

/// The parts that did not hold.
func failures(_ scene: Scene, _ plan: Plan, _ parts: [ScorePart]) -> [String] {
  var plan = plan
  plan.score = parts
  guard let match = scene.match(of: plan) else { return ["no match"] }
  return parts.map(\.text).filter { !match.reasons.map(\.text).contains($0) }
}

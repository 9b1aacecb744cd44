import SignaturePlan

extension RandomPlan {
  mutating func rule(_ names: [String]) -> ScorePart.Rule {
    let aggregate = aggregate(names)
    switch Int.random(in: 0..<6, using: &generator) {
    case 0: return .per(Points(tenths: 7), aggregate, over: 1)
    case 1: return .scaled(aggregate, from: 0.5, to: 3)
    case 2: return .when(.test(.anyAddress(anySet())))
    case 3:
      return .when(
        .any([.test(.aggregate(aggregate, .atLeast(1))), .test(.anyAddress(anySet()))]))
    case 4:
      let quotient = Formula.arithmetic(.over, .aggregate(aggregate), .aggregate(self.aggregate(names)))
      return .when(.test(.formula(quotient, .atLeast(generator.pick([0.5, 1])))))
    default: return .when(.not(.test(.aggregate(aggregate, .atMost(2)))))
    }
  }

  private mutating func aggregate(_ names: [String]) -> Aggregate {
    var aggregate = Aggregate(step: generator.pick(names), function: generator.pick(GroupFunction.allCases))
    let takesNoCondition: [GroupFunction] = [.depth, .ends, .reached, .candidates]
    if generator.once(in: 4), !takesNoCondition.contains(aggregate.function) {
      aggregate.condition = .test(generator.pick([.asset(["USD"]), .attribute(.usd, .atLeast(80)), .fresh(.to)]))
    }
    return aggregate
  }
}

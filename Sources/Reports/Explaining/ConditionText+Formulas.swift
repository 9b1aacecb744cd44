import SignaturePlan

extension ConditionText {
  // MARK: Formulas

  /// - Parameter step: the step whose group is tested, if one is.
  func text(_ formula: Formula, of step: String?) -> String { text(formula, of: step, as: nil) }

  /// - Parameter constants: how a formula that is a constant is written.
  private func text(_ formula: Formula, of step: String?, as constants: Measure?) -> String {
    switch formula {
    case .constant(let value): (constants ?? .number).text(value)
    case .attribute(let attribute): text(attribute)
    case .own(let function, let condition):
      condition.map { "\(function.rawValue)(where \(text($0)))" } ?? function.rawValue
    case .head(let name, let number): "\(name).\(number.rawValue)"
    case .aggregate(let aggregate): text(aggregate)
    case .arithmetic(let sign, let left, let right): text(sign, left, right, of: step)
    }
  }

  private func text(_ sign: Formula.Operator, _ left: Formula, _ right: Formula, of step: String?) -> String {
    let sides = [measure(left, of: step), measure(right, of: step)]
    // A constant that is added to something counts what that counts; to a point in time a duration is added.
    let beside = sign.isLoose || sign == .modulo ? sides.compactMap(\.self).first : nil
    let constants = beside == .time ? .duration : beside
    func side(_ formula: Formula, isRight: Bool) -> String {
      let inside = text(formula, of: step, as: constants ?? formula.shareMeasure(beside: sign))
      return formula.needsParentheses(in: sign, isRight: isRight) ? "(\(inside))" : inside
    }
    return "\(side(left, isRight: false)) \(sign.rawValue) \(side(right, isRight: true))"
  }

  /// `layer1.count`, `fraction(exit where usd < $500_000)`
  func text(_ aggregate: Aggregate) -> String {
    aggregate.condition.map { "\(aggregate.function.rawValue)(\(aggregate.step) where \(text($0)))" }
      ?? "\(aggregate.step).\(aggregate.function.rawValue)"
  }

  func text(_ attribute: TransferAttribute) -> String { Self.text(attribute, kept: keptWord) }

  static func text(_ attribute: TransferAttribute, kept: String = "kept") -> String {
    switch attribute {
    case .amount: "amount"
    case .usd: "usd"
    case .time: "time"
    case .rounded: "round(amount)"
    case .hour(let offset): "hour(\(zone(offset)))"
    case .weekday(let offset): "weekday(\(zone(offset)))"
    case .gap: "gap"
    case .kept: kept
    case .leaked(let within): "leaked(\(Measure.duration(within)))"
    case .siblings(let within): "siblings(\(Measure.duration(within)))"
    case .idle: "idle"
    case .age(let end): end == .from ? "age" : "age(to)"
    case .degree(let end, let within): "degree(\(end.rawValue), \(Measure.duration(within)))"
    case .balance(let within): "balance(\(Measure.duration(within)))"
    case .sinceEvent(let name): "since event(\"\(name)\")"
    case .sinceEventOf(let end): "since event(case(\(end.rawValue)))"
    }
  }

  /// `UTC`, `UTC+9`, `UTC-3:30`
  private static func zone(_ offset: Int) -> String {
    if offset == 0 { return "UTC" }
    let minutes = Int(offset.magnitude / 60)
    let rest = minutes % 60
    return "UTC\(offset < 0 ? "-" : "+")\(minutes / 60)" + (rest == 0 ? "" : ":\(rest < 10 ? "0" : "")\(rest)")
  }

  // MARK: Measures

  /// What a formula counts; nil for a constant, which counts what stands beside it.
  func measure(_ formula: Formula, of step: String?) -> Measure? {
    switch formula {
    case .constant: nil
    case .attribute(let attribute): attribute.measure
    case .own(let function, let condition): measure(function, of: step, chosen: condition != nil)
    case .head(_, let number): number.measure
    case .aggregate(let aggregate):
      measure(aggregate.function, of: aggregate.step, chosen: aggregate.condition != nil)
    case .arithmetic(let sign, let left, let right): sign.measure(measure(left, of: step), measure(right, of: step))
    }
  }

  /// - Parameter chosen: whether a condition chooses what counts.
  func measure(_ function: GroupFunction, of step: String?, chosen: Bool = false) -> Measure {
    switch function {
    case .count, .depth, .addresses, .ends, .candidates: .number
    case .distinctFrom, .distinctTo, .distinctAsset, .distinctChain, .distinctAmount: .number
    case .distinctFromCase, .distinctToCase, .distinctFromEntity, .distinctToEntity: .number
    case .sum, .min, .max, .mean, .median: amounts(of: step)
    case .usd: .dollars
    case .cv, .pauseVariation, .valueVariation, .maxShare, .share, .reached, .fraction: .share
    case .duration, .interval, .dwell: .duration
    case .first, .last: .time
    }
  }
}

extension TransferAttribute {
  var measure: Measure {
    switch self {
    case .amount, .rounded, .hour, .weekday, .siblings, .degree, .balance: .number
    case .usd: .dollars
    case .time: .time
    case .kept, .leaked: .share
    case .gap, .idle, .age, .sinceEvent, .sinceEventOf: .duration
    }
  }
}

extension Formula.HeadNumber {
  fileprivate var measure: Measure {
    switch self {
    case .amount: .number
    case .usd: .dollars
    case .time: .time
    }
  }
}

extension Formula.Operator {
  /// Whether it binds looser than the others.
  fileprivate var isLoose: Bool { self == .plus || self == .minus }

  /// What the result counts.
  fileprivate func measure(_ left: Measure?, _ right: Measure?) -> Measure? {
    switch self {
    case .minus where left == .time && right == .time: .duration
    case .plus, .minus, .modulo: left ?? right
    case .times: left == .share ? right ?? left : left ?? right
    case .over: right == nil ? left : left == right ? .share : .number
    }
  }
}

extension Formula {
  /// A constant that a number is multiplied by is a share of it, as long as it is no larger.
  fileprivate func shareMeasure(beside sign: Operator) -> Measure? {
    guard sign == .times, case .constant(let value) = self, value > 0, value <= 1 else { return nil }
    return .share
  }

  fileprivate func needsParentheses(in sign: Operator, isRight: Bool) -> Bool {
    guard case .arithmetic(let inner, _, _) = self else { return false }
    return isRight ? inner.isLoose || !sign.isLoose : inner.isLoose && !sign.isLoose
  }
}

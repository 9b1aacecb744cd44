import SignaturePlan

extension MissedLimit {
  /// Spells a miss out in the words of its signature.
  ///
  /// - Parameter plan: the plan that was missed.
  public init(_ miss: Miss, of plan: Plan) {
    let words = LimitText(step: miss.step, quantity: miss.quantity, of: plan)
    self.init(
      step: miss.step, quantity: words.name, value: miss.value, limit: miss.limit, distance: miss.distance,
      transfers: miss.rows.count, text: words.text(miss))
  }
}

/// A limit of a plan for people: `gap`, `1h`, and what missed it: `hops: gap 1h11m, at most 1h (2 transfers)`.
public struct LimitText: Sendable {
  private let step: String
  private let quantity: PlanLimit.Quantity
  private let words: ConditionText

  public init(_ limit: PlanLimit, of plan: Plan) { self.init(step: limit.step, quantity: limit.quantity, of: plan) }

  init(step: String, quantity: PlanLimit.Quantity, of plan: Plan) {
    self.step = step
    self.quantity = quantity
    let isPayment = plan.allSteps.contains { $0.name == step && $0.kind.hasPayment }
    words = ConditionText(plan).of(role: isPayment ? StepText.payment : "")
  }

  /// What is limited, in the language's words.
  public var name: String {
    switch quantity {
    case .attribute(let attribute): words.text(attribute)
    case .formula(let formula): words.text(formula, of: step)
    case .count: "count"
    case .depth: "depth"
    case .window, .lag: "within"
    case .spacing: "every"
    case .horizon: "flow within"
    case .equal: "equal within"
    case .matchedShare, .matched: "matched"
    case .relayWindow: "relay within"
    case .relayShare: "passes"
    case .presence: "step"
    case .score: "score"
    }
  }

  /// A value of the limit as a signature writes it: `90m`, `99.5%`, `$50_000`.
  public func text(_ value: Double) -> String { measure.text(value) }

  /// What a value may be written in: nothing for plain numbers.
  public var unit: Unit {
    switch measure {
    case .number, .time: .plain
    case .dollars: .dollars
    case .share: .percent
    case .duration: .seconds
    }
  }

  public enum Unit: Sendable { case plain, dollars, percent, seconds }

  fileprivate func text(_ miss: Miss) -> String {
    let place = step.isEmpty ? "" : "\(step): "
    if quantity == .presence { return place + "missing" }
    let transfers = miss.rows.count > 1 ? " (\(HumanText.count(miss.rows.count)) transfers)" : ""
    return place + "\(name) \(short(miss.value, beside: miss.limit)), at \(miss.isShort ? "least" : "most") "
      + "\(text(miss.limit))\(transfers)"
  }

  private var measure: Measure {
    switch quantity {
    case .attribute(let attribute): attribute.measure
    case .formula(let formula): words.measure(formula, of: step) ?? .number
    case .count, .depth, .matched, .presence, .score: .number
    case .window, .lag, .spacing, .horizon, .relayWindow: .duration
    case .equal, .matchedShare, .relayShare: .share
    }
  }

  /// Rounded for reading, unless it would read as the limit.
  private func short(_ value: Double, beside limit: Double) -> String {
    func rounded(_ value: Double) -> String {
      switch measure {
      case .number: HumanText.number(value)
      case .dollars: HumanText.dollars(value)
      case .share: Explanation.percent(value)
      case .duration: HumanText.duration(Int64(max(-1e15, min(1e15, value))))
      case .time: measure.text(value)
      }
    }
    return rounded(value) == rounded(limit) ? measure.text(value) : rounded(value)
  }
}

extension Step.Kind {
  /// Whether what it keeps is what it paid into a service.
  fileprivate var hasPayment: Bool {
    switch self {
    case .swap, .cross: true
    default: false
    }
  }
}

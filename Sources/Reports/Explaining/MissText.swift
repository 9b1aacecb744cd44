import SignaturePlan

extension MissedLimit {
  /// Spells a miss out in the words of its signature.
  ///
  /// - Parameter plan: the plan that was missed.
  public init(_ miss: Miss, of plan: Plan) {
    let words = MissText(miss, of: plan)
    self.init(
      step: miss.step, quantity: words.quantity, value: miss.value, limit: miss.limit, distance: miss.distance,
      transfers: miss.rows.count, text: words.text)
  }
}

/// A missed limit for people: `hops: gap 1h11m, at most 1h (2 transfers)`.
private struct MissText {
  private let miss: Miss
  private let words: ConditionText

  init(_ miss: Miss, of plan: Plan) {
    self.miss = miss
    let payment = plan.allSteps.contains { $0.name == miss.step && $0.kind.hasPayment }
    words = ConditionText(plan).of(role: payment ? StepText.payment : "")
  }

  var text: String {
    let place = miss.step.isEmpty ? "" : "\(miss.step): "
    if miss.quantity == .presence { return place + "missing" }
    let transfers = miss.rows.count > 1 ? " (\(HumanText.count(miss.rows.count)) transfers)" : ""
    return place + "\(quantity) \(value), at \(miss.isShort ? "least" : "most") \(limit)\(transfers)"
  }

  var quantity: String {
    switch miss.quantity {
    case .attribute(let attribute): words.text(attribute)
    case .formula(let formula): words.text(formula, of: miss.step)
    case .count: "count"
    case .depth: "depth"
    case .window, .lag: "within"
    case .spacing: "every"
    case .horizon: "flow within"
    case .equal: "equal within"
    case .matchedShare, .matched: "matched"
    case .presence: "step"
    case .score: "score"
    }
  }

  private var measure: Measure {
    switch miss.quantity {
    case .attribute(let attribute): attribute.measure
    case .formula(let formula): words.measure(formula, of: miss.step) ?? .number
    case .count, .depth, .matched, .presence, .score: .number
    case .window, .lag, .spacing, .horizon: .duration
    case .equal, .matchedShare: .share
    }
  }

  private var limit: String { measure.text(miss.limit) }

  /// Rounded for reading, unless it would read as the limit.
  private var value: String {
    let exact = measure.text(miss.value)
    let short =
      switch measure {
      case .number: HumanText.number(miss.value)
      case .dollars: HumanText.dollars(miss.value)
      case .share: Explanation.percent(miss.value)
      case .duration: HumanText.duration(Int64(max(-1e15, min(1e15, miss.value))))
      case .time: exact
      }
    let limits = [
      limit, HumanText.number(miss.limit), HumanText.dollars(miss.limit), Explanation.percent(miss.limit),
      HumanText.duration(Int64(max(-1e15, min(1e15, miss.limit)))),
    ]
    return limits.contains(short) ? exact : short
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

import SignaturePlan

/// What a number measures. Values of different dimensions are never compared.
enum Dimension: Sendable, Hashable {
  /// A share is always written as a percentage; a ratio may be a plain number too.
  case amount, dollars, share, ratio, duration, time, count

  /// What a value of it is called.
  var description: String {
    switch self {
    case .amount: "an amount"
    case .dollars: "US dollars"
    case .share: "a percentage"
    case .ratio: "a percentage or a number"
    case .duration: "a duration"
    case .time: "a date"
    case .count: "a whole number"
    }
  }

  var example: String {
    switch self {
    case .amount: "10_000 ETH"
    case .dollars: "$1_000_000"
    case .share: "99.5%"
    case .ratio: "35%"
    case .duration: "30m"
    case .time: "2025-02-21 14:16"
    case .count: "12"
    }
  }

  /// The value of a literal, or nil if the literal measures something else.
  func value(of literal: Literal) -> Double? {
    switch (self, literal) {
    case (.amount, .number(let number)), (.amount, .amount(let number, _)), (.dollars, .dollars(let number)),
      (.ratio, .number(let number)):
      number.value
    case (.share, .percent(let number)), (.ratio, .percent(let number)): number.hundredth
    case (.duration, .duration(let seconds)), (.time, .time(let seconds)): Double(seconds)
    case (.count, .number(let number)): number.whole.map(Double.init)
    default: nil
    }
  }

  /// How a literal of another kind was probably meant.
  func repaired(_ literal: Literal, _ text: String) -> String? {
    switch (self, literal) {
    case (.dollars, .number): "$\(text)"
    case (.amount, .dollars): nil
    default: nil
    }
  }
}

extension TransferAttribute {
  var dimension: Dimension {
    switch self {
    case .amount, .rounded, .balance: .amount
    case .usd: .dollars
    case .time: .time
    case .gap, .idle, .age, .sinceEvent, .sinceEventOf: .duration
    case .kept, .leaked: .share
    case .siblings, .degree, .hour, .weekday: .count
    }
  }

  /// Between which numbers it lies whatever the transfer.
  var range: Interval {
    switch self {
    case .time, .balance: Interval()
    case .hour: Interval(0...23)
    case .weekday: Interval(1...7)
    default: .atLeast(0)
    }
  }

  /// Whether a row alone decides it, with what labels and history say of its ends.
  var isOfRow: Bool {
    switch self {
    case .amount, .usd, .time, .rounded, .hour, .weekday, .age, .sinceEvent, .sinceEventOf: true
    case .gap, .kept, .leaked, .siblings, .idle, .degree, .balance: false
    }
  }
}

extension GroupFunction {
  /// - Parameter anyAsset: whether the step looks at any asset, so that amounts are values in USD.
  func dimension(anyAsset: Bool) -> Dimension {
    switch self {
    case .sum, .min, .max, .mean, .median: anyAsset ? .dollars : .amount
    case .usd: .dollars
    case .maxShare, .share, .fraction, .reached: .share
    case .cv, .pauseVariation, .valueVariation: .ratio
    case .duration, .interval, .dwell: .duration
    case .first, .last: .time
    case .count, .depth, .addresses, .ends, .candidates, .distinctFrom, .distinctTo, .distinctAsset, .distinctChain,
      .distinctAmount, .distinctFromCase, .distinctToCase, .distinctFromEntity, .distinctToEntity:
      .count
    }
  }

  /// Between which numbers it lies whatever the group, which has a transfer at least.
  var range: Interval {
    switch self {
    case .maxShare, .fraction: Interval(0...1)
    case .count, .depth, .addresses, .ends, .candidates, .distinctFrom, .distinctTo, .distinctAsset, .distinctChain,
      .distinctAmount:
      .atLeast(1)
    case .first, .last: Interval()
    default: .atLeast(0)
    }
  }

  /// The same for a step or a choice of transfers that may be empty.
  var rangeOfAny: Interval { range == .atLeast(1) ? .atLeast(0) : range }

  /// Whether a condition can choose what it counts.
  var takesCondition: Bool { self != .depth && self != .ends && self != .reached && self != .candidates }
}

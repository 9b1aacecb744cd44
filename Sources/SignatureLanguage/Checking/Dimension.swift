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
  static let plain: [TransferAttribute] = [.amount, .usd, .time, .gap, .kept, .idle]

  var dimension: Dimension {
    switch self {
    case .amount: .amount
    case .usd: .dollars
    case .time: .time
    case .gap, .idle: .duration
    case .kept: .share
    default: .count
    }
  }
}

extension GroupFunction {
  var dimension: Dimension {
    switch self {
    case .count, .depth, .addresses: .count
    case .sum, .min, .max, .mean, .median: .amount
    case .usd: .dollars
    case .maxShare, .share, .fraction: .share
    case .cv: .ratio
    case .duration, .interval: .duration
    default: .count
    }
  }

  /// Between which numbers it lies whatever the group.
  var range: Interval {
    switch self {
    case .maxShare, .fraction: Interval(0...1)
    case .count, .depth, .addresses: .atLeast(1)
    default: .atLeast(0)
    }
  }
}

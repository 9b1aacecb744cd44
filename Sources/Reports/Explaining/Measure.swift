import Columnar
import SignaturePlan

/// What a number of a plan counts, and so how a signature writes it.
enum Measure {
  case number, dollars, share, duration, time

  /// `10_000`, `$500_000`, `99.5%`, `90m`, `2025-02-21 14:16:00`
  func text(_ value: Double) -> String {
    switch self {
    case .number: Self.grouped(value)
    case .dollars: value < 0 ? "-$\(Self.grouped(-value))" : "$\(Self.grouped(value))"
    case .share: "\(Self.grouped(Self.percent(value)))%"
    case .duration: Self.whole(value).map(Self.duration) ?? "\(Self.grouped(value))s"
    case .time: Self.whole(value).flatMap(Self.time) ?? Self.grouped(value)
    }
  }

  /// Seconds in the largest unit that leaves nothing over: `3h`, `90m`, `3_599s`.
  static func duration(_ seconds: Int64) -> String {
    let units: [(Int64, String)] = [(86_400, "d"), (3_600, "h"), (60, "m")]
    let unit = units.first { seconds != 0 && seconds.isMultiple(of: $0.0) } ?? (1, "s")
    return grouped(Double(seconds / unit.0)) + unit.1
  }

  private static func time(_ seconds: Int64) -> String? {
    guard Timestamp.range.contains(seconds) else { return nil }
    return String(Timestamp.format(seconds).map { $0 == "T" ? " " : $0 }.dropLast())
  }

  /// A hundred times the value, without what binary fractions leave behind.
  private static func percent(_ value: Double) -> Double {
    guard value.magnitude < 1e6 else { return value * 100 }
    let millionths = Double(Int64(value.magnitude * 1e8 + 0.5)) / 1e6
    return value < 0 ? -millionths : millionths
  }

  private static func whole(_ value: Double) -> Int64? {
    guard value.magnitude < 1e15, value == Double(Int64(value)) else { return nil }
    return Int64(value)
  }

  /// `1_234_567.5`
  private static func grouped(_ value: Double) -> String {
    guard value.isFinite else { return "\(value)" }
    let text = JSONText.text(of: value)
    let digits = Array(text.drop { $0 == "-" }.prefix { $0.isNumber })
    let rest = text.drop { $0 == "-" }.dropFirst(digits.count)
    // 1e+16 has no digits that groups would help with.
    guard !rest.contains("e") else { return text }
    var whole = text.hasPrefix("-") ? "-" : ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place).isMultiple(of: 3) { whole += "_" }
      whole.append(digit)
    }
    return whole + rest
  }
}

extension Measure {
  /// That a number of this measure lies in an interval: `usd >= $5`, `kept in 80%..99.5%`.
  func text(_ subject: String, in interval: Interval) -> String {
    switch (interval.lower, interval.upper) {
    case (nil, nil): "\(subject) is known"
    case (let lower?, nil): "\(subject) \(lower.inclusive ? ">=" : ">") \(text(lower.value))"
    case (nil, let upper?): "\(subject) \(upper.inclusive ? "<=" : "<") \(text(upper.value))"
    case (let lower?, let upper?) where lower == upper && lower.inclusive: "\(subject) = \(text(lower.value))"
    case (let lower?, let upper?) where lower.inclusive && upper.inclusive:
      "\(subject) in \(text(lower.value))..\(text(upper.value))"
    case (let lower?, let upper?):
      "\(subject) \(lower.inclusive ? ">=" : ">") \(text(lower.value)) and "
        + "\(upper.inclusive ? "<=" : "<") \(text(upper.value))"
    }
  }
}

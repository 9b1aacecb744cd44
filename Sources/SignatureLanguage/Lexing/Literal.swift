/// A value as it was written, with its dimension.
enum Literal: Sendable, Hashable {
  /// A plain number: `9`, `1_000`, `0.02`.
  case number(NumberText)
  /// An amount of an asset: `10_000 ETH`.
  case amount(NumberText, asset: String)
  /// `$1_000_000`.
  case dollars(NumberText)
  /// `99.5%`, as the number before the sign.
  case percent(NumberText)
  /// In seconds: `30m`.
  case duration(Int64)
  /// Seconds since 1970-01-01 UTC: `2025-02-21 14:16`.
  case time(Int64)
  /// A name or a text where a value was expected: `ETH`.
  case word(String)
  /// Something that has its diagnostic already.
  case invalid
}

extension Literal {
  /// What it is, as a message says it.
  var description: String {
    switch self {
    case .number: "a plain number"
    case .amount(_, let asset): "an amount of \(UserText.quoted(asset))"
    case .dollars: "an amount of US dollars"
    case .percent: "a percentage"
    case .duration: "a duration"
    case .time: "a date"
    case .word: "a name"
    case .invalid: "no value"
    }
  }
}

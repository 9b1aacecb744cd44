/// Numbers with what they take.
enum Spelling {
  /// A number as a clause may have it: `degree` as `degree(to, 30d)`; most names stand alone.
  static func whole(_ name: String) -> String { wholes[name] ?? name }

  private static let wholes = [
    "degree": "degree(to, 30d)", "balance": "balance(30d)", "leaked": "leaked(1h)", "siblings": "siblings(1h)",
    "hour": "hour(UTC)", "weekday": "weekday(UTC)", "round": "round(amount)", "since": "since event(case(from))",
    "fraction": "fraction(where usd >= $1_000)",
  ]

  /// What the parentheses after a name may hold.
  static func choices(_ name: String) -> [String] {
    switch name {
    case "age", "degree", "case", "entity": ["from", "to"]
    case "hour", "weekday": ["UTC"]
    case "round": ["amount"]
    case "event": ["case"]
    case "cv": ["interval", "usd"]
    case "distinct": ["from", "to", "asset", "chain", "amount", "case", "entity"]
    default: []
    }
  }

  /// Those that look back, or on, for so long.
  static let windowed: Set<String> = ["degree", "balance", "leaked", "siblings", "lookalike"]
}

/// What a user wrote, as messages show it.
enum UserText {
  /// The text in backticks, cut at the limit, without characters that would steer a terminal.
  static func quoted(_ text: String, limit: Int = 60) -> String {
    let scalars = text.unicodeScalars
    var shown = String.UnicodeScalarView()
    for scalar in scalars.prefix(limit) { shown.append(isPlain(scalar) && scalar != "`" ? scalar : "\u{FFFD}") }
    return "`\(String(shown))\(scalars.dropFirst(limit).isEmpty ? "" : "…")`"
  }

  /// Whether a scalar can be shown as it is, wherever it stands.
  static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value >= 0x20 && scalar.value < 0x7F { return true }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: return false
    default: return true
    }
  }

  /// Words as a list: `a`, `b` or `c`.
  static func choice(_ words: [String]) -> String { list(words, last: "or") }

  /// Words as a list: `a`, `b` and `c`.
  static func list(_ words: [String], last word: String = "and") -> String {
    guard words.count > 1, let last = words.last else { return words.map { "`\($0)`" }.joined() }
    return words.dropLast().map { "`\($0)`" }.joined(separator: ", ") + " \(word) `\(last)`"
  }
}

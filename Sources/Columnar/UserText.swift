/// What a user wrote, as messages show it.
public enum UserText {
  /// The text in backticks: at most 60 characters, and none that would steer a terminal.
  public static func quoted(_ utf8: some Sequence<UInt8>) -> String {
    // Four bytes a character at most, so this prefix holds what is shown even where that is all there is.
    let text = String(decoding: Array(utf8.prefix(limit * 4 + 4)), as: UTF8.self)
    var shown = String.UnicodeScalarView()
    for scalar in text.unicodeScalars.prefix(limit) { shown.append(isPlain(scalar) ? scalar : "\u{FFFD}") }
    return "`\(String(shown))\(text.unicodeScalars.count > limit ? "…" : "")`"
  }

  /// The text in backticks, as above.
  public static func quoted(_ text: String) -> String { quoted(text.utf8) }

  private static let limit = 60

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: false
    default: scalar != "`"
    }
  }
}

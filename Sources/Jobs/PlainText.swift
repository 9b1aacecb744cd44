/// Text without characters that would steer a terminal or break a line.
///
/// Not `UserText`: this room knows no other.
enum PlainText {
  static func isPlain(_ text: String) -> Bool { text.unicodeScalars.allSatisfy(isPlain) }

  /// The first characters of a text, with a mark for each that is not plain or that is a backtick.
  static func shown(_ text: String, limit: Int) -> String {
    var shown = String.UnicodeScalarView()
    for scalar in text.unicodeScalars.prefix(limit) {
      shown.append(isPlain(scalar) && scalar != "`" ? scalar : "\u{FFFD}")
    }
    return String(shown) + (text.unicodeScalars.count > limit ? "…" : "")
  }

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: false
    default: true
    }
  }
}

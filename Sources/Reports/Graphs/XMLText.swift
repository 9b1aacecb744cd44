/// Text from data as XML 1.0 may have it, inside of an element and of an attribute in double quotes.
enum XMLText {
  /// Characters that XML does not allow, and those that would steer a reader, are written out as `\u{7}`.
  static func escaped(_ text: String) -> String { HTMLText.escaped(text) }

  /// A name and its value as an attribute: ` label="…"`.
  static func attribute(_ name: String, _ value: String) -> String { " \(name)=\"\(escaped(value))\"" }
}

/// Text from data as a terminal may show it, and how many columns it takes there.
public enum TerminalText {
  /// The text with every character that could steer a terminal, break a line or turn its direction written out:
  /// `\u{1b}`.
  public static func escaped(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { !isPlain($0) }) else { return text }
    var shown = ""
    for scalar in text.unicodeScalars {
      if isPlain(scalar) {
        shown.unicodeScalars.append(scalar)
      } else {
        shown += "\\u{\(String(scalar.value, radix: 16))}"
      }
    }
    return shown
  }

  /// Columns that an escaped text takes: two for wide characters, none for marks on others.
  public static func width(_ text: String) -> Int { text.unicodeScalars.reduce(0) { $0 + width($1) } }

  /// The text, cut at the end where it takes more than so many columns.
  public static func cut(_ text: String, to limit: Int) -> String {
    if width(text) <= limit { return text }
    return prefix(text[...], limit - 1) + (limit > 0 ? "…" : "")
  }

  /// The text, cut in its middle where it takes more than so many columns: `0x47666f…9086e2`.
  public static func cutInside(_ text: String, to limit: Int) -> String {
    if width(text) <= limit || limit < 3 { return cut(text, to: limit) }
    let end = (limit - 1) / 2
    let backwards = String(String.UnicodeScalarView(text.unicodeScalars.reversed()))
    let tail = String(String.UnicodeScalarView(prefix(backwards[...], end).unicodeScalars.reversed()))
    return prefix(text[...], limit - 1 - end) + "…" + tail
  }

  /// The text filled up with spaces, on its left if it is a number.
  public static func padded(_ text: String, to columns: Int, onLeft: Bool = false) -> String {
    let spaces = String(repeating: " ", count: max(columns - width(text), 0))
    return onLeft ? spaces + text : text + spaces
  }

  /// The text in lines of so many columns, broken between words; a longer word is cut up.
  public static func lines(_ text: String, of columns: Int) -> [String] {
    let columns = max(columns, 1)
    var lines = [""]
    for word in text.split(separator: " ") {
      var rest = String(word)
      let used = width(lines[lines.count - 1])
      if used > 0, used + 1 + width(rest) <= columns {
        lines[lines.count - 1] += " " + rest
        continue
      }
      if used > 0 { lines.append("") }
      while width(rest) > columns {
        let piece = prefix(rest[...], columns)
        if piece.isEmpty { break }
        lines[lines.count - 1] = piece
        lines.append("")
        rest = String(rest.unicodeScalars.dropFirst(piece.unicodeScalars.count))
      }
      lines[lines.count - 1] = rest
    }
    return lines
  }

  /// The longest beginning that takes no more than so many columns.
  private static func prefix(_ text: Substring, _ limit: Int) -> String {
    var shown = String.UnicodeScalarView()
    var used = 0
    for scalar in text.unicodeScalars {
      used += width(scalar)
      if used > limit { break }
      shown.append(scalar)
    }
    return String(shown)
  }

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar.value >= 0x20 && scalar.value != 0x7F }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: return false
    default: return true
    }
  }

  private static func width(_ scalar: Unicode.Scalar) -> Int {
    if scalar.isASCII { return 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return 0
    default: return wide.contains { $0.contains(scalar.value) } ? 2 : 1
    }
  }

  /// Blocks whose characters take two columns (Unicode Standard Annex 11, simplified).
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF,
    0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1FAFF,
    0x20000...0x3FFFD,
  ]
}

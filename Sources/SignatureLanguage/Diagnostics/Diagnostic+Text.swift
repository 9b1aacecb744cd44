extension Diagnostic {
  /// The diagnostic as text, in the layout of rustc; ends with a newline.
  ///
  /// - Parameter colored: whether ANSI colours are used.
  public func text(colored: Bool = false) -> String {
    DiagnosticText(diagnostic: self, palette: colored ? .ansi : .plain).text
  }
}

/// Lays out one diagnostic.
private struct DiagnosticText {
  let diagnostic: Diagnostic
  let palette: Palette

  var text: String {
    var lines = [heading]
    lines += snippet(diagnostic.primary, arrow: "-->", mark: "^", style: style)
    for annotation in diagnostic.secondary {
      lines.append(frame("\(margin) |"))
      lines += snippet(annotation, arrow: ":::", mark: "-", style: palette.frame)
    }
    if let help = diagnostic.help {
      lines.append(frame("\(margin) |"))
      lines.append(frame("\(margin) =") + " \(palette.bold("help")): \(help)")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private var heading: String {
    let kind = "\(diagnostic.severity.rawValue)[\(diagnostic.code.rawValue)]"
    return style(kind) + palette.bold(": \(diagnostic.title)")
  }

  /// The place, its line and the carets below it.
  private func snippet(
    _ annotation: Diagnostic.Annotation, arrow: String, mark: Character, style: (String) -> String
  ) -> [String] {
    let line = String(annotation.span.start.line)
    let excerpt = annotation.excerpt
    let carets = String(repeating: mark, count: excerpt.width)
    let marked = carets + (annotation.label.isEmpty ? "" : " \(annotation.label)")
    return [
      "\(margin)\(frame(arrow)) \(place(annotation))",
      frame("\(margin) |"),
      frame("\(padded(line)) |") + (excerpt.text.isEmpty ? "" : " \(excerpt.text)"),
      frame("\(margin) |") + String(repeating: " ", count: excerpt.indent + 1) + style(marked),
    ]
  }

  private func place(_ annotation: Diagnostic.Annotation) -> String {
    let path = UserText.quoted(annotation.path, limit: 400).dropFirst().dropLast()
    return "\(path):\(annotation.span.start.line):\(annotation.span.start.column)"
  }

  /// As wide as the widest line number, plus the blank before it.
  private var margin: String { String(repeating: " ", count: numberWidth + 1) }

  private var numberWidth: Int {
    ([diagnostic.primary] + diagnostic.secondary).map { String($0.span.start.line).count }.max() ?? 1
  }

  private func padded(_ number: String) -> String {
    String(repeating: " ", count: numberWidth + 1 - number.count) + number
  }

  private func frame(_ text: String) -> String { palette.frame(text) }

  private func style(_ text: String) -> String {
    switch diagnostic.severity {
    case .error: palette.error(text)
    case .warning: palette.warning(text)
    case .note: palette.bold(text)
    }
  }
}

/// How parts of a message are coloured.
private struct Palette {
  var isColored: Bool

  static let plain = Palette(isColored: false)
  static let ansi = Palette(isColored: true)

  func error(_ text: String) -> String { wrapped(text, "1;31") }
  func warning(_ text: String) -> String { wrapped(text, "1;33") }
  func frame(_ text: String) -> String { wrapped(text, "1;34") }
  func bold(_ text: String) -> String { wrapped(text, "1") }

  private func wrapped(_ text: String, _ code: String) -> String {
    isColored ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}

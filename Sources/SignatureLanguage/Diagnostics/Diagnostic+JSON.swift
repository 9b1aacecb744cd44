extension Diagnostic {
  /// The diagnostic as one JSON object on one line, keys always present and in this order: `code`, `severity`,
  /// `title`, `path`, `line`, `column`, `end_line`, `end_column`, `label`, `help`, `fix`, `related`.
  public var json: String {
    var fields = [
      "\"code\":\(JSONText.quoted(code.rawValue))", "\"severity\":\(JSONText.quoted(severity.rawValue))",
      "\"title\":\(JSONText.quoted(title))",
    ]
    fields += Self.fields(of: primary)
    fields.append("\"help\":\(help.map(JSONText.quoted) ?? "null")")
    fields.append("\"fix\":\(fix.map(Self.object) ?? "null")")
    fields.append("\"related\":[\(secondary.map(Self.object).joined(separator: ","))]")
    return "{\(fields.joined(separator: ","))}"
  }

  private static func object(_ fix: Fix) -> String {
    "{\(place(fix.span).joined(separator: ",")),\"replacement\":\(JSONText.quoted(fix.replacement)),\"certain\":\(fix.isCertain)}"
  }

  private static func object(_ annotation: Annotation) -> String {
    "{\(fields(of: annotation).joined(separator: ","))}"
  }

  private static func fields(of annotation: Annotation) -> [String] {
    ["\"path\":\(JSONText.quoted(annotation.path))"] + place(annotation.span)
      + ["\"label\":\(JSONText.quoted(annotation.label))"]
  }

  private static func place(_ span: SourceSpan) -> [String] {
    [
      "\"line\":\(span.start.line)", "\"column\":\(span.start.column)", "\"end_line\":\(span.end.line)",
      "\"end_column\":\(span.end.column)",
    ]
  }
}

/// Strings as JSON.
private enum JSONText {
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars { append(scalar, to: &result) }
    return result + "\""
  }

  private static func append(_ scalar: Unicode.Scalar, to result: inout String) {
    switch scalar {
    case "\"": result += "\\\""
    case "\\": result += "\\\\"
    case "\n": result += "\\n"
    case "\t": result += "\\t"
    case _ where scalar.value < 0x20 || scalar.value == 0x7F:
      let digits = String(scalar.value, radix: 16)
      result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    default: result.unicodeScalars.append(scalar)
    }
  }
}

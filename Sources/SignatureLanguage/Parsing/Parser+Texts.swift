extension Parser {
  /// A name, or a text in quotes.
  mutating func parseName() throws(Abandoned) -> Identifier {
    guard at(.word) else {
      guard at(.text) else { throw unexpected("a name or a text in quotes") }
      return try parseText()
    }
    let token = advance()
    return Identifier(text: text(token), span: token.span)
  }

  /// A text in quotes, its escapes resolved.
  mutating func parseText() throws(Abandoned) -> Identifier {
    let token = try expect(.text)
    let bytes = source.bytes[token.span]
    guard String(validating: bytes, as: UTF8.self) != nil else {
      sink.report(
        .invalidUTF8, at: token.span, "bytes that are no UTF-8", label: "in this text", help: "save the file as UTF-8")
      return Identifier(text: "", span: token.span)
    }
    return Identifier(text: unquoted(token), span: token.span)
  }

  private func unquoted(_ token: Token) -> String {
    let inner = text(token).unicodeScalars.dropFirst()
    var result = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in inner {
      if isEscaped {
        if scalar != "\"" && scalar != "\\" { reportEscape(scalar, token) }
        result.append(scalar)
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else if scalar != "\"" {
        if !UserText.isPlain(scalar) { reportControl(scalar, token) }
        result.append(scalar)
      }
    }
    return String(result)
  }

  private func reportEscape(_ scalar: Unicode.Scalar, _ token: Token) {
    sink.report(
      .invalidEscape, at: token.span, "unknown escape \(UserText.quoted("\\\(scalar)"))", label: "in this text",
      help: "only `\\\"` and `\\\\` are escapes")
  }

  private func reportControl(_ scalar: Unicode.Scalar, _ token: Token) {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    let number = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    sink.report(
      .controlCharacter, at: token.span, "control character U+\(number) in a text", label: "in this text",
      help: "texts are shown to people; take it out")
  }
}

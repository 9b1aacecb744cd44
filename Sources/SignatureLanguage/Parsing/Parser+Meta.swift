extension Parser {
  /// `title "…"`
  mutating func parseText(_ keyword: Keyword, into field: inout Identifier?) throws(Abandoned) {
    let word = advance()
    let value = try parseText()
    if let first = field { reportRepeated("`\(keyword.rawValue)`", word.span, first.span) }
    field = field ?? value
  }

  /// `cases "…", "…"`
  mutating func parseTexts() throws(Abandoned) -> [Identifier] {
    advance()
    var texts = [try parseText()]
    while take(.comma) { texts.append(try parseText()) }
    return texts
  }

  mutating func parseSeverity(_ signature: inout SignatureSyntax) throws(Abandoned) {
    let word = advance()
    let token = try expect(.word, help: "one of \(UserText.choice(Self.severities))")
    if let first = signature.severity { reportRepeated("`severity`", word.span, first.span) }
    signature.severity = Identifier(text: text(token), span: token.span)
  }

  static let severities = ["low", "medium", "high", "critical"]

  mutating func parseFlow(_ signature: inout SignatureSyntax) throws(Abandoned) {
    let keyword = advance().span
    if let first = signature.flow { reportRepeated("`flow`", keyword, first.keyword) }
    var horizon = LiteralSyntax(value: .invalid, span: keyword)
    do {
      try expect(.within, help: "every flow has a horizon: `flow within 14d {`")
      horizon = try parseLiteral()
    } catch { skipToBlock() }
    let steps = try parseBlock()
    signature.flow = signature.flow ?? FlowSyntax(keyword: keyword, horizon: horizon, steps: steps)
  }

  mutating func parseReport(_ signature: inout SignatureSyntax) throws(Abandoned) {
    let keyword = advance().span
    try expect(.at)
    let points = try parseNumber()
    if let first = signature.report { reportRepeated("`report`", keyword, first.keyword) }
    signature.report = signature.report ?? ReportSyntax(keyword: keyword, points: points)
  }

  func reportRepeated(_ part: String, _ span: Span, _ first: Span) {
    sink.report(
      .repeatedPart, at: span, "\(part) is given twice", label: "again here",
      secondary: [sink.annotation(first, "first given here")])
  }
}

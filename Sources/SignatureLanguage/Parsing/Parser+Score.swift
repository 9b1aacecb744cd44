extension Parser {
  /// `score { +40 "text" rule … }`
  mutating func parseScore(_ signature: inout SignatureSyntax) throws(Abandoned) {
    let keyword = advance().span
    if let first = signature.score { reportRepeated("`score`", keyword, first.keyword) }
    let parts = parseParts(openedAt: openBlock())
    signature.score = signature.score ?? ScoreSyntax(keyword: keyword, parts: parts)
  }

  /// The parts of a score and its closing brace.
  mutating func parseParts(openedAt opening: Span) -> [ScorePartSyntax] {
    var parts: [ScorePartSyntax] = []
    while !sink.isFull, !closesBlock(openedAt: opening) {
      let start = index
      do { parts.append(try parsePart()) } catch {
        skip { $0.at(.plus) && $0.current.startsLine && $0.index > start }
        if index == start { advance() }
      }
    }
    return parts
  }

  private mutating func parsePart() throws(Abandoned) -> ScorePartSyntax {
    let start = try expect(.plus, help: "a part gives points for a reason: `+40 \"equal split\"`").span.lowerBound
    let points = try parseNumber()
    let text = try parseText()
    let rule = try parseRule()
    return ScorePartSyntax(points: points, text: text, rule: rule, span: span(from: start))
  }

  private mutating func parseRule() throws(Abandoned) -> ScorePartSyntax.Rule {
    if at(.plus) || at(.rightBrace) || isAtEnd || isAtSection { return .always }
    if take(.when) { return .when(try parseCondition()) }
    if at(.number) { return try parsePer() }
    if take(.scaled) { return try parseScaled() }
    throw unknownKeyword(among: ["when", "scaled"], "no rule of a score")
  }

  /// `1 per layer1.count over 9`
  private mutating func parsePer() throws(Abandoned) -> ScorePartSyntax.Rule {
    let each = try parseNumber()
    try expect(.per)
    let aggregate = try parseAggregate()
    let base = take(.over) ? try parseLiteral() : nil
    return .per(each, aggregate, over: base)
  }

  /// `scaled by exit.fraction from 60% to 100%`
  private mutating func parseScaled() throws(Abandoned) -> ScorePartSyntax.Rule {
    try expect(.by)
    let aggregate = try parseAggregate()
    try expect(.from)
    let from = try parseLiteral()
    try expect(.to)
    return .scaled(aggregate, from: from, to: try parseLiteral())
  }

  /// `layer1.count`, `fraction(exit where usd < $500_000)`
  private mutating func parseAggregate() throws(Abandoned) -> AggregateSyntax {
    let help = "a number of a step: `layer1.count`"
    guard at(.word) else { throw unexpected(Token.Kind.word.description, help: help) }
    let start = current
    if next.kind != .leftParenthesis, next.kind != .dot {
      advance()
      throw unexpected(Token.Kind.dot.description, help: help)
    }
    if case .number(let aggregate) = try parseReference() { return aggregate }
    let span = span(from: start.span.lowerBound)
    lastError = span.lowerBound
    sink.report(
      .expected, at: span, "expected a number of a step, found \(UserText.quoted(source.text(span)))",
      label: "of which step?", help: "name the step: `layer1.count`, `fraction(layer1 where usd < $500_000)`")
    throw Abandoned()
  }
}

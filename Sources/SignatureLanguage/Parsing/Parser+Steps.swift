extension Parser {
  /// `{ STEP* }`
  mutating func parseBlock() throws(Abandoned) -> [StepSyntax] {
    try deepen()
    defer { shallow() }
    return parseSteps(openedAt: openBlock())
  }

  /// The steps of a block and its closing brace.
  mutating func parseSteps(openedAt opening: Span) -> [StepSyntax] {
    var steps: [StepSyntax] = []
    while !sink.isFull, !closesBlock(openedAt: opening) {
      let start = index
      steps.append(parseStep())
      if index == start { advance() }
    }
    return steps
  }

  /// A step; a broken one is read up to where the next may begin.
  private mutating func parseStep() -> StepSyntax {
    let start = index
    var name: Identifier?
    if at(.word), next.kind == .colon || isAtNameWithoutColon {
      name = Identifier(text: text(advance()), span: previous.span)
      if !take(.colon) { _ = unexpected("`:`", help: "a colon ends the name of a step: `seed: hop`") }
    }
    let keyword = Identifier(text: text(current), span: current.span)
    var body = StepSyntax.Body.broken
    do { body = try parseBody() } catch {
      skip { $0.isAtStepLine && $0.index > start }
    }
    let span = tokens[start].span.lowerBound..<max(previous.span.upperBound, keyword.span.upperBound)
    return StepSyntax(name: name, keyword: keyword, body: body, span: span)
  }

  /// `seed hop where …`
  private var isAtNameWithoutColon: Bool {
    current.keyword == nil && !next.startsLine && next.keyword.map { Keyword.steps.contains($0) } == true
  }

  private mutating func parseBody() throws(Abandoned) -> StepSyntax.Body {
    switch current.keyword {
    case .hop:
      advance()
      return .hop(try parseFilter())
    case .chain:
      advance()
      return .chain(try parseRange(), try parseFilter())
    case .split:
      advance()
      return .split(try parseRange(), try parseFilter())
    case .mesh:
      advance()
      return .mesh(try parseRange(), try parseFilter())
    case .each:
      return .each(try parseEach())
    case let keyword? where Keyword.laterSteps.contains(keyword):
      throw unsupported("`\(keyword == .no ? "no hop" : keyword.rawValue)`", at: current.span)
    default:
      throw unknownKeyword(among: Keyword.steps.map(\.rawValue), "no step")
    }
  }

  /// `each G, at least 50% { … }`
  private mutating func parseEach() throws(Abandoned) -> EachSyntax {
    advance()
    var quota: LiteralSyntax?
    var group = Identifier(text: "", span: current.span)
    do {
      let token = try expect(.word, help: "`each` names a group bound before it: `each layer1 {`")
      group = Identifier(text: text(token), span: token.span)
      if take(.comma) || at(.at) {
        try expect(.at)
        try expect(.least)
        quota = try parseLiteral()
      }
    } catch { skipToBlock() }
    return EachSyntax(group: group, quota: quota, steps: try parseBlock())
  }

  /// `9..60`, `5..`, `12`
  private mutating func parseRange() throws(Abandoned) -> RangeSyntax {
    let lower = try parseNumber(help: "how many: `9..60`, or `12` for exactly so many")
    guard take(.range) else { return RangeSyntax(lower: lower, upper: lower, span: lower.span) }
    let dots = previous.span
    guard at(.number), !current.startsLine else {
      return RangeSyntax(lower: lower, upper: nil, span: lower.span.joined(dots))
    }
    let upper = try parseNumber()
    return RangeSyntax(lower: lower, upper: upper, span: lower.span.joined(upper.span))
  }
}

extension Parser {
  /// `each G, at least 50% { … }`
  mutating func parseEach() throws(Abandoned) -> EachSyntax {
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

  /// `repeat 2..5 { … }`
  mutating func parseRepetition() throws(Abandoned) -> StepSyntax.Body {
    let word = advance().span
    var rounds = RangeSyntax(
      lower: LiteralSyntax(value: .invalid, span: word), upper: LiteralSyntax(value: .invalid, span: word), span: word)
    do { rounds = try parseRange() } catch { skipToBlock() }
    return .repetition(rounds, try parseBlock())
  }

  /// `optional hop …`; `exit: optional hop …` names the hop.
  mutating func parseOptional(_ name: inout Identifier?) throws(Abandoned) -> StepSyntax {
    let word = advance()
    try deepen()
    defer { shallow() }
    guard at(.word) else { throw unexpected("a step", help: "say what may be missing: `optional hop to @bridge`") }
    var step = parseStep()
    if let outer = name, let inner = step.name {
      sink.report(
        .repeatedPart, at: inner.span, "the step has two names", label: "again here",
        secondary: [sink.annotation(outer.span, "first given here")])
    }
    step.name = step.name ?? name
    step.span = word.span.joined(step.span)
    name = nil
    return step
  }

  /// `any { … } or { … }`
  mutating func parseEither() throws(Abandoned) -> [[StepSyntax]] {
    advance()
    var alternatives = [try parseBlock()]
    if at(.rightBrace), next.keyword == .or, tokens[min(index + 2, tokens.count - 1)].kind == .leftBrace {
      advance()
      reportStrayBrace("`any`")
    }
    if !at(.or) { _ = unexpected("`or`", help: "one way more at least: `any { … } or { … }`") }
    while take(.or) { alternatives.append(try parseBlock()) }
    return alternatives
  }

  /// `no hop within 3d`
  mutating func parseAbsence() throws(Abandoned) -> FilterSyntax {
    advance()
    try expect(.hop, help: "only hops can be absent: `no hop within 3d`")
    return try parseFilter()
  }
}

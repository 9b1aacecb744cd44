extension Parser {
  /// `usd`, `hour(UTC+9)`, `feed.sum`, `fraction(exit where …)`, `since event(…)`
  mutating func parseReference() throws(Abandoned) -> FormulaSyntax {
    let name = parseIdentifier()
    if name.text == "since", at(.word), text(current) == "event" {
      let event = try parseArgument()
      return .call(CallSyntax(name, [event], span: name.span.joined(event.span)))
    }
    guard take(.dot) else { return try parseCall(name) }
    let word = try expect(.word)
    if at(.leftParenthesis), next.keyword == .where { throw conditionOutside(name, word) }
    let function = try parseArguments(of: Identifier(text: text(word), span: word.span))
    return .number(AggregateSyntax(step: name, function: function, span: span(from: name.span.lowerBound)))
  }

  /// `fan.count(where …)`
  private mutating func conditionOutside(_ step: Identifier, _ function: Token) -> Abandoned {
    advance()
    return unexpected(
      "the step in the parentheses", help: "a choice names its step: `\(text(function))(\(step.text) where …)`")
  }

  private mutating func parseIdentifier() -> Identifier {
    let token = advance()
    return Identifier(text: text(token), span: token.span)
  }

  /// A word and its parentheses, which may choose transfers of a step or of the group itself.
  private mutating func parseCall(_ name: Identifier) throws(Abandoned) -> FormulaSyntax {
    guard at(.leftParenthesis), !current.startsLine, next.kind == .word,
      next.keyword == .where || tokens[min(index + 2, tokens.count - 1)].keyword == .where
    else { return .call(try parseArguments(of: name)) }
    try deepen()
    defer { shallow() }
    advance()
    let step = at(.where) ? nil : parseIdentifier()
    try expect(.where)
    let condition = try parseCondition()
    try expect(.rightParenthesis)
    let call = CallSyntax(name, where: condition, span: span(from: name.span.lowerBound))
    return step.map { .number(AggregateSyntax(step: $0, function: call, span: call.span)) } ?? .call(call)
  }

  /// A word and what it takes, if anything.
  private mutating func parseArguments(of name: Identifier) throws(Abandoned) -> CallSyntax {
    guard at(.leftParenthesis), !current.startsLine else { return CallSyntax(name) }
    try deepen()
    defer { shallow() }
    advance()
    var arguments: [ArgumentSyntax] = []
    if !at(.rightParenthesis) {
      repeat { arguments.append(try parseArgument()) } while take(.comma)
    }
    try expect(.rightParenthesis)
    return CallSyntax(name, arguments, span: span(from: name.span.lowerBound))
  }

  private mutating func parseArgument() throws(Abandoned) -> ArgumentSyntax {
    switch current.kind {
    case .number: return .value(try parseNumber())
    case .text: return .text(try parseText())
    case .word where next.kind == .plus || next.kind == .minus: return .zone(try parseZone())
    case .word: return .call(try parseArguments(of: parseIdentifier()))
    default: throw unexpected("an argument", help: "for example `age(to)`, `hour(UTC+9)` or `balance(30d)`")
    }
  }

  /// `UTC+9`, `UTC-3:30`
  private mutating func parseZone() throws(Abandoned) -> ZoneSyntax {
    let name = parseIdentifier()
    let isBehind = advance().kind == .minus
    guard at(.number) || at(.clock) else {
      throw unexpected("hours", help: "a zone is so many hours from UTC: `UTC+9`, `UTC-3:30`")
    }
    return ZoneSyntax(name: name, isBehind: isBehind, offset: parseIdentifier())
  }
}

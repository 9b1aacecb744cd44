extension Parser {
  /// Conditions joined by `,`, which binds loosest, then `or`, then `and`, then `not`.
  mutating func parseCondition() throws(Abandoned) -> ConditionSyntax {
    try deepen()
    defer { shallow() }
    var parts = [try parseAlternatives()]
    while take(.comma) { parts.append(try parseAlternatives()) }
    return Self.joined(parts, ConditionSyntax.all)
  }

  private mutating func parseAlternatives() throws(Abandoned) -> ConditionSyntax {
    var parts = [try parseConjunction()]
    while take(.or) { parts.append(try parseConjunction()) }
    return Self.joined(parts, ConditionSyntax.any)
  }

  private mutating func parseConjunction() throws(Abandoned) -> ConditionSyntax {
    var parts = [try parseUnary()]
    while take(.and) { parts.append(try parseUnary()) }
    return Self.joined(parts, ConditionSyntax.all)
  }

  private static func joined(
    _ parts: [ConditionSyntax], _ join: ([ConditionSyntax]) -> ConditionSyntax
  ) -> ConditionSyntax {
    parts.count == 1 ? parts[0] : join(parts)
  }

  private mutating func parseUnary() throws(Abandoned) -> ConditionSyntax {
    if at(.not) {
      try deepen()
      defer { shallow() }
      let start = advance().span.lowerBound
      let part = try parseUnary()
      return .not(part, start..<part.span.upperBound)
    }
    guard at(.leftParenthesis) else { return .comparison(try parseComparison()) }
    advance()
    let condition = try parseCondition()
    try expect(.rightParenthesis)
    return condition
  }

  private mutating func parseComparison() throws(Abandoned) -> ComparisonSyntax {
    let subject = try parseSubject()
    let (predicate, isNegated) = try parsePredicate(of: subject)
    return ComparisonSyntax(
      subject: subject, predicate: predicate, isNegated: isNegated, span: span(from: subject.span.lowerBound))
  }

  private mutating func parseSubject() throws(Abandoned) -> ComparisonSyntax.Subject {
    guard at(.word), next.kind != .colon else {
      throw unexpected("a condition", help: "for example `usd >= $1_000` or `to is fresh`")
    }
    let token = advance()
    if token.keyword == .equal, at(.within) { return .equal(token.span) }
    if token.keyword == .any, at(.address) { return .anyAddress(token.span.joined(advance().span)) }
    let name = Identifier(text: text(token), span: token.span)
    if at(.leftParenthesis) { throw unsupportedCall(name) }
    guard take(.dot) else { return .attribute(name) }
    let function = try expect(.word)
    return .aggregate(step: name, function: Identifier(text: text(function), span: function.span))
  }

  /// `hour(UTC+9)`, `fraction(…)` and other calls, which end the clause.
  private mutating func unsupportedCall(_ name: Identifier) -> Abandoned {
    let error = unsupported("`\(UserText.quoted(name.text).dropFirst().dropLast())(…)`", at: name.span)
    var open = 0
    repeat {
      if at(.leftParenthesis) { open += 1 }
      if at(.rightParenthesis) { open -= 1 }
      advance()
    } while open > 0 && !isAtEnd && !isAtSection && !at(.rightBrace)
    return error
  }

  private mutating func parsePredicate(
    of subject: ComparisonSyntax.Subject
  ) throws(Abandoned) -> (ComparisonSyntax.Predicate, Bool) {
    if case .equal = subject {
      advance()
      return (.within(try parseLiteral()), false)
    }
    if take(.is) {
      let isNegated = take(.not)
      return (try parseState(), isNegated)
    }
    if at(.not) || at(.in) {
      let isNegated = take(.not)
      try expect(.in)
      return (try parseMembership(of: subject), isNegated)
    }
    guard let comparison = Comparison(current.kind) else {
      throw unexpected("a comparison", help: "one of `>=`, `>`, `<=`, `<`, `=`, `!=`, `in` and `is`")
    }
    advance()
    return (.compared(comparison, try parseLiteral()), false)
  }

  /// What follows `is`.
  private mutating func parseState() throws(Abandoned) -> ComparisonSyntax.Predicate {
    if at(.relay) { return .isRelay(try parseRelay()) }
    if text(current) == "lookalike" { throw unsupported("`is lookalike`", at: current.span) }
    guard at(.fresh) else { throw unknownKeyword(among: ["fresh", "relay"], "nothing an address can be") }
    return .isFresh(advance().span)
  }

  /// What follows `in`.
  private mutating func parseMembership(
    of subject: ComparisonSyntax.Subject
  ) throws(Abandoned) -> ComparisonSyntax.Predicate {
    if at(.set) { return .inSet(try parseSet()) }
    if at(.word) || at(.text) { throw notInName(subject) }
    guard take(.leftParenthesis) else {
      let range = try parseValueRange()
      return .inRange(range.lower, range.upper ?? range.lower)
    }
    var names = [try parseName()]
    while take(.comma) { names.append(try parseName()) }
    try expect(.rightParenthesis)
    return .inList(names)
  }

  /// `to in layer1`, `asset in ETH`
  private mutating func notInName(_ subject: ComparisonSyntax.Subject) -> Abandoned {
    if case .attribute(let name) = subject, name.text == "to" || name.text == "from" {
      return unsupported("`in` with a step", at: current.span, help: "only label sets such as `@bridge` for now")
    }
    return unexpected(
      "a range, a list or a label set", help: "`in 80%..99.5%`, `in (ETH, stETH)` or `in @bridge`")
  }
}

import SignaturePlan

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
    guard at(.leftParenthesis), !isAtFormulaGroup else { return .comparison(try parseComparison()) }
    advance()
    let condition = try parseCondition()
    try expect(.rightParenthesis)
    return condition
  }

  private mutating func parseComparison() throws(Abandoned) -> ComparisonSyntax {
    let before = operators
    defer { operators = before }
    let start = current.span.lowerBound
    let subject = try parseSubject()
    let (predicate, isNegated) = try parsePredicate(of: subject)
    return ComparisonSyntax(
      subject: subject, predicate: predicate, isNegated: isNegated, span: span(from: start))
  }

  private mutating func parseSubject() throws(Abandoned) -> ComparisonSyntax.Subject {
    if at(.number) || at(.date) || at(.text) || at(.leftParenthesis) { return .formula(try parseFormula()) }
    guard at(.word), next.kind != .colon else {
      throw unexpected("a condition", help: "for example `usd >= $1_000` or `to is fresh`")
    }
    if current.keyword == .equal, next.keyword == .within { return .equal(advance().span) }
    if at(.any), next.keyword == .address { return .anyAddress(advance().span.joined(advance().span)) }
    return .formula(try parseFormula(isSubject: true))
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
      return (try parseMembership(), isNegated)
    }
    guard let comparison = Comparison(current.kind) else {
      throw unexpected("a comparison", help: "one of `>=`, `>`, `<=`, `<`, `=`, `!=`, `in` and `is`")
    }
    advance()
    return (.compared(comparison, try parseFormula()), false)
  }

  /// What follows `is`.
  private mutating func parseState() throws(Abandoned) -> ComparisonSyntax.Predicate {
    if at(.relay) { return .isRelay(try parseRelay()) }
    if at(.word), text(current) == "lookalike" { return try parseLookalike() }
    guard at(.fresh) else { throw unknownKeyword(among: ["fresh", "relay", "lookalike"], "nothing an address can be") }
    return .isFresh(advance().span)
  }

  /// `lookalike`, `lookalike(within 7d)`
  private mutating func parseLookalike() throws(Abandoned) -> ComparisonSyntax.Predicate {
    let word = advance().span
    guard at(.leftParenthesis), !current.startsLine else { return .isLookalike(within: nil, word) }
    advance()
    try expect(.within, help: "say how long before: `lookalike(within 7d)`")
    let within = try parseLiteral()
    try expect(.rightParenthesis)
    return .isLookalike(within: within, span(from: word.lowerBound))
  }

  /// What follows `in`.
  private mutating func parseMembership() throws(Abandoned) -> ComparisonSyntax.Predicate {
    if at(.set) { return .inSet(try parseSet()) }
    if at(.leftParenthesis), !isAtFormulaGroup || isAtList { return .inList(try parseList()) }
    if at(.word), !isAtNumber { return .inStep(try parseName()) }
    let lower = try parseFormula()
    guard take(.range) else { throw unexpected("`..`", help: "a range names both ends: `80%..99.5%`") }
    guard !at(.comma), !at(.rightParenthesis), !at(.rightBrace), !isAtEnd, !current.startsLine else {
      throw unexpected("a value", help: "a range names both ends: `80%..99.5%`")
    }
    // `80%..90% of x` is a range of parts, `$5..90% of x` ends with one.
    let takesPart = if case .percent? = lower.literal?.value { false } else { true }
    let upper = try parseFormula(takesPart: takesPart)
    guard isAtPart else { return .inRange(lower, upper, of: nil) }
    advance()
    return .inRange(lower, upper, of: try parseFormula())
  }

  /// Whether the parenthesis here opens a list of names rather than a formula: `(ETH, stETH)`.
  private var isAtList: Bool {
    let after = [2, 3].map { tokens[min(index + $0, tokens.count - 1)].kind }
    guard next.kind == .word || next.kind == .text else { return false }
    return after[0] == .comma
      || after[0] == .rightParenthesis && after[1] != .range && Formula.Operator(after[1]) == nil
  }

  /// Whether the word here begins a formula: `x.usd`, `usd * 2`, `since event(…)`.
  private var isAtNumber: Bool {
    if text(current) == "since", at(.word), next.keyword == .event { return true }
    let isOperator = Formula.Operator(next.kind) != nil && !next.startsLine
    return at(.word) && (isOperator || [.dot, .leftParenthesis, .range].contains(next.kind))
  }

  private mutating func parseList() throws(Abandoned) -> [Identifier] {
    advance()
    var names = [try parseName()]
    while take(.comma) { names.append(try parseName()) }
    try expect(.rightParenthesis)
    return names
  }
}

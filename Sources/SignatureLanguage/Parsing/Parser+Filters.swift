extension Parser {
  /// `from @exchange to @bridge within 3h where …`, in any order, the clause last.
  mutating func parseFilter() throws(Abandoned) -> FilterSyntax {
    var filter = FilterSyntax()
    while let keyword = current.keyword, try parseModifier(keyword, &filter) {}
    if take(.where) { filter.clause = try parseCondition() }
    if isAtLeftover { throw leftover(of: filter) }
    return filter
  }

  /// Whether something stands on the step's line that begins no other step.
  private var isAtLeftover: Bool {
    guard !current.startsLine, !isAtEnd, !at(.rightBrace), next.kind != .colon else { return false }
    return current.keyword.map { !Keyword.steps.contains($0) && !Keyword.laterSteps.contains($0) } ?? true
  }

  private mutating func leftover(of filter: FilterSyntax) -> Abandoned {
    if filter.clause != nil { return unexpected("`,`, `and`, `or` or the next step") }
    guard at(.word), current.keyword == nil else { return unexpected("`where` or the next step") }
    return unknownKeyword(among: ["from", "to", "within", "through", "where"], "no part of a step")
  }

  /// - Returns: whether the word was part of the step.
  private mutating func parseModifier(_ keyword: Keyword, _ filter: inout FilterSyntax) throws(Abandoned) -> Bool {
    // A word with a colon is the name of the next step.
    guard next.kind != .colon else { return false }
    let word = current.span
    switch keyword {
    case .from: try parseEnd(word, &filter.from)
    case .to: try parseEnd(word, &filter.to)
    case .within:
      advance()
      let window = try parseLiteral()
      if let first = filter.window { reportRepeated("`within`", word, first.span) }
      filter.window = filter.window ?? window
    case .through:
      advance()
      if text(current) == "services" { throw unsupported("`through services`", at: word.joined(current.span)) }
      let relay = try parseRelay()
      if let first = filter.relay { reportRepeated("`through`", word, first.span) }
      filter.relay = filter.relay ?? relay
    case .any where text(next) == "asset":
      throw unsupported("`any asset`", at: word.joined(next.span))
    default: return false
    }
    return true
  }

  private mutating func parseEnd(_ word: Span, _ end: inout SetSyntax?) throws(Abandoned) {
    advance()
    if at(.word) { try reportOtherEnd(word) }
    let set = try parseSet()
    if let first = end { reportRepeated(UserText.quoted(source.text(word)), word, first.span) }
    end = end ?? set
  }

  /// `to fresh` and ends that name a step.
  private mutating func reportOtherEnd(_ word: Span) throws(Abandoned) {
    if at(.fresh) || at(.is) {
      throw unexpected("a label set such as `@bridge`", help: "write `where \(source.text(word)) is fresh`")
    }
    if next.kind == .dot || at(.in) || current.keyword == nil {
      throw unsupported(
        "an end that names a step", at: word.joined(current.span), help: "only label sets such as `@bridge` for now")
    }
  }

  /// `@bridge`, `@bridge("THORChain")`
  mutating func parseSet() throws(Abandoned) -> SetSyntax {
    let token = try expect(.set)
    let name = Identifier(text: String(text(token).dropFirst()), span: token.span)
    guard at(.leftParenthesis), !current.startsLine else {
      return SetSyntax(name: name, argument: nil, span: name.span)
    }
    advance()
    let argument = try parseText()
    try expect(.rightParenthesis)
    return SetSyntax(name: name, argument: argument, span: span(from: token.span.lowerBound))
  }
}

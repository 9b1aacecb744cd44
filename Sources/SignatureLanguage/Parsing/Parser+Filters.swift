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
    !current.startsLine && !isAtEnd && !at(.rightBrace) && next.kind != .colon && !isAtStepWord && !isAtOrBlock
  }

  /// `or {`, which follows a block of `any`.
  private var isAtOrBlock: Bool { at(.or) && next.kind == .leftBrace }

  private mutating func leftover(of filter: FilterSyntax) -> Abandoned {
    if filter.clause != nil { return unexpected("`,`, `and`, `or` or the next step") }
    guard at(.word), current.keyword == nil else { return unexpected("`where` or the next step") }
    return unknownKeyword(
      among: ["from", "to", "within", "through", "any", "of", "by", "every", "until", "via", "where"],
      "no part of a step")
  }

  /// - Returns: whether the word was part of the step.
  private mutating func parseModifier(_ keyword: Keyword, _ filter: inout FilterSyntax) throws(Abandoned) -> Bool {
    // A word with a colon is the name of the next step.
    guard next.kind != .colon else { return false }
    let word = current
    switch keyword {
    case .from: try parseSource(&filter)
    case .to: try parseTarget(&filter)
    case .within: try parsePart(&filter.window, word) { parser throws(Abandoned) in try parser.parseLiteral() }
    case .every: try parsePart(&filter.spacing, word) { parser throws(Abandoned) in try parser.parseSpacing() }
    case .until: try parsePart(&filter.until, word) { parser throws(Abandoned) in try parser.parseSet() }
    case .via: try parsePart(&filter.via, word) { parser throws(Abandoned) in try parser.parseSet() }
    case .of: try parsePart(&filter.group, word) { parser throws(Abandoned) in try parser.parseWord("a group") }
    case .by: try parsePart(&filter.key, word) { parser throws(Abandoned) in try parser.parseWord("a word") }
    case .through where next.keyword == .services:
      try parsePart(&filter.services, word) { parser throws(Abandoned) in word.span.joined(parser.advance().span) }
    case .through: try parsePart(&filter.relay, word) { parser throws(Abandoned) in try parser.parseRelay() }
    case .any where next.keyword == .asset:
      try parsePart(&filter.anyAsset, word) { parser throws(Abandoned) in word.span.joined(parser.advance().span) }
    default: return false
    }
    return true
  }

  /// A part behind its word; given twice, the first counts.
  private mutating func parsePart<Part>(
    _ part: inout Part?, _ word: Token, _ parse: (inout Parser) throws(Abandoned) -> Part
  ) throws(Abandoned) {
    advance()
    let value = try parse(&self)
    if part != nil {
      sink.report(.repeatedPart, at: word.span, "\(UserText.quoted(text(word))) is given twice", label: "again here")
    }
    part = part ?? value
  }

  private mutating func parseWord(_ expectation: String) throws(Abandoned) -> Identifier {
    guard at(.word), !current.startsLine else { throw unexpected(expectation) }
    let token = advance()
    return Identifier(text: text(token), span: token.span)
  }

  /// `8m`, `2m..8m`
  private mutating func parseSpacing() throws(Abandoned) -> SpacingSyntax {
    let first = try parseLiteral(help: "the time between payments: `every 8m` or `every 2m..8m`")
    guard take(.range) else { return SpacingSyntax(least: nil, most: first) }
    return SpacingSyntax(least: first, most: try parseLiteral())
  }

  // MARK: Ends

  /// `from @exchange`, `from theft.to`
  private mutating func parseSource(_ filter: inout FilterSyntax) throws(Abandoned) {
    let word = current
    if isAtReference {
      try parsePart(&filter.start, word) { parser throws(Abandoned) in try parser.parseReference() }
    } else {
      try parsePart(&filter.from, word) { parser throws(Abandoned) in try parser.parseEnds(word) }
    }
  }

  /// `to @bridge`, `to theft.from`, `to fresh`, `to tron`
  private mutating func parseTarget(_ filter: inout FilterSyntax) throws(Abandoned) {
    let word = current
    if isAtReference {
      try parsePart(&filter.end, word) { parser throws(Abandoned) in try parser.parseReference() }
    } else if next.keyword == .fresh {
      try parsePart(&filter.fresh, word) { parser throws(Abandoned) in parser.advance().span }
    } else if next.kind == .text || (next.kind == .word && next.keyword == nil && !next.startsLine) {
      try parsePart(&filter.chain, word) { parser throws(Abandoned) in try parser.parseName() }
    } else {
      try parsePart(&filter.to, word) { parser throws(Abandoned) in try parser.parseEnds(word) }
    }
  }

  /// Whether the next two words are those of `from theft.to`.
  private var isAtReference: Bool {
    next.kind == .word && !next.startsLine && tokens[min(index + 2, tokens.count - 1)].kind == .dot
  }

  private mutating func parseEnds(_ word: Token) throws(Abandoned) -> SetSyntax {
    if at(.fresh) || at(.is) {
      throw unexpected("a label set such as `@bridge`", help: "write `where \(text(word)) is fresh`")
    }
    guard at(.word), !current.startsLine, current.keyword == nil else { return try parseSet() }
    throw unexpected(
      "a label set such as `@bridge`", help: "an end of a step before is written `\(text(word)) \(text(current)).to`")
  }

  /// `theft.to`
  private mutating func parseReference() throws(Abandoned) -> ReferenceSyntax {
    let step = try parseWord("the name of a step")
    try expect(.dot)
    guard at(.to) || at(.from) else {
      throw unexpected("`to` or `from`", help: "one of the two ends of the step: `\(step.text).to`")
    }
    let end = advance()
    return ReferenceSyntax(step: step, end: Identifier(text: text(end), span: end.span))
  }

  /// `@bridge`, `@bridge("THORChain")`
  mutating func parseSet() throws(Abandoned) -> SetSyntax {
    let token = try expect(Token.Kind.set)
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

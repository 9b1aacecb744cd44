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
    let first = current.span
    switch keyword {
    case .from: try parseSource(&filter)
    case .to: try parseTarget(&filter)
    case .within:
      try parsePart(\.window, .window, of: &filter) { parser throws(Abandoned) in try parser.parseLiteral() }
    case .every:
      try parsePart(\.spacing, .spacing, of: &filter) { parser throws(Abandoned) in try parser.parseSpacing() }
    case .until: try parsePart(\.until, .until, of: &filter) { parser throws(Abandoned) in try parser.parseSet() }
    case .via: try parsePart(\.via, .via, of: &filter) { parser throws(Abandoned) in try parser.parseSet() }
    case .of:
      try parsePart(\.group, .group, of: &filter) { parser throws(Abandoned) in try parser.parseWord("a group") }
    case .by: try parsePart(\.key, .key, of: &filter) { parser throws(Abandoned) in try parser.parseWord("a word") }
    case .through where next.keyword == .services:
      try parsePart(\.services, .services, of: &filter) { parser throws(Abandoned) in
        first.joined(parser.advance().span)
      }
    case .through: try parsePart(\.relay, .relay, of: &filter) { parser throws(Abandoned) in try parser.parseRelay() }
    case .any where next.keyword == .asset:
      try parsePart(\.anyAsset, .anyAsset, of: &filter) { parser throws(Abandoned) in
        first.joined(parser.advance().span)
      }
    default: return false
    }
    return true
  }

  /// A part behind its word; given twice, the first counts.
  private mutating func parsePart<Part>(
    _ field: WritableKeyPath<FilterSyntax, Part?>, _ part: FilterPart, of filter: inout FilterSyntax,
    _ parse: (inout Parser) throws(Abandoned) -> Part
  ) throws(Abandoned) {
    let word = advance()
    let value = try parse(&self)
    if let first = filter.span(of: part) { reportRepeated(UserText.quoted(text(word)), word.span, first) }
    filter[keyPath: field] = filter[keyPath: field] ?? value
  }

  private mutating func parseWord(_ expectation: String) throws(Abandoned) -> Identifier {
    guard at(.word), next.kind != .colon else { throw unexpected(expectation) }
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
      try parsePart(\.start, .start, of: &filter) { parser throws(Abandoned) in try parser.parseReference() }
    } else {
      try parsePart(\.from, .from, of: &filter) { parser throws(Abandoned) in try parser.parseEnds(word) }
    }
  }

  /// `to @bridge`, `to theft.from`, `to fresh`, `to tron`
  private mutating func parseTarget(_ filter: inout FilterSyntax) throws(Abandoned) {
    let word = current
    if isAtReference {
      try parsePart(\.end, .end, of: &filter) { parser throws(Abandoned) in try parser.parseReference() }
    } else if next.keyword == .fresh {
      try parsePart(\.fresh, .fresh, of: &filter) { parser throws(Abandoned) in parser.advance().span }
    } else if isAtChain {
      try parsePart(\.chain, .chain, of: &filter) { parser throws(Abandoned) in try parser.parseName() }
    } else {
      try parsePart(\.to, .to, of: &filter) { parser throws(Abandoned) in try parser.parseEnds(word) }
    }
  }

  /// Whether the next two words are those of `from theft.to`.
  private var isAtReference: Bool {
    next.kind == .word && tokens[min(index + 2, tokens.count - 1)].kind == .dot
  }

  /// Whether the next word is that of `to tron`, and not the beginning of something else.
  private var isAtChain: Bool {
    guard next.kind == .word else { return next.kind == .text }
    guard tokens[min(index + 2, tokens.count - 1)].kind != .colon else { return false }
    return next.keyword.map { !Keyword.separators.contains($0) && !Self.noChains.contains($0) } ?? true
  }

  private static let noChains: Set<Keyword> = [.is, .in, .of, .by, .until, .via]

  private mutating func parseEnds(_ word: Token) throws(Abandoned) -> SetSyntax {
    if at(.fresh) || at(.is) {
      throw unexpected("a label set such as `@bridge`", help: "write `where \(text(word)) is fresh`")
    }
    guard at(.word), next.kind != .colon, current.keyword == nil else { return try parseSet() }
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

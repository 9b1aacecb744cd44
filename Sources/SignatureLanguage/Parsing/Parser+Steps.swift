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
  mutating func parseStep() -> StepSyntax {
    let start = index
    var name: Identifier?
    if at(.word), next.kind == .colon || isAtNameWithoutColon {
      name = Identifier(text: text(advance()), span: previous.span)
      if !take(.colon) { _ = unexpected("`:`", help: "a colon ends the name of a step: `seed: hop`") }
    }
    let keyword = Identifier(text: text(current), span: current.span)
    var body = StepSyntax.Body.broken
    do { body = try parseBody(&name) } catch {
      skip { $0.isAtStepLine && $0.index > start }
    }
    let span = tokens[start].span.lowerBound..<max(previous.span.upperBound, keyword.span.upperBound)
    return StepSyntax(name: name, keyword: keyword, body: body, span: span)
  }

  /// `seed hop where …`
  private var isAtNameWithoutColon: Bool {
    let afterNext = tokens[min(index + 2, tokens.count - 1)]
    return current.keyword == nil && !next.startsLine
      && next.keyword.map { Keyword.steps.contains($0) && isStep($0, before: afterNext) } == true
  }

  /// - Parameter name: that of the step; `optional` hands it on to the step inside.
  private mutating func parseBody(_ name: inout Identifier?) throws(Abandoned) -> StepSyntax.Body {
    switch current.keyword {
    case .each: return .each(try parseEach())
    case .repeat: return try parseRepetition()
    case .optional: return .optional(try parseOptional(&name))
    case .any where next.keyword != .asset: return .either(try parseEither())
    case .no: return .absence(try parseAbsence())
    default: return try parseFiltered()
    }
  }

  private static let filtered: [Keyword] = [
    .hop, .swap, .cross, .chain, .split, .series, .gather, .mesh, .trace, .cohort,
  ]

  /// A step with a filter.
  private mutating func parseFiltered() throws(Abandoned) -> StepSyntax.Body {
    let keyword = current.keyword
    if let keyword, Self.filtered.contains(keyword) { advance() }
    switch keyword {
    case .hop: return .hop(try parseFilter())
    case .swap: return .swap(try parseFilter())
    case .cross: return .cross(try parseFilter())
    case .chain: return .chain(try parseRange(), try parseFilter())
    case .split: return .split(try parseRange(), try parseFilter())
    case .series: return .series(try parseRange(), try parseFilter())
    case .gather: return .gather(try parseRange(), try parseFilter())
    case .mesh: return .mesh(try parseRange(), try parseFilter())
    case .trace: return .trace(try parseRange(), try parseFilter())
    case .cohort: return .cohort(try parseRange(), try parseFilter())
    default:
      throw unknownKeyword(among: Keyword.steps.map(\.rawValue), "no step")
    }
  }

  /// `9..60`, `5..`, `12`
  mutating func parseRange() throws(Abandoned) -> RangeSyntax {
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

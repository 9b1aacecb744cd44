extension Parser {
  /// `relay(within 6h, passes 85%..110%, age <= 90d, degree <= 100)`
  mutating func parseRelay() throws(Abandoned) -> RelaySyntax {
    let start = try expect(.relay).span.lowerBound
    try expect(.leftParenthesis, help: "say how fast a relay passes funds on: `relay(within 6h)`")
    var within: LiteralSyntax?
    var relay = RelaySyntax(
      within: LiteralSyntax(value: .invalid, span: previous.span), passes: nil, age: nil, degree: nil, span: 0..<0)
    repeat { try parseRelayPart(&within, &relay) } while take(.comma)
    try expect(.rightParenthesis)
    relay.span = span(from: start)
    guard let within else {
      sink.report(
        .expected, at: relay.span, "a relay needs `within`", label: "no look-ahead",
        help: "say how fast funds are passed on: `relay(within 6h)`")
      throw Abandoned()
    }
    relay.within = within
    return relay
  }

  private mutating func parseRelayPart(
    _ within: inout LiteralSyntax?, _ relay: inout RelaySyntax
  ) throws(Abandoned) {
    let word = current
    switch word.keyword {
    case .within:
      advance()
      within = try once(try parseLiteral(), within, word)
    case .passes:
      advance()
      relay.passes = try parseValueRange()
    case .age:
      advance()
      try expect(.lessOrEqual, help: "an age has an upper bound: `age <= 90d`")
      relay.age = try once(try parseLiteral(), relay.age, word)
    case .degree:
      advance()
      try expect(.lessOrEqual, help: "a degree has an upper bound: `degree <= 100`")
      relay.degree = try once(try parseNumber(), relay.degree, word)
    default:
      throw unknownKeyword(among: ["within", "passes", "age", "degree"], "no part of a relay")
    }
  }

  private func once(_ value: LiteralSyntax, _ before: LiteralSyntax?, _ word: Token) throws(Abandoned) -> LiteralSyntax
  {
    if let before { reportRepeated(UserText.quoted(text(word)), word.span, before.span) }
    return before ?? value
  }
}

extension Parser {
  /// `2025-02-21 14:16 A -> B $5` or `+10m A -> B1..B12 10 ETH ($25_000) every 30s`
  mutating func parseLedgerLine() throws(Abandoned) -> LedgerLineSyntax {
    let start = current.span.lowerBound
    let isRelative = take(.plus)
    let time = isRelative ? try parseNumber(help: "`+10m` is ten minutes after the line before") : parseDate()
    let ends = try parseLedgerEnds()
    guard at(.number) else { throw unexpected("an amount", help: "`$27_000_000` or `10_000 ETH`") }
    let amount = try parseLiteral()
    var line = LedgerLineSyntax(
      time: time, isRelative: isRelative, ends: ends, amount: amount, span: time.span)
    if at(.leftParenthesis), !current.startsLine { line.value = try parseLedgerValue() }
    while !current.startsLine, try parseLedgerOption(&line) {}
    line.span = span(from: start)
    guard current.startsLine || at(.rightBrace) || isAtEnd else {
      throw unexpected(
        "the end of the line", help: "after the amount only `on bitcoin`, `every 30s` and `keeping 99%` may follow")
    }
    return line
  }

  /// `A -> B1..B12 -> C`
  private mutating func parseLedgerEnds() throws(Abandoned) -> [LedgerEndSyntax] {
    var ends = [try parseLedgerEnd()]
    guard at(.arrow) else { throw unexpected("`->`", help: "a transfer reads `A -> B $5`") }
    while take(.arrow) { ends.append(try parseLedgerEnd()) }
    return ends
  }

  private mutating func parseLedgerEnd() throws(Abandoned) -> LedgerEndSyntax {
    let first = try parseAddress()
    guard take(.range) else { return LedgerEndSyntax(first: first, last: nil) }
    return LedgerEndSyntax(first: first, last: try parseAddress())
  }

  private mutating func parseLedgerValue() throws(Abandoned) -> LiteralSyntax {
    advance()
    let value = try parseLiteral()
    try expect(.rightParenthesis)
    return value
  }

  /// - Returns: whether there was one.
  private mutating func parseLedgerOption(_ line: inout LedgerLineSyntax) throws(Abandoned) -> Bool {
    let word = current.span
    if take(.every) {
      let every = try parseNumber()
      if let first = line.every { reportRepeated("`every`", word, first.span) }
      line.every = every
    } else if take(.keeping) {
      let keeping = try parseNumber()
      if let first = line.keeping { reportRepeated("`keeping`", word, first.span) }
      line.keeping = keeping
    } else if take(.on) {
      let chain = try parseName()
      if let first = line.chain { reportRepeated("`on`", word, first.span) }
      line.chain = chain
    } else {
      return false
    }
    return true
  }
}

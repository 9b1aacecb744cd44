extension Parser {
  /// A value of any dimension.
  mutating func parseLiteral(help: String? = nil) throws(Abandoned) -> LiteralSyntax {
    switch current.kind {
    case .number: return parseAmount()
    case .date: return parseDate()
    // A word of the next line is more likely its beginning than a value.
    case .word where !current.startsLine && next.kind != .colon, .text: return try parseWord()
    default: throw unexpected("a value", help: help)
    }
  }

  /// A number with nothing after it.
  mutating func parseNumber(help: String? = nil) throws(Abandoned) -> LiteralSyntax {
    guard at(.number) else { throw unexpected("a number", help: help) }
    return readNumber()
  }

  private mutating func parseWord() throws(Abandoned) -> LiteralSyntax {
    guard at(.word) else {
      let text = try parseText()
      return LiteralSyntax(value: .word(text.text), span: text.span)
    }
    if let keyword = current.keyword, Keyword.separators.contains(keyword) { throw unexpected("a value") }
    let token = advance()
    return LiteralSyntax(value: .word(text(token)), span: token.span)
  }

  /// A number and, on the same line, the symbol of its asset: `10_000 ETH`.
  private mutating func parseAmount() -> LiteralSyntax {
    let number = readNumber()
    guard case .number(let value) = number.value, isAtSymbol else { return number }
    guard let symbol = try? parseName() else { return number }
    return LiteralSyntax(value: .amount(value, asset: symbol.text), span: number.span.joined(symbol.span))
  }

  /// Whether the current word can be the symbol of the amount before it.
  private var isAtSymbol: Bool {
    guard !current.startsLine, next.kind != .colon else { return false }
    if at(.text) { return true }
    guard at(.word), !isAtPart else { return false }
    return current.keyword.map { !Keyword.separators.contains($0) && $0 != .in && $0 != .is } ?? true
  }

  private mutating func readNumber() -> LiteralSyntax {
    let token = advance()
    do throws(NumberReader.Fault) {
      return LiteralSyntax(value: try NumberReader.literal(text(token)), span: token.span)
    } catch {
      report(error, at: token.span)
      return LiteralSyntax(value: .invalid, span: token.span)
    }
  }

  private func report(_ fault: NumberReader.Fault, at span: Span) {
    let shown = UserText.quoted(source.text(span))
    switch fault {
    case .malformed:
      sink.report(
        .malformedNumber, at: span, "malformed number \(shown)", label: "no number",
        help: "digits, underscores between them, one point: `1_000.5`")
    case .tooLarge:
      sink.report(.numberOutOfRange, at: span, "number out of range", label: "larger than anything can be")
    case .unknownUnit(let unit):
      sink.report(
        .unknownUnit, at: span, "unknown unit \(UserText.quoted(unit))", label: "no unit of time, and no `%`",
        help: advice(onUnit: unit, at: span))
    case .fractionalDuration:
      sink.report(
        .malformedNumber, at: span, "malformed duration \(shown)", label: "durations are whole numbers",
        help: "join units instead: `1h30m`")
    }
  }

  private func advice(onUnit unit: String, at span: Span) -> String {
    let number = source.text(span).dropLast(unit.count)
    switch unit {
    case "k", "K": return "write the number out: `\(number)_000`"
    case "M", "m", "mm": return "write the number out: `\(number)_000_000`"
    case _ where number.hasPrefix("$"): return "write dollars as `$1_000_000`"
    case _ where unit.first?.isUppercase == true && unit.count <= 12:
      return "put a blank between the number and the symbol: `\(number) \(unit)`"
    default: return "units of time are `s`, `m`, `h`, `d` and `w`: `30m`"
    }
  }

  /// A date and, on the same line, a time of day.
  mutating func parseDate() -> LiteralSyntax {
    let date = advance()
    let clock = at(.clock) && !current.startsLine ? advance() : nil
    let span = date.span.joined(clock?.span ?? date.span)
    if let time = CalendarReader.seconds(date: text(date), clock: clock.map { text($0) }) {
      return LiteralSyntax(value: .time(time), span: span)
    }
    let parts = text(date).split(separator: "-")
    let isDifference = clock == nil && parts.count == 2
    sink.report(
      .invalidDate, at: span, "no such date \(UserText.quoted(source.text(span)))",
      label: "not a day or time of the calendar",
      help: isDifference
        ? "a minus stands between blanks: `\(parts.joined(separator: " - "))`"
        : "dates are UTC: `2025-02-21` or `2025-02-21 14:16:11`")
    return LiteralSyntax(value: .invalid, span: span)
  }

  /// `85%..110%`
  mutating func parseValueRange() throws(Abandoned) -> RangeSyntax {
    let lower = try parseLiteral()
    guard at(.range) else { throw unexpected("`..`", help: "a range names both ends: `80%..99.5%`") }
    advance()
    let upper = try parseLiteral(help: "a range names both ends: `80%..99.5%`")
    return RangeSyntax(lower: lower, upper: upper, span: lower.span.joined(upper.span))
  }
}

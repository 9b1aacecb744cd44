import Testing

@testable import SignatureLanguage

@Suite("Tokens and values") struct LexingTests {
  @Test(
    "A number is read with its dimension",
    arguments: [
      ("9", Literal.number(NumberText(text: "9"))), ("1_000", .number(NumberText(text: "1000"))),
      ("0.02", .number(NumberText(text: "0.02"))), ("$1_000_000", .dollars(NumberText(text: "1000000"))),
      ("$1.5", .dollars(NumberText(text: "1.5"))), ("99.5%", .percent(NumberText(text: "99.5"))),
      ("30s", .duration(30)), ("30m", .duration(1_800)), ("3h", .duration(10_800)), ("14d", .duration(1_209_600)),
      ("2w", .duration(1_209_600)), ("1h30m", .duration(5_400)), ("0s", .duration(0)),
    ])
  func number(text: String, expected: Literal) throws {
    #expect(try NumberReader.literal(text) == expected)
  }

  @Test(
    "A malformed number is refused",
    arguments: [
      ("1__0", NumberReader.Fault.malformed), ("1_", .malformed), ("$", .malformed), ("$_1", .malformed),
      ("1_.5", .malformed), ("5x", .unknownUnit("x")), ("$5k", .unknownUnit("k")), ("1.5h", .fractionalDuration),
      ("9999999999999999999999999w", .tooLarge), ("99999d", .tooLarge), ("0x12ab", .unknownUnit("x")),
      (String(repeating: "9", count: 41), .tooLarge), ("9223372036854775807s", .tooLarge),
    ])
  func malformed(text: String, fault: NumberReader.Fault) {
    #expect(throws: fault) { try NumberReader.literal(text) }
  }

  @Test("A percentage is the double nearest to its hundredth")
  func percentages() {
    for (text, value) in [("99.5", 0.995), ("2", 0.02), ("0.1", 0.001), ("110", 1.1), ("29", 0.29), ("7", 0.07)] {
      #expect(NumberText(text: text).hundredth == value)
    }
  }

  @Test("Points are exact tenths or nothing")
  func tenths() {
    #expect(NumberText(text: "62.5").tenths == 625)
    #expect(NumberText(text: "40").tenths == 400)
    #expect(NumberText(text: "40.50").tenths == 405)
    #expect(NumberText(text: "40.55").tenths == nil)
    #expect(NumberText(text: String(repeating: "9", count: 30)).tenths == nil)
  }

  @Test(
    "A date is read as seconds of UTC",
    arguments: [
      ("1970-01-01", nil, 0), ("2025-02-21", nil, 1_740_096_000), ("2025-02-21", "14:16", 1_740_147_360),
      ("2025-02-21T14:16:11", nil, 1_740_147_371), ("2025-02-21T14:16:11Z", nil, 1_740_147_371),
      ("2024-02-29", nil, 1_709_164_800), ("2000-02-29", nil, 951_782_400), ("1969-12-31", "23:59:59", -1),
    ])
  func dates(date: String, clock: String?, seconds: Int64) {
    #expect(CalendarReader.seconds(date: date, clock: clock) == seconds)
  }

  @Test(
    "A day or time that does not exist is refused",
    arguments: [
      ("2025-02-29", nil), ("1900-02-29", nil), ("2025-13-01", nil), ("2025-00-10", nil), ("2025-01-00", nil),
      ("2025-1-1", nil), ("2025-02-21", "24:00"), ("2025-02-21", "14:60"), ("2025-02-21", "14"),
      ("2025-02-21", "1:2"), ("2025-02-21T", nil), ("2025-02-21T10:00", "10:00"), ("0000-01-01", nil), ("2025-01", nil),
    ])
  func noSuchDate(date: String, clock: String?) {
    #expect(CalendarReader.seconds(date: date, clock: clock) == nil)
  }

  @Test("Signs, words, sets, texts and comments are told apart")
  func kinds() {
    let text = "a.b: {} () , .. -> + = != < <= > >= @bridge \"x \\\" y\" 9..60 $5 2025-02-21 14:16 // rest # ?\nb"
    #expect(
      kinds(text) == [
        .word, .dot, .word, .colon, .leftBrace, .rightBrace, .leftParenthesis, .rightParenthesis, .comma, .range,
        .arrow, .plus, .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .set, .text, .number, .range,
        .number, .number, .date, .clock, .comment, .word, .end,
      ])
  }

  @Test("Addresses that start with a digit are one token")
  func addresses() {
    #expect(kinds("0x5FdC 1A1zP1eP5 3FZbgi") == [.number, .number, .number, .end])
  }

  @Test("Comments are kept for a formatter")
  func comments() {
    let source = SourceText(SignatureSource(path: "x", text: "// one\nsignature x { // two\n}"))
    let sink = DiagnosticSink(source: source, limit: 9, warningsAreErrors: false)
    #expect(Parser.parse(source, sink: sink).comments.map(source.text) == ["// one", "// two"])
  }

  @Test("A mistyped word finds the word that was meant")
  func suggestions() {
    let words = ["amount", "usd", "time", "max_share"]
    #expect(Suggestion.nearest(to: "amuont", among: words) == "amount")
    #expect(Suggestion.nearest(to: "USD", among: words) == "usd")
    #expect(Suggestion.nearest(to: "maxshare", among: words) == "max_share")
    #expect(Suggestion.nearest(to: "frobnicate", among: words) == nil)
    #expect(Suggestion.nearest(to: "x", among: words) == nil)
    #expect(Suggestion.nearest(to: String(repeating: "a", count: 100_000), among: words) == nil)
  }

  private func kinds(_ text: String) -> [Token.Kind] {
    let source = SourceText(SignatureSource(path: "x", text: text))
    let sink = DiagnosticSink(source: source, limit: 9, warningsAreErrors: false)
    return Lexer.tokens(of: source, sink: sink).map(\.kind)
  }
}

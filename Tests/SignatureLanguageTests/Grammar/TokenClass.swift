@testable import SignatureLanguage

/// What a name in capitals stands for in the grammar: tokens of which every one will do.
///
/// A class that the grammar begins to use is added here, and nowhere else.
struct TokenClass: Sendable {
  var name: String
  /// Some of them.
  var examples: [String]
  /// Whether a token that is no sign is one of them.
  var holds: @Sendable (Token.Kind, String) -> Bool

  static let all = [
    TokenClass(name: "NAME", examples: ["a", "b2", "under_score", "ETH", "usd", "kept", "count", "fresh"]) { kind, _ in
      kind == .word
    },
    TokenClass(name: "TEXT", examples: [#""x""#, #""a \"b\" \\ é""#, #""""#]) { kind, _ in kind == .text },
    TokenClass(
      name: "DATE", examples: ["2025-02-21", "2025-02-21 14:16", "2025-02-21 14:16:11Z", "2025-02-21T14:16:11"]
    ) { kind, _ in kind == .date },
    TokenClass(name: "CLOCK", examples: ["3:30", "05:45"]) { kind, _ in kind == .clock },
    TokenClass(name: "NUMBER", examples: ["5", "60", "1_000", "0.5"]) { _, text in
      if case .number? = literal(text) { true } else { false }
    },
    TokenClass(name: "DOLLARS", examples: ["$5", "$1_000_000", "$0.5"]) { _, text in
      if case .dollars? = literal(text) { true } else { false }
    },
    TokenClass(name: "PERCENT", examples: ["5%", "99.5%", "100%"]) { _, text in
      if case .percent? = literal(text) { true } else { false }
    },
    TokenClass(name: "DURATION", examples: ["30s", "1h30m", "14d", "2w"]) { _, text in
      if case .duration? = literal(text) { true } else { false }
    },
    TokenClass(name: "HEX", examples: ["0xAb5", "1A1zP1", "0x5F"]) { kind, text in
      kind == .number && !text.hasPrefix("$") && text.contains(where: \.isLetter)
    },
  ]

  static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

  private static func literal(_ text: String) -> Literal? {
    text.first?.isNumber == true || text.first == "$" ? try? NumberReader.literal(text) : nil
  }
}

/// A token as the grammar sees it: a date has its time of day, and a label set is a sign and a name.
struct GrammarToken {
  var kind: Token.Kind
  var text: String
  /// From 1.
  var line: Int

  static func tokens(of bytes: [UInt8]) -> [GrammarToken] {
    let source = SourceText(SignatureSource(path: "x", bytes: bytes))
    var result: [GrammarToken] = []
    for token in Layout.spans(of: bytes) where token.kind != .comment {
      let (text, line) = (source.text(token.span), source.line(of: token.span.lowerBound))
      switch token.kind {
      case .clock where result.last?.kind == .date && !token.startsLine: result[result.count - 1].text += " " + text
      case .set:
        result.append(GrammarToken(kind: .set, text: "@", line: line))
        result.append(GrammarToken(kind: .word, text: String(text.dropFirst()), line: line))
      default: result.append(GrammarToken(kind: token.kind, text: text, line: line))
      }
    }
    return result
  }
}

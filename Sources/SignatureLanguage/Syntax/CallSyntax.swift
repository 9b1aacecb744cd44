/// A word with what it takes: `usd`, `hour(UTC+9)`, `distinct(case(from))`, `count(where usd >= $5)`.
struct CallSyntax: Sendable, Hashable {
  var name: Identifier
  /// Nil without parentheses.
  var arguments: [ArgumentSyntax]?
  /// Which transfers count.
  var condition: ConditionSyntax?
  var span: Span

  /// Whether nothing follows the word.
  var isBare: Bool { arguments == nil && condition == nil }

  init(
    _ name: Identifier, _ arguments: [ArgumentSyntax]? = nil, where condition: ConditionSyntax? = nil, span: Span? = nil
  ) {
    self.name = name
    self.arguments = arguments
    self.condition = condition
    self.span = span ?? name.span
  }
}

/// What stands between the parentheses of a call.
indirect enum ArgumentSyntax: Sendable, Hashable {
  /// `30d`
  case value(LiteralSyntax)
  /// `"Bybit 2025-02"`
  case text(Identifier)
  /// `from`, `case(from)`
  case call(CallSyntax)
  /// `UTC+9`
  case zone(ZoneSyntax)

  var span: Span {
    switch self {
    case .value(let literal): literal.span
    case .text(let text): text.span
    case .call(let call): call.span
    case .zone(let zone): zone.span
    }
  }

  /// The word, if it is nothing else.
  var word: String? {
    if case .call(let call) = self, call.isBare { call.name.text } else { nil }
  }
}

/// `UTC-3:30`
struct ZoneSyntax: Sendable, Hashable {
  var name: Identifier
  var isBehind: Bool
  /// `9`, `3:30`
  var offset: Identifier

  var span: Span { name.span.joined(offset.span) }
}

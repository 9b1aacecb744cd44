/// A word, number, text or sign of a source.
struct Token: Sendable, Hashable {
  var kind: Kind
  /// The word's meaning where the grammar asks for it; words stay usable as names.
  var keyword: Keyword?
  /// Whether this is the first token of its line, comments not counted.
  var startsLine: Bool
  var span: Span

  enum Kind: UInt8, Sendable, Hashable {
    /// Letters, digits and `_`, not starting with a digit.
    case word
    /// Whatever starts with a digit or `$`: `1_000`, `$5`, `99.5%`, `1h30m`, `0xab`.
    case number
    /// `2025-02-21`, also with `T14:16:11`.
    case date
    /// `14:16` or `14:16:11`.
    case clock
    /// `"…"`, quotes included.
    case text
    /// `@name`, the sign included.
    case set
    /// `// …` to the end of the line; kept for a formatter, not seen by the parser.
    case comment
    case leftBrace, rightBrace, leftParenthesis, rightParenthesis
    case comma, colon, dot, range, arrow
    case plus, minus, times, slash
    /// `%` that does not follow a number directly.
    case modulo
    case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
    /// Bytes that mean nothing; a diagnostic has been given for them.
    case invalid
    /// After the last byte.
    case end
  }
}

extension Token.Kind {
  /// The sign as it is written, or what the token holds.
  var description: String {
    switch self {
    case .word: "a name"
    case .number: "a number"
    case .date: "a date"
    case .clock: "a time of day"
    case .text: "a text in quotes"
    case .set: "a label set such as `@bridge`"
    case .comment: "a comment"
    case .invalid: "an unexpected character"
    case .end: "the end of the file"
    default: "`\(sign)`"
    }
  }

  /// The characters of a sign; empty for everything else.
  private var sign: String {
    switch self {
    case .leftBrace: "{"
    case .rightBrace: "}"
    case .leftParenthesis: "("
    case .rightParenthesis: ")"
    case .comma: ","
    case .colon: ":"
    case .dot: "."
    case .range: ".."
    case .arrow: "->"
    case .plus: "+"
    case .minus: "-"
    case .times: "*"
    case .slash: "/"
    case .modulo: "%"
    case .equal: "="
    case .notEqual: "!="
    case .less: "<"
    case .lessOrEqual: "<="
    case .greater: ">"
    case .greaterOrEqual: ">="
    default: ""
    }
  }
}

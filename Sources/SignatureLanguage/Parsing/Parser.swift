/// Thrown after a syntax error was reported; whoever catches it looks for a place to go on.
struct Abandoned: Error {}

/// Reads tokens into syntax. Every error is reported once, and reading goes on at the next step, section or brace.
struct Parser {
  let source: SourceText
  let sink: DiagnosticSink
  /// Without comments; the last one is ``Token/Kind/end``.
  let tokens: [Token]
  var index = 0
  /// The section that was read last.
  var lastSection: Keyword?
  /// How many blocks and parentheses are open.
  var depth = 0
  /// How many operators the formulas around this place have so far.
  var operators = 0
  /// How many braces were missing or too many.
  var brokenBlocks = 0
  /// Where the last syntax error was, so that one place gives one error.
  var lastError = -1

  /// Deeper nesting than this is refused, long before the stack ends.
  static let maximumDepth = 64
  /// Longer formulas are refused: what walks their trees would need as deep a stack.
  static let maximumOperators = 256

  static func parse(_ source: SourceText, sink: DiagnosticSink) -> FileSyntax {
    let all = Lexer.tokens(of: source, sink: sink)
    var parser = Parser(source: source, sink: sink, tokens: all.filter { $0.kind != .comment })
    var file = FileSyntax(comments: all.filter { $0.kind == .comment }.map(\.span))
    parser.parseFile(&file)
    return file
  }

  // MARK: Tokens

  var current: Token { tokens[index] }
  var next: Token { tokens[min(index + 1, tokens.count - 1)] }
  var previous: Token { tokens[max(index - 1, 0)] }
  var isAtEnd: Bool { current.kind == .end }

  func text(_ token: Token) -> String { source.text(token.span) }

  /// Moves on by one token; the end is never left.
  @discardableResult
  mutating func advance() -> Token {
    let token = current
    if index < tokens.count - 1 { index += 1 }
    return token
  }

  func at(_ kind: Token.Kind) -> Bool { current.kind == kind }
  func at(_ keyword: Keyword) -> Bool { current.keyword == keyword }

  mutating func take(_ kind: Token.Kind) -> Bool {
    guard at(kind) else { return false }
    advance()
    return true
  }

  mutating func take(_ keyword: Keyword) -> Bool {
    guard at(keyword) else { return false }
    advance()
    return true
  }

  @discardableResult
  mutating func expect(_ kind: Token.Kind, help: String? = nil) throws(Abandoned) -> Token {
    guard at(kind) else { throw unexpected(kind.description, help: help) }
    return advance()
  }

  @discardableResult
  mutating func expect(_ keyword: Keyword, help: String? = nil) throws(Abandoned) -> Token {
    guard at(keyword) else { throw unexpected("`\(keyword.rawValue)`", help: help) }
    return advance()
  }

  /// From a token that was read to the last one read.
  func span(from start: Int) -> Span { start..<max(start, previous.span.upperBound) }
}

/// A source in an editor, mostly half-written: what stands where in it, what words mean, what could be typed next.
///
/// Made anew after every change; nothing in it depends on whether the source is right.
public struct EditedSource: Sendable {
  let text: SourceText
  /// Without comments; the last one is ``Token/Kind/end``.
  let tokens: [Token]
  let comments: [Span]
  let statements: [Passage]
  /// Names of the steps by statement, given or implied.
  let stepNames: [Int: StepName]

  /// A source over the compiler's limit is taken for an empty one.
  public init(_ source: SignatureSource) {
    let isTooLarge = source.bytes.count > SignatureCompiler.maximumSourceSize
    let text = SourceText(isTooLarge ? SignatureSource(path: source.path, bytes: []) : source)
    let all = Lexer.tokens(of: text, sink: .silent(text))
    self.text = text
    tokens = all.filter { $0.kind != .comment }
    comments = all.filter { $0.kind == .comment }.map(\.span)
    statements = PassageReader(tokens, of: text).statements
    stepNames = StepName.names(of: statements, tokens, text)
  }

  func text(_ token: Token) -> String { text.text(token.span) }

  /// The bytes of a statement with its block.
  func span(of statement: Passage) -> Span {
    tokens[statement.heading.lowerBound].span.joined(tokens[max(statement.heading.lowerBound, statement.end - 1)].span)
  }

  /// The signature around a statement, or the statement itself.
  func signature(of index: Int) -> Int {
    var index = index
    while let parent = statements[index].parent { index = parent }
    return index
  }

  /// The token that a place belongs to: the one it stands in or, failing that, the one that ends there.
  func tokenIndex(at offset: Int) -> Int? {
    var low = 0
    var high = tokens.count - 1
    while low < high {
      let middle = (low + high) / 2
      if tokens[middle].span.upperBound > offset { high = middle } else { low = middle + 1 }
    }
    if tokens[low].kind != .end, tokens[low].span.contains(offset) { return low }
    return low > 0 && tokens[low - 1].span.upperBound == offset ? low - 1 : nil
  }

  /// The statement in whose heading a token stands.
  func statementIndex(ofToken index: Int) -> Int? {
    // Headings lie in order and do not overlap.
    var low = 0
    var high = statements.count
    while low < high {
      let middle = (low + high) / 2
      if statements[middle].heading.upperBound > index { high = middle } else { low = middle + 1 }
    }
    return low < statements.count && statements[low].heading.contains(index) ? low : nil
  }
}

/// Cuts tokens into statements and blocks without asking whether they mean anything.
///
/// Why not the parser's syntax: it leaves out what could not be read, and the line that is being typed is mostly that.
struct StatementReader {
  private(set) var statements: [Statement] = []
  /// From the file to the innermost block; never empty.
  private(set) var open = [OpenBlock(kind: .file)]
  /// Blocks inside the innermost one that are too deep to be looked at.
  private var tooDeep = 0
  private var cursor: Parser

  /// Reads all tokens but the last, which is ``Token/Kind/end``.
  init(_ tokens: [Token], of text: SourceText) {
    // The parser's places of recovery are the places where a section surely starts; it reports nothing here.
    cursor = Parser(source: text, sink: .silent(text), tokens: tokens)
    while !cursor.isAtEnd {
      readToken()
      cursor.advance()
    }
  }

  private mutating func readToken() {
    if cursor.isAtSection { leaveBlocks(to: cursor.at(.signature) ? .file : .signature) }
    switch cursor.current.kind {
    case .leftBrace: openBlock()
    case .rightBrace: closeBlock()
    default:
      if startsStatement { begin() }
      extend()
    }
  }

  // MARK: Blocks

  /// Blocks whose closing brace is missing end where a section starts.
  private mutating func leaveBlocks(to kind: BlockKind) {
    guard let index = open.lastIndex(where: { $0.kind == kind }) else { return }
    tooDeep = 0
    open.removeSubrange((index + 1)...)
  }

  private mutating func openBlock() {
    guard open.count < Parser.maximumDepth else {
      tooDeep += 1
      return
    }
    let owner = open[open.count - 1].current
    open.append(OpenBlock(kind: kind(of: owner), owner: owner))
    extendOwners()
  }

  private mutating func closeBlock() {
    extendOwners()
    if tooDeep > 0 { tooDeep -= 1 } else if open.count > 1 { open.removeLast() }
  }

  private func kind(of owner: Int?) -> BlockKind {
    guard let owner else { return .other }
    let statement = statements[owner]
    guard let first = statement.heading.first else { return .other }
    switch (statement.block, cursor.tokens[first].keyword) {
    case (.file, .signature): return .signature
    case (.signature, .flow): return .steps
    case (.signature, .score): return .score
    case (.signature, .test): return .test
    case (.steps, _): return .steps
    default: return .other
    }
  }

  // MARK: Statements

  private mutating func begin() {
    let index = cursor.index
    let block = open[open.count - 1]
    open[open.count - 1].current = statements.count
    statements.append(Statement(block: block.kind, parent: block.owner, heading: index..<index, end: index))
  }

  /// Takes the current token into the statement that it belongs to, and into those around it.
  private mutating func extend() {
    let index = cursor.index
    if let current = open[open.count - 1].current, statements[current].end == index,
      statements[current].heading.upperBound == index
    {
      statements[current].heading = statements[current].heading.lowerBound..<index + 1
    }
    extendOwners()
    if let current = open[open.count - 1].current { statements[current].end = index + 1 }
  }

  private mutating func extendOwners() {
    for block in open {
      if let owner = block.owner { statements[owner].end = cursor.index + 1 }
    }
  }

  private var startsStatement: Bool {
    let block = open[open.count - 1]
    guard block.current != nil else { return true }
    let previous = cursor.previous
    if previous.kind == .rightBrace { return !cursor.at(.or) }
    switch block.kind {
    case .steps: return startsStep(after: previous)
    case .score: return cursor.at(.plus) && (cursor.current.startsLine || cursor.next.kind == .number)
    case .signature: return startsSection(after: previous)
    case .test: return cursor.current.startsLine || cursor.at(.label) || cursor.at(.expect)
    case .file, .other: return cursor.current.startsLine
    }
  }

  private func startsSection(after previous: Token) -> Bool {
    guard previous.kind != .comma else { return false }
    return cursor.current.startsLine || cursor.current.keyword.map { Keyword.sections.contains($0) } == true
  }

  private func startsStep(after previous: Token) -> Bool {
    if cursor.at(.word), cursor.next.kind == .colon { return true }
    guard previous.kind != .colon, let keyword = cursor.current.keyword, Self.stepWords.contains(keyword) else {
      return false
    }
    return cursor.current.startsLine ? !Self.asksOn(cursor.next) : Keyword.steps.contains(keyword) && endsStep(previous)
  }

  private static let stepWords = Set(Keyword.steps + Keyword.laterSteps)

  /// Whether a token makes the word before it the subject of a condition.
  private static func asksOn(_ token: Token) -> Bool {
    Comparison(token.kind) != nil || token.keyword == .in || token.keyword == .is || token.kind == .dot
  }

  /// Whether a step on the same line can follow.
  private func endsStep(_ token: Token) -> Bool {
    guard !Self.asksOn(cursor.next) else { return false }
    if token.kind == .comma || token.kind == .leftParenthesis || token.kind == .dot { return false }
    guard let keyword = token.keyword else { return true }
    return ![.where, .and, .or, .not, .any, .no, .optional, .each, .in, .is, .to, .from].contains(keyword)
  }
}

extension DiagnosticSink {
  /// Takes reports that nobody will read; an editor has those of the compiler.
  static func silent(_ text: SourceText) -> DiagnosticSink {
    DiagnosticSink(source: text, limit: 1_000, warningsAreErrors: false)
  }
}

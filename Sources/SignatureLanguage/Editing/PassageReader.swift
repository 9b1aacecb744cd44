/// Cuts tokens into statements and blocks without asking whether they mean anything.
///
/// Why not the parser's syntax: it leaves out what could not be read, and the line that is being typed is mostly that.
struct PassageReader {
  private(set) var statements: [Passage] = []
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
    if cursor.isAtSection {
      leaveBlocks(to: cursor.at(.signature) || cursor.at(.campaign) ? [.file] : [.signature, .campaign])
    }
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
  private mutating func leaveBlocks(to kinds: [PassageBlock]) {
    guard let index = open.lastIndex(where: { kinds.contains($0.kind) }) else { return }
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

  private func kind(of owner: Int?) -> PassageBlock {
    guard let owner else { return .other }
    let statement = statements[owner]
    guard let first = statement.heading.first else { return .other }
    switch (statement.block, cursor.tokens[first].keyword) {
    case (.file, .signature): return .signature
    case (.signature, .flow): return .steps
    case (.signature, .score): return .score
    case (.campaign, .score): return .shares
    case (.signature, .test), (.campaign, .test): return .test
    case (.file, .campaign): return .campaign
    case (.steps, _): return .steps
    default: return .other
    }
  }

  // MARK: Statements

  private mutating func begin() {
    let index = cursor.index
    let block = open[open.count - 1]
    open[open.count - 1].current = statements.count
    statements.append(Passage(block: block.kind, parent: block.owner, heading: index..<index, end: index))
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
    // Whatever was left unfinished before it.
    if cursor.isAtSection { return true }
    let previous = cursor.previous
    if previous.kind == .rightBrace { return !cursor.at(.or) }
    switch block.kind {
    case .steps: return startsStep(after: previous)
    case .score, .shares: return cursor.at(.plus) && cursor.next.kind == .number && startsPart(after: previous)
    case .signature, .campaign: return startsSection(after: previous, in: block.kind)
    case .test: return startsEntry(after: previous)
    case .file: return cursor.current.startsLine && !Self.goesOn(previous) && !cursor.at(.rightParenthesis)
    case .other: return cursor.current.startsLine
    }
  }

  /// Whether the declaration of a set goes on after a token.
  private static func goesOn(_ token: Token) -> Bool {
    token.kind == .comma || token.kind == .leftParenthesis || token.kind == .equal
  }

  /// Whether a plus begins a part of a score, and does not add.
  private func startsPart(after previous: Token) -> Bool {
    cursor.current.startsLine || previous.kind == .text
  }

  private func startsEntry(after previous: Token) -> Bool {
    if cursor.current.startsLine { return true }
    // `ledger` and `event` are also names of addresses.
    return cursor.at(.label) || cursor.at(.expect)
  }

  private func startsSection(after previous: Token, in block: PassageBlock) -> Bool {
    // `where cases >= 2` asks for a number.
    guard previous.kind != .comma, ![.where, .and, .or, .not].contains(previous.keyword) else { return false }
    if cursor.current.startsLine { return true }
    guard let keyword = cursor.current.keyword else { return false }
    if Keyword.sections.contains(keyword) { return true }
    return block == .campaign && Parser.campaignSections.contains(keyword) && previous.keyword != .report
  }

  private func startsStep(after previous: Token) -> Bool {
    // `optional exit: hop` is one step.
    if cursor.at(.word), cursor.next.kind == .colon { return previous.keyword != .optional }
    guard previous.kind != .colon, cursor.isAtStepWord else { return false }
    return cursor.current.startsLine ? !Self.asksOn(cursor.next) : endsStep(previous)
  }

  /// Whether a token makes the word before it the subject of a condition.
  private static func asksOn(_ token: Token) -> Bool {
    Comparison(token.kind) != nil || token.keyword == .in || token.keyword == .is || token.kind == .dot
  }

  /// Words that wait for more, which may be called like a step.
  private static let waiting: Set<Keyword> = [
    .where, .and, .or, .not, .any, .no, .optional, .each, .in, .is, .to, .from, .of, .by,
  ]

  /// Whether a step on the same line can follow.
  private func endsStep(_ token: Token) -> Bool {
    guard !Self.asksOn(cursor.next) else { return false }
    if token.kind == .comma || token.kind == .leftParenthesis || token.kind == .dot { return false }
    guard let keyword = token.keyword else { return true }
    return !Self.waiting.contains(keyword)
  }
}

extension DiagnosticSink {
  /// Takes reports that nobody will read; an editor has those of the compiler.
  static func silent(_ text: SourceText) -> DiagnosticSink {
    DiagnosticSink(source: text, limit: 1_000, warningsAreErrors: false)
  }
}

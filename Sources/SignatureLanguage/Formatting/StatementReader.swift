/// Cuts tokens into statements.
///
/// INVARIANT: whether a statement begins at a token depends on the tokens, and on whether it began a line; one that
/// has to begin one, or must not, does so wherever it stood. So what was laid out once is cut in the same way again.
struct StatementReader {
  let pieces: [Piece]
  /// For each `(` that has its `)` before the next brace, where that is.
  private let closings: [Int: Int]
  var index = 0
  private var blocks: [BlockKind] = []
  private var statements: [Statement] = []
  /// Where the statement that is read began.
  var start = 0
  /// Up to this token, everything stands in parentheses.
  private var closing = -1

  init(_ pieces: [Piece]) {
    self.pieces = pieces
    closings = Self.closings(in: pieces)
  }

  /// How many blocks are open.
  var level: Int { blocks.count }
  var block: BlockKind { blocks.last ?? .file }
  var current: Piece { pieces[index] }
  var previous: Piece { pieces[max(index - 1, 0)] }
  /// The token so many places on, or the last one.
  func ahead(_ count: Int = 1) -> Piece { pieces[min(index + count, pieces.count - 1)] }

  /// All statements; the end of the file is none.
  mutating func read() -> [Statement] {
    while current.kind != .end {
      if index > start, startsStatement { finish() }
      readPiece()
    }
    finish()
    return statements
  }

  private var startsStatement: Bool {
    if current.kind == .rightBrace { return !closesEmptyBlock }
    if previous.kind == .leftBrace { return true }
    if index <= closing { return false }
    if mustStart { return true }
    if previous.kind == .rightBrace { return !isJoining }
    return current.startsLine && !goesOn
  }

  private var closesEmptyBlock: Bool {
    previous.kind == .leftBrace && previous.trailing == nil && current.leading.isEmpty
  }

  private mutating func readPiece() {
    switch current.kind {
    case .leftBrace:
      index += 1
      blocks.append(BlockKind(openedBy: pieces[start..<index], in: block))
      if !(current.kind == .rightBrace && closesEmptyBlock) { finish(level: level - 1, outer) }
      return
    case .rightBrace:
      if !blocks.isEmpty { blocks.removeLast() }
    case .leftParenthesis:
      closing = max(closing, closings[index] ?? -1)
    default: break
    }
    index += 1
  }

  private var outer: BlockKind { blocks.dropLast().last ?? .file }

  private mutating func finish() { finish(level: level, block) }

  private mutating func finish(level: Int, _ block: BlockKind) {
    guard index > start else { return }
    statements.append(Statement(pieces: Array(pieces[start..<index]), level: level, block: block))
    start = index
  }

  private static func closings(in pieces: [Piece]) -> [Int: Int] {
    var open: [Int] = []
    var closings: [Int: Int] = [:]
    for (index, piece) in pieces.enumerated() {
      switch piece.kind {
      case .leftParenthesis: open.append(index)
      case .rightParenthesis: if let start = open.popLast() { closings[start] = index }
      case .leftBrace, .rightBrace: open = []
      default: break
      }
    }
    return closings
  }
}

/// What stands on a line of its own: a head line, a step up to its block, a part of a score, a line of a test, a
/// closing brace. A long one takes several lines.
struct Statement {
  /// At least one.
  var pieces: [Piece]
  /// How many blocks are open around it.
  var level: Int
  var block: BlockKind

  var first: Piece? { pieces.first }
  var word: String { pieces.first?.word ?? "" }
  /// Whether the lines after it stand in a block that it opens.
  var opensBlock: Bool { pieces.last?.kind == .leftBrace }
  /// Whether it starts with the brace of the block before it.
  var closesBlock: Bool { pieces.first?.kind == .rightBrace }
  /// Whether a block begins or ends with it.
  var hasBlock: Bool { opensBlock || closesBlock || pieces.last?.kind == .rightBrace }

  /// Whether it is `title "…"` or another line of a signature's head.
  var isHead: Bool {
    guard block.hasHead, pieces.count > 1, !opensBlock else { return false }
    return LayoutWords.head.contains(word) || block == .campaign && LayoutWords.campaignHead.contains(word)
  }

  /// Of a head line, the place of its value: after `title`, after `at least`.
  var valuePlace: Int { word == "at" && pieces.count > 2 ? 2 : 1 }
  /// Whether it is a step with a name.
  var isNamed: Bool { pieces.count > 2 && pieces[0].kind == .word && pieces[1].kind == .colon }

  /// How many tokens the time of a test's ledger line has; nil for everything else.
  var timeCount: Int? {
    guard block == .test, let first else { return nil }
    let count = first.kind == .plus || (first.kind == .date && pieces.dropFirst().first?.kind == .clock) ? 2 : 1
    guard first.kind == .date || first.kind == .plus, pieces.count > count else { return nil }
    return count
  }
}

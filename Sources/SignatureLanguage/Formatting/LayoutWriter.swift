/// Writes statements out.
struct LayoutWriter {
  let bytes: [UInt8]
  private(set) var output: [UInt8] = []

  init(bytes: [UInt8]) {
    self.bytes = bytes
    output.reserveCapacity(bytes.count)
  }

  mutating func write(_ statements: [Statement], _ alignments: [Alignment?]) {
    var before: Statement?
    for (statement, alignment) in zip(statements, alignments) {
      let gap = BlankLines(between: before, and: statement)
      writeComments(statement, gap)
      write(Wrapping(statement, alignment), statement)
      before = statement
    }
  }

  /// The comments after the last statement.
  mutating func writeRest(_ comments: [Piece.Comment], level: Int) {
    for comment in comments {
      if comment.followsBlankLine, !output.isEmpty { newline() }
      writeLine(comment.span, column: 2 * level)
    }
  }

  /// The comments above a statement and the blank lines around them.
  private mutating func writeComments(_ statement: Statement, _ gap: BlankLines) {
    let comments = statement.first?.leading ?? []
    let level = statement.level + (statement.closesBlock ? 1 : 0)
    for (index, comment) in comments.enumerated() {
      if gap.isBlank[index] { newline() }
      writeLine(comment.span, column: 2 * level)
    }
    if gap.isBlank[comments.count] { newline() }
  }

  private mutating func write(_ wrapping: Wrapping, _ statement: Statement) {
    blank(wrapping.indent)
    for (place, piece) in statement.pieces.enumerated() {
      if let column = wrapping.breaks[place] {
        newline()
        for comment in piece.leading { writeLine(comment.span, column: column) }
        blank(column)
      } else {
        blank(wrapping.blanks[place])
      }
      output += bytes[piece.span]
      if let trailing = piece.trailing { output += Array("  ".utf8) + bytes[trailing] }
    }
    newline()
  }

  private mutating func writeLine(_ span: Span, column: Int) {
    blank(column)
    output += bytes[span]
    newline()
  }

  private mutating func newline() { output.append(UInt8(ascii: "\n")) }

  private mutating func blank(_ count: Int) { output += [UInt8](repeating: UInt8(ascii: " "), count: count) }
}

/// What stands below each other in neighbouring statements.
struct Alignment {
  /// The token that is moved to the right.
  var place: Int
  /// The blanks before it.
  var blanks: Int

  /// For each statement, what is moved in it.
  static func columns(of statements: [Statement]) -> [Alignment?] {
    var columns = [Alignment?](repeating: nil, count: statements.count)
    var start = 0
    while start < statements.count {
      var end = start + 1
      while end < statements.count, belong(statements[end - 1], statements[end]) { end += 1 }
      align(start..<end, statements, &columns)
      start = end
    }
    alignLedgers(statements, &columns)
    return columns
  }

  /// Whether two neighbours are of one run. A block ends it.
  private static func belong(_ left: Statement, _ right: Statement) -> Bool {
    guard left.level == right.level, !left.opensBlock else { return false }
    return left.isHead && right.isHead || isStep(left) && isStep(right)
  }

  private static func isStep(_ statement: Statement) -> Bool { statement.block == .flow && statement.isNamed }

  private static func align(_ run: Range<Int>, _ statements: [Statement], _ columns: inout [Alignment?]) {
    guard let first = run.first, statements[first].isHead || isStep(statements[first]) else { return }
    let isHead = statements[first].isHead
    align(run.map { ($0, isHead ? statements[$0].valuePlace : 2) }, statements, 1, &columns)
  }

  /// The lines of a test's ledger, whatever stands between them.
  private static func alignLedgers(_ statements: [Statement], _ columns: inout [Alignment?]) {
    var lines: [(statement: Int, place: Int)] = []
    for (index, statement) in statements.enumerated() {
      if let count = statement.timeCount { lines.append((index, count)) }
      guard statement.block != .test else { continue }
      align(lines, statements, 2, &columns)
      lines = []
    }
    align(lines, statements, 2, &columns)
  }

  /// What is wider than this stands alone: one long name would move all others far to the right.
  private static let limit = 40

  /// Moves one token of each statement to where the longest lead lets it stand.
  private static func align(
    _ lines: [(statement: Int, place: Int)], _ statements: [Statement], _ gap: Int, _ columns: inout [Alignment?]
  ) {
    let widths = lines.map { width(of: $0.place, in: statements[$0.statement]) }
    let longest = widths.filter { $0 <= limit }.max() ?? 0
    for (line, width) in zip(lines, widths) where width <= limit {
      columns[line.statement] = Alignment(place: line.place, blanks: longest - width + gap)
    }
  }

  /// Columns of the tokens before a place.
  private static func width(of place: Int, in statement: Statement) -> Int {
    var width = 0
    for index in 0..<place {
      width += statement.pieces[index].width + (index > 0 ? Spacing.blanks(before: index, in: statement) : 0)
    }
    return width
  }
}

/// Where blank lines stand between two statements: above each comment between them, and above the second one.
struct BlankLines {
  /// One more than there are comments.
  var isBlank: [Bool]

  init(between before: Statement?, and after: Statement) {
    guard let first = after.first else {
      isBlank = [false]
      return
    }
    isBlank = first.leading.map(\.followsBlankLine) + [first.followsBlankLine]
    if after.closesBlock { isBlank[isBlank.count - 1] = false }
    guard let before else {
      isBlank[0] = false
      return
    }
    if before.opensBlock {
      isBlank[0] = false
    } else if Self.isApart(before, after) {
      if !isBlank.contains(true) { isBlank[0] = true }
    } else if first.leading.isEmpty, Self.isClose(before, after) {
      isBlank[0] = false
    }
  }

  /// Whether there is always a blank line.
  private static func isApart(_ before: Statement, _ after: Statement) -> Bool {
    guard after.block.spreads, !after.closesBlock else { return false }
    return after.opensBlock || (before.hasBlock && after.word != "report")
  }

  /// Whether there is never one.
  private static func isClose(_ before: Statement, _ after: Statement) -> Bool {
    before.isHead && after.isHead || before.closesBlock && after.word == "report" && after.block == .signature
  }
}

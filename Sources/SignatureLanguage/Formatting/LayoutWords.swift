/// Words that the layout depends on. More than the parser knows: a source may be of another version.
enum LayoutWords {
  /// Lines of a signature's head, whose values stand below each other.
  static let head: Set<String> = ["title", "actor", "cases", "source", "severity"]

  /// Lines of a campaign that stand with its head.
  static let campaignHead: Set<String> = ["of", "group", "at", "where"]

  /// Words that begin a step.
  static let steps: Set<String> = [
    "hop", "chain", "split", "each", "mesh", "repeat", "series", "gather", "trace", "swap", "cross", "cohort",
    "optional", "no", "any",
  ]

  /// Words that wait for more, wherever they stand: a line does not end with them.
  static let open: Set<String> = [
    "where", "when", "and", "or", "not", "in", "is", "of", "by", "per", "over", "from", "to", "within", "through",
    "scaled", "at", "least", "optional", "no", "each", "evidence",
  ]

  /// Words that go on with the line before, in any block.
  static let joining: Set<String> = ["where", "when", "and", "or", "in", "is"]

  /// Words that go on with the line before in blocks whose lines are known.
  static let going: Set<String> = [
    "within", "through", "from", "to", "over", "per", "scaled", "by", "at", "of",
  ]

  /// Words that have a blank before a parenthesis; after others it is a call.
  static let spaced: Set<String> = open.union(["any", "hop", "set", "repeat"])

  /// What a long statement is broken before.
  static let clauses: Set<String> = ["where", "when"]
}

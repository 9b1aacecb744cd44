/// A word that the grammar knows. All are contextual: a step may be called `count`.
enum Keyword: String, Sendable, Hashable, CaseIterable {
  // Sections of a signature.
  case signature, title, actor, cases, source, severity, flow, score, report, test
  // Steps.
  case hop, chain, split, each, mesh
  // Parts of steps and clauses.
  case within, from, to, `where`, through, relay, passes, age, degree, at, least
  case and, or, not, `in`, `is`, fresh, equal
  // Scores.
  case when, per, over, scaled, by, any, address
  // Tests.
  case label, expect, none, match, matches, evidence, count, every, keeping
  // Known to the language's design, not to this version.
  case `repeat`, series, gather, trace, swap, cross, cohort, optional, no, campaign, ledger

  private static let table = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })

  init?(word: String) {
    guard let keyword = Self.table[word] else { return nil }
    self = keyword
  }

  /// Words that begin a section of a signature.
  static let sections: [Keyword] = [
    .title, .actor, .cases, .source, .severity, .flow, .score, .report, .test,
  ]

  /// Words that begin a step.
  static let steps: [Keyword] = [.hop, .chain, .split, .each, .mesh]

  /// Words that begin a step in a later version.
  static let laterSteps: [Keyword] = [
    .repeat, .series, .gather, .trace, .swap, .cross, .cohort, .optional, .no, .any,
  ]

  /// Words that cannot be the symbol of an asset after a number, because something else begins with them.
  static let separators: Set<Keyword> = [
    .and, .or, .not, .where, .within, .from, .to, .through, .over, .per, .when, .scaled, .hop, .chain, .split, .each,
    .mesh, .score, .report, .test, .every, .keeping, .expect, .label, .passes,
  ]
}

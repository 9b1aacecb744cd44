/// A word that the grammar knows. All are contextual: a step may be called `count`.
enum Keyword: String, Sendable, Hashable, CaseIterable {
  // Sections of a signature.
  case signature, title, actor, cases, source, severity, flow, score, report, test
  // Steps.
  case hop, chain, split, series, gather, each, mesh, trace, swap, cross, cohort, `repeat`, optional, no
  // Parts of steps and clauses.
  case within, from, to, `where`, through, services, relay, passes, age, degree, at, least
  case asset, of, until, via
  case and, or, not, `in`, `is`, fresh, equal
  // Scores.
  case when, per, over, scaled, by, any, address
  // Tests.
  case label, event, ledger, expect, none, match, matches, open, evidence, count, every, keeping, on, `case`
  // What a file may hold besides signatures.
  case declaration = "set"
  // Campaigns, and their sections.
  case campaign, group

  private static let table = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })

  init?(word: String) {
    guard let keyword = Self.table[word] else { return nil }
    self = keyword
  }

  /// Words that begin a section of a signature.
  static let sections: [Keyword] = [
    .title, .actor, .cases, .source, .severity, .flow, .score, .report, .test,
  ]

  /// Words that begin a step; `any` only before a brace.
  static let steps: [Keyword] = [
    .hop, .chain, .split, .series, .gather, .each, .mesh, .trace, .swap, .cross, .cohort, .repeat, .optional, .any, .no,
  ]

  /// Words that cannot be the symbol of an asset after a number, because something else begins with them.
  static let separators: Set<Keyword> = Set([
    .and, .or, .not, .where, .within, .from, .to, .through, .over, .per, .when, .scaled, .score, .report, .test, .every,
    .keeping, .on, .expect, .label, .event, .ledger, .passes,
  ]).union(steps)
}

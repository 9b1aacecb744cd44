extension SignatureReference {
  /// What stands in a test.
  static let testEntries: [ReferenceEntry] = [
    .init(
      .entry, "label", "label of an address",
      "Gives an address of the ledger a category, and perhaps the name of who owns it.",
      .test("label B exchange \"OKX\"")),
    .init(.entry, "expect", "expectation", "What the signature should make of the ledger.", .test("expect none")),
    .init(
      .entry, "every", "duration", "How far apart the transfers of a line lie; else they share one time.",
      .test("+1h B -> C1..C12 $400_000 every 30s")),
    .init(
      .entry, "keeping", "percentage", "What each further hop of a line keeps.",
      .test("+1h B -> C -> D -> E $4_000_000 every 1m keeping 99%")),
    .init(
      .entry, "from", "address", "Asks for the match whose first transfer that address paid.",
      .test("expect score >= 60 from A")),
  ]

  /// What may follow `expect`.
  static let expectations: [ReferenceEntry] = [
    .init(.expectation, "none", "expectation", "There is no match.", .test("expect none")),
    .init(.expectation, "match", "expectation", "There is at least one match.", .test("expect match")),
    .init(.expectation, "matches", "whole number", "There are exactly so many matches.", .test("expect matches 2")),
    .init(
      .expectation, "score", "points", "Some match has such a score; with `from`, the one that starts at an address.",
      .test("expect score >= 60 from A")),
    .init(
      .expectation, "evidence", "step", "Some match has exactly so many transfers of a step.",
      .test("expect evidence seed count 1")),
    .init(
      .expectation, "count", "whole number", "How many transfers of the step.", .test("expect evidence seed count 1")),
  ]
}

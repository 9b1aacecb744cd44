extension SignatureReference {
  /// What stands in a test.
  static let testEntries: [ReferenceEntry] = [
    .init(
      .entry, "label", "label of an address",
      "Gives an address of the ledger a category, and perhaps its owner, its theft, its actor and its chain.",
      .test("label B exchange \"OKX\"")),
    .init(
      .entry, "case", "text", "The theft that the label ties the address to.",
      .test("label B theft \"Bybit\" case \"Bybit 2025-02\"")),
    .init(
      .entry, "actor", "text", "The group that the label ties the address to.",
      .test("label B theft actor \"Lazarus Group\"")),
    .init(
      .entry, "on", "chain", "The chain of a transfer or a label; `ethereum` if it is left out.",
      .test("+1h B -> C 5 BTC ($400_000) on bitcoin")),
    .init(
      .entry, "event", "time of a theft", "When a theft took place, for `since event(…)`.",
      .test("event \"Bybit 2025-02\" 2025-02-21 14:16")),
    .init(
      .entry, "ledger", "file name",
      "Adds the transfers of a CSV file in the signature's folder or below, as `archive import` reads it.",
      .test("ledger \"cases/bybit.csv\"")),
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
      .expectation, "open", "expectation", "Some match may still go on: the data ends before its look-ahead does.",
      .test("expect open")),
    .init(
      .expectation, "no", "word before `evidence`", "No match has evidence of the step.",
      .test("expect no evidence seed")),
    .init(
      .expectation, "evidence", "step", "Some match has exactly so many transfers of a step.",
      .test("expect evidence seed count 1")),
    .init(
      .expectation, "count", "whole number", "How many transfers of the step.", .test("expect evidence seed count 1")),
  ]
}

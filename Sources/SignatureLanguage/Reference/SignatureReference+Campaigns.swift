extension SignatureReference {
  /// What a campaign says besides what every signature says.
  static let campaignSections: [ReferenceEntry] = [
    .init(
      .campaign, "of", "signatures", "The signatures whose finished matches are grouped.", .campaign("of my.pattern")),
    .init(
      .campaign, "group", "what matches have in common",
      "Groups matches by an address of their evidence, by an end or the amount of a step, or all of them without it.",
      .campaign("group by seed.amount")),
    .init(
      .campaign, "by", "what matches have in common",
      "`address`, `seed.from`, `seed.to`, `seed.amount` or `round(seed.amount)`.", .campaign("group by seed.to")),
    .init(
      .campaign, "address", "what matches have in common",
      "Any address of the evidence that is no service; a match belongs to the group of each.",
      .campaign("group by address")),
    .init(
      .campaign, "round", "what matches have in common",
      "The amount of a step's first transfer, of one significant digit, and its asset.",
      .campaign("group by round(seed.amount)")),
    .init(
      .campaign, "at", "word before `least`", "`at least 3 within 30d`: how many matches, in what time.",
      .campaign("at least 3 within 30d")),
    .init(
      .campaign, "least", "whole number", "How many matches a group has at least.", .campaign("at least 3 within 30d")),
    .init(
      .campaign, "within", "duration", "From the first transfer of the first match to the first transfer of the last.",
      .campaign("at least 3 within 30d")),
    .init(
      .campaign, "where", "beginning of a clause", "What the finished group has to satisfy.",
      .campaign("where cases >= 2, usd >= $1_000_000")),
  ]

  /// Numbers of a group of matches, in the clause and the score of a campaign.
  static let campaignNumbers: [ReferenceEntry] = [
    .init(
      .campaignNumber, "count", "whole number", "How many matches the group has.",
      .campaign("score { +20 \"many\" 5 per count over 3 }")),
    .init(
      .campaignNumber, "usd", "US dollars",
      "What the matches are worth together; those of unknown value count nothing.",
      .campaign("where usd >= $1_000_000")),
    .init(
      .campaignNumber, "duration", "duration",
      "From the first transfer of the first match to the first transfer of the last.",
      .campaign("where duration <= 7d")),
    .init(
      .campaignNumber, "cases", "whole number", "How many thefts labels tie the addresses of the evidence to.",
      .campaign("where cases >= 2")),
    .init(
      .campaignNumber, "addresses", "whole number", "How many addresses the evidence names.",
      .campaign("score { +20 \"wide\" scaled by addresses from 10 to 100 }")),
    .init(
      .campaignNumber, "signatures", "whole number", "How many signatures the matches are of.",
      .campaign("where signatures >= 2")),
  ]
}

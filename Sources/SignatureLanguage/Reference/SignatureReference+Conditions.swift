extension SignatureReference {
  /// What joins and asks in a condition.
  static let predicates: [ReferenceEntry] = [
    .init(
      .predicate, "in", "predicate",
      "Lies in a range, both ends included; is one of a list; belongs to a label set or to the receivers of a group.",
      .flow("hop where kept in 80%..99.5%, asset in (ETH, stETH), to in @bridge")),
    .init(
      .predicate, "is", "predicate", "Asks the state of an address: `fresh`, `relay(…)` or `lookalike`.",
      .flow("hop where to is fresh")),
    .init(
      .predicate, "fresh", "state of an address", "Not seen before in the data covered, dust aside.",
      .flow("hop where to is fresh")),
    .init(
      .predicate, "relay", "state of a receiver",
      "Passes on what it gets: within so long, so much of it, being young and dealing with few.",
      .flow("hop where to is relay(within 6h, passes 85%..110%)")),
    .init(
      .predicate, "lookalike", "state of an address",
      "Looks like another address that its counterparty dealt with within so long before; 30 days if left out.",
      .flow("hop where to is lookalike(within 7d)")),
    .init(
      .predicate, "equal", "choice of a group's payments",
      "Keeps the largest set of payments whose amounts lie so near to one of them.",
      .flow("split 9..60 within 3h where equal within 2%")),
    .init(
      .predicate, "not", "predicate", "Turns a condition around; it also holds where a number is undefined.",
      .flow("hop where not usd < $1_000")),
    .init(
      .predicate, "and", "predicate", "Both hold. Binds tighter than `or` and `,`.",
      .flow("hop where usd >= $1_000 and to is fresh")),
    .init(
      .predicate, "or", "predicate", "One holds. Binds looser than `and`, tighter than `,`.",
      .flow("hop where to in @bridge or to in @swap")),
  ]

  /// How a part of a score gives its points.
  static let rules: [ReferenceEntry] = [
    .init(
      .rule, "when", "rule", "Gives all points if a condition holds, else none.",
      .score("+10 \"equal parts\" when layer.cv <= 2%")),
    .init(
      .rule, "per", "rule", "Gives points for each unit of a number, up to the points of the part.",
      .score("+20 \"breadth\" 1 per layer.count over 9")),
    .init(
      .rule, "over", "number", "From where `per` counts; 0 if left out.",
      .score("+20 \"breadth\" 1 per layer.count over 9")),
    .init(
      .rule, "scaled", "rule", "Gives a part of the points, as far as a number has come between two ends.",
      .score("+20 \"reach\" scaled by exit.fraction from 60% to 100%")),
    .init(
      .rule, "by", "number of a step", "The number that decides.",
      .score("+20 \"reach\" scaled by exit.fraction from 60% to 100%")),
    .init(
      .rule, "from", "value", "Where the scale starts: no points up to here.",
      .score("+20 \"reach\" scaled by exit.fraction from 60% to 100%")),
    .init(
      .rule, "to", "value", "Where the scale ends: all points from here on.",
      .score("+20 \"reach\" scaled by exit.fraction from 60% to 100%")),
    .init(
      .rule, "any", "condition of a score",
      "`any address in` asks whether the match touches an address of a label set.",
      .score("+15 \"ends at an exchange\" when any address in @exchange")),
    .init(
      .rule, "address", "condition of a score",
      "`any address in` asks whether the match touches an address of a label set.",
      .score("+15 \"known actor\" when any address in @actor(\"Lazarus Group\")")),
  ]
}

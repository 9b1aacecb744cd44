extension SignatureReference {
  /// The moves of the money.
  static let steps: [ReferenceEntry] = [
    .init(
      .step, "hop", "step; leaves one head",
      "One later transfer out of the head. The money is then at its receiver.",
      .flow("hop to @bridge where kept >= 95%, gap <= 1d")),
    .init(
      .step, "chain", "step; leaves one head",
      "So many hops in a row, each tested against the one before. The money is then at the last receiver.",
      .flow("peels: chain 10..500 where kept in 80%..99.5%, gap <= 30m")),
    .init(
      .step, "split", "step; leaves a group",
      "One sender pays so many distinct receivers within a window. The receivers are the branches that `each` follows.",
      .flow("layer1: split 9..60 within 3h where equal within 2%, share >= 80%")),
    .init(
      .step, "each", "step; leaves a group",
      "A flow of its own from every branch of a group. It holds if so many of the branches complete it, all of them "
        + "without `at least`.",
      .flow("layer1: split 9..60 within 3h\neach layer1, at least 50% {\n  hop to @bridge\n}")),
    .init(
      .step, "mesh", "step; leaves a group",
      "All that relays pass on, from the head or from any start. It follows money that splits and merges at every "
        + "address.",
      .flow("mesh 4.. through relay(within 6h) within 3d where usd >= $1_000")),
  ]

  /// What follows a step's keyword.
  static let parts: [ReferenceEntry] = [
    .init(
      .part, "where", "beginning of a clause",
      "What the transfers of the step have to satisfy, joined by `,`, `and` or `or`.",
      .flow("hop where usd >= $1_000_000, to is fresh")),
    .init(
      .part, "within", "duration",
      "How long something may take: the flow, a split from its first payment on, a mesh, or a relay.",
      .flow("split 9..60 within 3h")),
    .init(
      .part, "from", "label set", "Who pays: every transfer of the step comes from an address of the set.",
      .flow("hop from @theft")),
    .init(
      .part, "to", "label set", "Who is paid: every transfer of the step goes to an address of the set.",
      .flow("hop to @bridge(\"THORChain\")")),
    .init(
      .part, "through", "relays", "What passes the funds on inside a mesh.", .flow("mesh 4.. through relay(within 6h)")),
    .init(
      .part, "at", "word before `least`, or before points",
      "`at least` says how many branches of a group have to match; `report at` gives the threshold.",
      .flow("layer: split 9..60 within 3h\neach layer, at least 3 { hop }")),
    .init(
      .part, "least", "percentage or whole number",
      "How many branches of a group have to match: a share of them, or a number.",
      .flow("layer: split 9..60 within 3h\neach layer, at least 50% { hop }")),
  ]

  /// What stands in the parentheses of `relay`.
  static let relayParts: [ReferenceEntry] = [
    .init(
      .relayPart, "within", "duration", "How soon a relay passes on what arrives.",
      .flow("hop where to is relay(within 6h)")),
    .init(
      .relayPart, "passes", "range of percentages", "What a relay pays out over what it got; 85% to 110% if left out.",
      .flow("hop where to is relay(within 6h, passes 90%..110%)")),
    .init(
      .relayPart, "age", "duration", "A relay was first seen at most so long ago; 90 days if left out.",
      .flow("hop where to is relay(within 6h, age <= 30d)")),
    .init(
      .relayPart, "degree", "whole number", "A relay deals with at most so many addresses at a time; 100 if left out.",
      .flow("hop where to is relay(within 6h, degree <= 20)")),
  ]
}

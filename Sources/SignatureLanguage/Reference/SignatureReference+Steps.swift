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
      .step, "series", "step; leaves a group",
      "One sender pays again and again, with so long between one payment and the next. The receivers are a group.",
      .flow("feed: series 12..500 every 2m..8m to @mixer where amount = 100")),
    .init(
      .step, "gather", "step; leaves one head",
      "So many payers reach one receiver within a window: any payers as the first step, else the heads of a group.",
      .flow("layer: split 9..60 within 3h\njoined: gather 3..60 of layer within 2d where equal within 5%")),
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
    .init(
      .step, "trace", "step; leaves a group",
      "Follows the value itself through so many transfers, sharing it out where it mixes with other money.",
      .flow("trace 1..9 by haircut until @exchange where gap <= 7d, taint >= 10%")),
    .init(
      .step, "swap", "step; leaves one head",
      "A payment, and the other asset that its sender is credited with in return. The clause is about the credit.",
      .flow("swap to @swap within 10m where paid >= 95%, kept >= 90%")),
    .init(
      .step, "cross", "step; leaves one head",
      "A payment to a bridge, and a credit on another chain that fits it. The clause is about the credit.",
      .flow("cross to tron via @bridge within 1h where kept in 95%..100.5%")),
    .init(
      .step, "cohort", "step; leaves a group",
      "Payments out of a label set that no edge ties to the money, taken in order of time after it arrived.",
      .flow("cohort 5..7 from @mixer to fresh within 25h where sum <= 500")),
    .init(
      .step, "repeat", "step; leaves one head",
      "A block so many times in a row, as often as the rest of the flow allows. `count` is its number of rounds.",
      .flow("repeat 2..5 {\n  hop where gap <= 1h\n}")),
    .init(
      .step, "optional", "step",
      "The step after it may be missing; the money then stays where it was. A name is that of the step inside.",
      .flow("exit: optional hop where gap <= 1h")),
    .init(
      .step, "any", "step", "The first of several ways with which the rest of the flow can be bound.",
      .flow("any {\n  hop to @bridge\n} or {\n  hop to @mixer\n}")),
    .init(
      .step, "no", "step; the money stays", "No transfer that leaves the head within so long satisfies the condition.",
      .flow("no hop within 3d where usd >= $5")),
  ]
}

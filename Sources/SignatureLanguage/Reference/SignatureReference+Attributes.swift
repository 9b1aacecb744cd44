extension SignatureReference {
  /// What one transfer can be asked for.
  static let attributes: [ReferenceEntry] = ofTransfer + ofHead + ofHistory + ofSteps

  private static let ofTransfer: [ReferenceEntry] = [
    .init(
      .attribute, "amount", "amount",
      "What the transfer moves, in units of its asset. A symbol asks for the asset too: `amount >= 10 ETH`.",
      .flow("hop where amount >= 10_000 ETH")),
    .init(
      .attribute, "usd", "US dollars",
      "What the transfer is worth. Without a price in the data it is undefined, and no comparison holds.",
      .flow("hop where usd >= $1_000_000")),
    .init(
      .attribute, "time", "date", "When the transfer took place, UTC.", .flow("hop where time >= 2025-02-21 14:16")),
    .init(
      .attribute, "hour", "whole number", "The hour of the day in a zone, 0 to 23.",
      .flow("hop where hour(UTC+9) in 9..18")),
    .init(
      .attribute, "weekday", "whole number", "The day of the week in a zone, 1 (Monday) to 7.",
      .flow("hop where weekday(UTC+9) <= 5")),
    .init(
      .attribute, "round", "amount", "The nearest number of one significant digit to the amount.",
      .flow("hop where amount = round(amount)")),
    .init(.attribute, "asset", "symbol", "What is moved.", .flow("hop where asset in (ETH, stETH)")),
    .init(.attribute, "chain", "name", "On which chain the transfer is.", .flow("hop where chain = ethereum")),
    .init(
      .attribute, "from", "address", "The sender: `from in @exchange`, `from is fresh`, `from = x.to`.",
      .flow("hop where from is fresh")),
    .init(
      .attribute, "to", "address", "The receiver: `to in @bridge`, `to in layer`, `to = x.from`, `to is relay(…)`.",
      .flow("hop where to in @bridge or to in @swap")),
  ]

  private static let ofHead: [ReferenceEntry] = [
    .init(
      .attribute, "gap", "duration",
      "The time since the funds arrived at the head. It needs a step before; in a trace it is how long funds may rest.",
      .flow("hop where gap <= 30m")),
    .init(
      .attribute, "kept", "percentage",
      "What the transfer pays over what arrived at the head: 100% passes everything on. It needs a step before.",
      .flow("hop where kept in 80%..99.5%")),
    .init(
      .attribute, "leaked", "percentage",
      "What else left the head until so long after the arrival, over what arrived; `gap` in the clause bounds it too.",
      .flow("hop where leaked(1h) <= 5%")),
    .init(
      .attribute, "siblings", "whole number",
      "How many other transfers left the head until so long after the arrival; `gap` in the clause bounds it too.",
      .flow("hop where siblings(1h) = 0")),
  ]

  private static let ofHistory: [ReferenceEntry] = [
    .init(
      .attribute, "idle", "duration",
      "How long the sender had rested: since the funds arrived or since it last paid, whichever is later.",
      .flow("split 30..150 within 3h where idle in 1d..10d")),
    .init(
      .attribute, "age", "duration",
      "How long ago the sender first appeared, or with `age(to)` the receiver; 0 for a fresh address.",
      .flow("hop where age(to) <= 1d")),
    .init(
      .attribute, "degree", "whole number", "With how many addresses the one at that end dealt in so long before.",
      .flow("hop where degree(to, 30d) >= 20")),
    .init(
      .attribute, "balance", "amount", "What reached the sender less what it paid in so long before, in the asset.",
      .flow("hop where amount >= 90% of balance(30d)")),
    .init(
      .attribute, "since", "duration",
      "The time since a theft, which labels date: `since event(\"Bybit 2025-02\")`, `since event(case(from))`.",
      .flow("hop where since event(case(from)) <= 90d")),
  ]

  private static let ofSteps: [ReferenceEntry] = [
    .init(
      .attribute, "paid", "percentage",
      "What the payment of a swap or crossing passes on of what arrived. It needs a step before.",
      .flow("swap within 10m where paid >= 95%")),
    .init(
      .attribute, "taint", "percentage", "The least tainted part of a transfer that a trace still follows.",
      .flow("trace 1..9 until @exchange where taint >= 10%")),
  ]
}

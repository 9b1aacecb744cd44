extension SignatureReference {
  /// What one transfer can be asked for.
  static let attributes: [ReferenceEntry] = [
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
      .attribute, "gap", "duration", "The time since the funds arrived at the head. It needs a step before.",
      .flow("hop where gap <= 30m")),
    .init(
      .attribute, "kept", "percentage",
      "What the transfer pays over what arrived at the head: 100% passes everything on. It needs a step before.",
      .flow("hop where kept in 80%..99.5%")),
    .init(
      .attribute, "idle", "duration",
      "How long the sender had rested: since the funds arrived or since it last paid, whichever is later.",
      .flow("split 30..150 within 3h where idle in 1d..10d")),
    .init(
      .attribute, "asset", "symbol", "What is moved.", .flow("hop where asset in (ETH, stETH)")),
    .init(
      .attribute, "from", "address", "The sender: `from in @exchange`, `from is fresh`.",
      .flow("hop where from is fresh")),
    .init(
      .attribute, "to", "address", "The receiver: `to in @bridge`, `to is fresh`, `to is relay(…)`.",
      .flow("hop where to in @bridge or to in @swap")),
  ]

  /// What the transfers of a step add up to.
  static let functions: [ReferenceEntry] = [
    .init(
      .function, "count", "whole number", "How many transfers the step has.",
      .score("+20 \"breadth\" 1 per layer.count over 9")),
    .init(
      .function, "sum", "amount", "What the transfers move together.",
      .flow("split 9..60 within 3h where sum >= 10_000")),
    .init(.function, "min", "amount", "The smallest amount.", .flow("split 9..60 within 3h where min >= 100")),
    .init(.function, "max", "amount", "The largest amount.", .flow("split 9..60 within 3h where max <= 500")),
    .init(
      .function, "mean", "amount", "The mean of the amounts.", .score("+5 \"large parts\" when layer.mean >= 1_000")),
    .init(
      .function, "median", "amount", "The median of the amounts.",
      .score("+5 \"large parts\" when layer.median >= 1_000")),
    .init(
      .function, "usd", "US dollars", "What the transfers are worth together; those without a price count nothing.",
      .score("+10 \"tens of millions\" when layer.usd >= $10_000_000")),
    .init(
      .function, "cv", "percentage or number",
      "How much the amounts differ: their standard deviation over their mean. Near 0% they are equal.",
      .score("+10 \"equal parts\" when layer.cv <= 2%")),
    .init(
      .function, "max_share", "percentage", "The largest amount over the sum.",
      .flow("split 30..150 within 3h where max_share <= 5%")),
    .init(
      .function, "share", "percentage", "What the group moves over what arrived at the head. It needs a step before.",
      .flow("split 9..60 within 3h where share >= 80%")),
    .init(
      .function, "duration", "duration", "From the first transfer to the last.",
      .score("+10 \"within the hour\" when layer.duration <= 1h")),
    .init(
      .function, "interval", "duration", "The mean time between consecutive transfers.",
      .score("+10 \"at machine speed\" when layer.interval <= 1m")),
    .init(
      .function, "depth", "whole number", "Transfers on the longest path of a mesh; the hops of a chain; else 1.",
      .flow("mesh 4.. through relay(within 6h) where depth >= 3")),
    .init(
      .function, "addresses", "whole number", "How many addresses send or receive in the step.",
      .score("+5 \"many addresses\" when layer.addresses >= 20")),
    .init(
      .function, "fraction", "percentage",
      "How many of the branches tried have bound the step. It asks of steps inside `each`.",
      .score("+20 \"branches that reach a bridge\" scaled by exit.fraction from 60% to 100%")),
  ]

  /// How values are written.
  static let units: [ReferenceEntry] = [
    .init(.unit, "s", "duration", "Seconds.", .flow("hop where gap <= 30s")),
    .init(.unit, "m", "duration", "Minutes. Durations can be joined: `1h30m`.", .flow("hop where gap <= 30m")),
    .init(.unit, "h", "duration", "Hours.", .flow("split 9..60 within 3h")),
    .init(.unit, "d", "duration", "Days of 24 hours.", .flow("hop where gap <= 2d")),
    .init(.unit, "w", "duration", "Weeks.", .flow("hop where gap <= 1w")),
    .init(
      .unit, "%", "percentage", "A share. A range needs the sign at both ends.", .flow("hop where kept in 80%..99.5%")),
    .init(.unit, "$", "US dollars", "A value in US dollars; `_` groups digits.", .flow("hop where usd >= $1_000_000")),
  ]
}

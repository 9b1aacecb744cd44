extension SignatureReference {
  /// What follows a step's keyword.
  static let parts: [ReferenceEntry] = [
    .init(
      .part, "where", "beginning of a clause",
      "What the transfers of the step have to satisfy, joined by `,`, `and` or `or`. In `count(where …)`: which "
        + "transfers count.",
      .flow("hop where usd >= $1_000_000, to is fresh")),
    .init(
      .part, "within", "duration",
      "How long something may take: the flow, a group from its first payment on, a mesh, a crossing, a relay.",
      .flow("split 9..60 within 3h")),
    .init(
      .part, "every", "duration or range of durations",
      "The time between one payment of a series and the next; `every 8m` is `every 0s..8m`.",
      .flow("series 12..500 every 2m..8m")),
    .init(
      .part, "from", "label set, or end of a step",
      "Who pays: every transfer comes from an address of the set. `from x.to` starts the step where `x` left the money.",
      .flow("a: hop\nhop from seed.to where gap <= 1h")),
    .init(
      .part, "to", "label set, end of a step, or chain",
      "Who is paid: an address of the set, or the one at an end of a step before. `cross to tron` names the chain.",
      .flow("hop to @bridge(\"THORChain\")")),
    .init(
      .part, "until", "label set", "Where a trace ends: only what reaches an address of the set counts.",
      .flow("trace 1..9 until @exchange")),
    .init(
      .part, "via", "label set", "Which bridge a crossing pays; `@bridge` if it is left out.",
      .flow("cross to tron via @bridge(\"Wormhole\") within 1h where kept >= 95%")),
    .init(
      .part, "by", "word",
      "`split by case` or `by entity` takes all payers of a case or entity; `trace by haircut` shares out taint so.",
      .flow("trace 1..9 by haircut until @exchange")),
    .init(
      .part, "of", "group, or number",
      "`gather of layer` joins the heads of that group. In a formula, `80% of x` is a part of `x`.",
      .flow("layer: split 9..60 within 3h\ngather 3..60 of layer within 2d")),
    .init(
      .part, "through", "relays, or `services`",
      "What passes the funds on: relays inside a mesh or trace. With `services`, the step also looks past services.",
      .flow("mesh 4.. through relay(within 6h)")),
    .init(
      .part, "services", "reach of a step",
      "`through services`: the flow goes on out of an exchange, bridge or other service, which else ends it.",
      .flow("hop through services where usd >= $5_000")),
    .init(
      .part, "any", "reach of a step",
      "`any asset`: the transfers of the step may be in another asset than what arrived; values take the place of "
        + "amounts.",
      .flow("hop any asset where kept >= 95%")),
    .init(
      .part, "asset", "reach of a step",
      "`any asset`: the transfers of the step may be in another asset than what arrived; values take the place of "
        + "amounts.",
      .flow("hop any asset where kept >= 95%")),
    .init(
      .part, "fresh", "receivers of a cohort", "`to fresh`: every receiver is fresh; short for `where to is fresh`.",
      .flow("cohort 5..7 from @mixer to fresh within 25h")),
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

  /// What stands in parentheses, or after `by`.
  static let arguments: [ReferenceEntry] = [
    .init(
      .argument, "case", "thefts of a label", "The thefts that labels tie an address to, or a split by them.",
      .score("+10 \"two thefts meet\" when layer.distinct(case(from)) >= 2")),
    .init(
      .argument, "entity", "owner of a label", "Who owns an address as labels have it, or a split by owners.",
      .flow("layer: split 9..60 within 3h\ngather 3..60 of layer within 2d where distinct(entity(to)) >= 1")),
    .init(
      .argument, "event", "time of a theft",
      "When a theft took place, as labels say: of a named case, or of `case(from)`.",
      .flow("hop where since event(\"Bybit 2025-02\") <= 90d")),
    .init(
      .argument, "UTC", "time zone", "The zone of an hour or weekday: `UTC`, `UTC+9`, `UTC-3:30`.",
      .flow("hop where hour(UTC+9) in 9..18")),
    .init(
      .argument, "fifo", "way of sharing taint", "What came first leaves first; a trace's way if nothing is said.",
      .flow("trace 1..9 by fifo until @exchange")),
    .init(
      .argument, "haircut", "way of sharing taint",
      "Every payment carries the tainted share of what the address holds.",
      .flow("trace 1..9 by haircut until @exchange")),
    .init(
      .argument, "poison", "way of sharing taint",
      "Every payment of an address that holds tainted money is all tainted.",
      .flow("trace 1..9 by poison until @exchange")),
  ]
}

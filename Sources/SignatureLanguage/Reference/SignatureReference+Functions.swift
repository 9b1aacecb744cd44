extension SignatureReference {
  /// What the transfers of a step add up to. Most take a condition too: `count(where usd >= $1_000)`.
  static let functions: [ReferenceEntry] = sums + spreads + times + shapes + distinct

  private static let sums: [ReferenceEntry] = [
    .init(
      .function, "count", "whole number",
      "How many transfers the step has; of an `each`, its matched branches; of a `repeat`, its rounds.",
      .score("+20 \"breadth\" 1 per layer.count over 9")),
    .init(
      .function, "sum", "amount",
      "What the transfers move together; US dollars in a step that looks at any asset.",
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
  ]

  private static let spreads: [ReferenceEntry] = [
    .init(
      .function, "cv", "percentage or number",
      "How much the amounts differ: their standard deviation over their mean. Near 0% they are equal.",
      .score("+10 \"equal parts\" when layer.cv <= 2%")),
    .init(
      .function, "cv(interval)", "percentage or number",
      "How much the times between consecutive transfers differ: near 0% they come like clockwork.",
      .flow("series 12..500 every 8m where cv(interval) <= 35%")),
    .init(
      .function, "cv(usd)", "percentage or number",
      "How much the values differ; undefined if one transfer has no value.",
      .score("+10 \"equal parts\" when layer.cv(usd) <= 2%")),
    .init(
      .function, "max_share", "percentage", "The largest amount over the sum.",
      .flow("split 30..150 within 3h where max_share <= 5%")),
    .init(
      .function, "share", "percentage",
      "What the group moves over what arrived at the head, or at all heads of the group that a gather joins.",
      .flow("split 9..60 within 3h where share >= 80%")),
    .init(
      .function, "reached", "percentage",
      "The tainted amount that reached the ends of a trace, over what arrived.",
      .flow("trace 1..9 until @exchange where reached >= 50%")),
    .init(
      .function, "fraction", "percentage",
      "How many of the branches tried have bound a step inside `each`. With a condition: its transfers over all.",
      .score("+20 \"branches that reach a bridge\" scaled by exit.fraction from 60% to 100%")),
  ]

  private static let times: [ReferenceEntry] = [
    .init(
      .function, "duration", "duration", "From the first transfer to the last.",
      .score("+10 \"within the hour\" when layer.duration <= 1h")),
    .init(
      .function, "interval", "duration", "The mean time between consecutive transfers.",
      .score("+10 \"at machine speed\" when layer.interval <= 1m")),
    .init(
      .function, "dwell", "duration", "From the arrival at the head to the first transfer. It needs a step before.",
      .score("+10 \"rested first\" when layer.dwell in 1d..10d")),
    .init(
      .function, "first", "date", "The time of the first transfer.",
      .score("+5 \"after the theft\" when layer.first >= 2025-02-21 14:16")),
    .init(
      .function, "last", "date", "The time of the last transfer.",
      .score("+5 \"before the freeze\" when layer.last < 2025-03-01")),
  ]

  private static let shapes: [ReferenceEntry] = [
    .init(
      .function, "depth", "whole number",
      "Transfers on the longest path of a mesh or the deepest of a trace; the hops of a chain; else 1.",
      .flow("mesh 4.. through relay(within 6h) where depth >= 3")),
    .init(
      .function, "addresses", "whole number", "How many addresses send or receive in the step.",
      .score("+5 \"many addresses\" when layer.addresses >= 20")),
    .init(
      .function, "ends", "whole number", "At how many addresses the step leaves the money.",
      .flow("trace 1..9 until @exchange where ends >= 3")),
    .init(
      .function, "candidates", "whole number", "How many credits fit the payment of a swap or crossing; else 1.",
      .file(
        """
        signature my.crossing {
          flow within 14d {
            hop where usd >= $1_000_000
            over: cross to tron within 1h where kept in 95%..100.5%
          }
          score { +60 "only one credit fits" when over.candidates = 1 }
          report at 60
        }
        """)),
  ]

  private static let distinct: [ReferenceEntry] = [
    .init(
      .function, "distinct(from)", "whole number", "How many addresses pay.",
      .flow("mesh 4.. through relay(within 6h) where distinct(from) >= 3")),
    .init(
      .function, "distinct(to)", "whole number", "How many addresses are paid.",
      .flow("series 12..500 every 8m where distinct(to) <= 3")),
    .init(
      .function, "distinct(asset)", "whole number", "How many assets are moved.",
      .flow("split 9..60 within 3h any asset where distinct(asset) >= 3")),
    .init(
      .function, "distinct(chain)", "whole number", "On how many chains the transfers are.",
      .score("+5 \"one chain\" when layer.distinct(chain) = 1")),
    .init(
      .function, "distinct(amount)", "whole number", "How many amounts occur; 1 if all are the same.",
      .flow("series 12..500 every 8m where distinct(amount) = 1")),
    .init(
      .function, "distinct(case(from))", "whole number", "How many thefts labels tie the payers to.",
      .score("+10 \"two thefts meet\" when layer.distinct(case(from)) >= 2")),
    .init(
      .function, "distinct(case(to))", "whole number", "How many thefts labels tie the receivers to.",
      .score("+10 \"two thefts meet\" when layer.distinct(case(to)) >= 2")),
    .init(
      .function, "distinct(entity(from))", "whole number", "How many owners the payers have, as labels say.",
      .score("+5 \"several payers\" when layer.distinct(entity(from)) >= 2")),
    .init(
      .function, "distinct(entity(to))", "whole number", "How many owners the receivers have, as labels say.",
      .score("+5 \"several exchanges\" when layer.distinct(entity(to)) >= 2")),
  ]

  /// What stands after the name of a step and a dot, of the head that it has left.
  static let heads: [ReferenceEntry] = [
    .init(
      .head, "to", "address", "Where the step has left the money: the receiver of its last transfer.",
      .flow("a: hop\nhop from a.to where gap <= 1h")),
    .init(
      .head, "from", "address", "Who paid the first transfer of the step.",
      .flow("a: hop\nhop to a.from where kept >= 90%")),
    .init(
      .head, "amount", "amount", "What arrived where the step has left the money, in units of its asset.",
      .flow("hop where amount >= 80% of seed.amount")),
    .init(
      .head, "usd", "US dollars", "What arrived where the step has left the money, in US dollars.",
      .flow("hop where usd >= 80% of seed.usd")),
    .init(
      .head, "time", "date", "When the money arrived where the step has left it.",
      .flow("hop where time <= seed.time + 3d")),
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

/// What a finished group must satisfy.
public typealias GroupCondition = Logic<GroupTest>

/// A number of a group, or a formula with such numbers, lies in an interval.
public struct GroupTest: Sendable, Hashable, Codable {
  public var formula: Formula
  public var interval: Interval

  public init(_ formula: Formula, _ interval: Interval) {
    self.formula = formula
    self.interval = interval
  }

  public init(_ function: GroupFunction, _ interval: Interval) {
    self.init(.own(function, where: nil), interval)
  }

  /// The number that is tested, if it is one as it stands.
  public var function: GroupFunction? {
    if case .own(let function, where: nil) = formula { function } else { nil }
  }
}

/// A number computed over the transfers bound to a step, in ledger order (``Statistics``).
///
/// In a step that looks at any asset, amounts are values in USD.
public enum GroupFunction: String, Sendable, Hashable, CaseIterable, Codable {
  /// Transfers; of an `each`, matched branches; of a `repeat`, rounds.
  case count
  /// Units of the asset.
  case sum, min, max, mean, median
  /// USD; transfers of unknown value count nothing.
  case usd
  /// Standard deviation (of the whole group) over mean of the amounts.
  case cv
  /// The same of the seconds between consecutive transfers.
  case pauseVariation = "cv(interval)"
  /// The same of the values in USD.
  case valueVariation = "cv(usd)"
  /// Largest amount over the sum.
  case maxShare = "max_share"
  /// Sum over what arrived at the head.
  case share
  /// Seconds from the first transfer to the last.
  case duration
  /// Seconds: the mean time between consecutive transfers.
  case interval
  /// Seconds from the arrival at the head to the first transfer.
  case dwell
  /// Seconds since 1970-01-01 UTC: the time of the first or last transfer.
  case first, last
  /// Transfers on the longest path of a mesh or on the deepest of a trace; of a chain, its hops; of anything else, 1.
  case depth
  /// Distinct addresses, senders and receivers.
  case addresses
  /// Distinct receivers at which the step's funds are afterwards.
  case ends
  /// Tainted amount that reached the ends of a trace, over what arrived.
  case reached
  /// Credits that fit the payment of a `cross` or `swap`.
  case candidates
  case distinctFrom = "distinct(from)"
  case distinctTo = "distinct(to)"
  case distinctAsset = "distinct(asset)"
  case distinctChain = "distinct(chain)"
  case distinctAmount = "distinct(amount)"
  /// Distinct cases or entities that labels give the addresses at that end.
  case distinctFromCase = "distinct(case(from))"
  case distinctToCase = "distinct(case(to))"
  case distinctFromEntity = "distinct(entity(from))"
  case distinctToEntity = "distinct(entity(to))"
  /// Bound instances of a step inside `each` over the branches that were tried; outside `each`, 1. With a condition:
  /// transfers that satisfy it over all.
  case fraction
}

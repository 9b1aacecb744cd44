/// What a finished group must satisfy.
public typealias GroupCondition = Logic<GroupTest>

/// One number of a group lies in an interval.
public struct GroupTest: Sendable, Hashable {
  public var function: GroupFunction
  public var interval: Interval

  public init(_ function: GroupFunction, _ interval: Interval) {
    self.function = function
    self.interval = interval
  }
}

/// A number computed over the transfers bound to a step, in ledger order (``Statistics``).
public enum GroupFunction: String, Sendable, Hashable, CaseIterable {
  /// Transfers.
  case count
  /// Units of the asset.
  case sum, min, max, mean, median
  /// USD; transfers of unknown value count nothing.
  case usd
  /// Standard deviation (of the whole group) over mean of the amounts.
  case cv
  /// Largest amount over the sum.
  case maxShare = "max_share"
  /// Sum over what arrived at the head.
  case share
  /// Seconds from the first transfer to the last.
  case duration
  /// Seconds: the mean time between consecutive transfers.
  case interval
  /// Transfers on the longest path of a mesh; of a chain, its hops; of anything else, 1.
  case depth
  /// Distinct addresses, senders and receivers.
  case addresses
  /// Bound instances of a step inside `each` over the branches that were tried; outside `each`, 1.
  case fraction
}

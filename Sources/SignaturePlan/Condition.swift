/// What a single transfer must satisfy.
public typealias Condition = Logic<TransferTest>

/// One test of one transfer.
public enum TransferTest: Sendable, Hashable {
  /// An attribute lies in an interval; an undefined attribute (unpriced `usd`, `idle` of an unknown past) does not.
  case attribute(TransferAttribute, Interval)
  /// The asset is one of these symbols, in ascending order.
  case asset([String])
  /// The sender or receiver is in a label set.
  case member(End, SetReference)
  /// The sender or receiver appears in no earlier transfer of the data covered.
  case fresh(End)
  /// The receiver passes on what arrives.
  case relay(Relay)
}

/// A number that one transfer has, by itself or relative to the head.
public enum TransferAttribute: String, Sendable, Hashable, CaseIterable {
  /// In units of the asset.
  case amount
  /// In USD.
  case usd
  /// In seconds since 1970-01-01 UTC.
  case time
  /// Seconds since the funds arrived at the head.
  case gap
  /// Amount over what arrived at the head.
  case kept
  /// Seconds since the later of the funding arrival and the sender's last payment.
  case idle
}

/// The paying or the receiving side of a transfer.
public enum End: String, Sendable, Hashable, CaseIterable {
  case from, to
}

/// An address that pays out again what arrives, asked around each arrival.
public struct Relay: Sendable, Hashable {
  /// Seconds: how long after an arrival payments count, and arrivals on both sides of it.
  public var within: Int64
  /// Bounds of paid over arrived.
  public var passes: Interval
  /// Seconds: an address first seen longer ago is no relay.
  public var maximumAge: Int64
  /// An address with more counterparties than this in the window is no relay.
  public var maximumDegree: Int

  public static let defaultMaximumAge: Int64 = 90 * 86_400
  public static let defaultMaximumDegree = 100

  public init(
    within: Int64, passes: Interval, maximumAge: Int64 = defaultMaximumAge,
    maximumDegree: Int = defaultMaximumDegree
  ) {
    self.within = within
    self.passes = passes
    self.maximumAge = maximumAge
    self.maximumDegree = maximumDegree
  }
}

/// A named set of labelled addresses: `@bridge`, `@bridge("THORChain")`.
public struct SetReference: Sendable, Hashable, Comparable {
  public var name: String
  public var argument: String?

  public init(_ name: String, _ argument: String? = nil) {
    self.name = name
    self.argument = argument
  }

  public static func < (left: SetReference, right: SetReference) -> Bool {
    (left.name, left.argument ?? "") < (right.name, right.argument ?? "")
  }
}

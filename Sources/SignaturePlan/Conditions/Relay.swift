/// An address that pays out again what arrives, asked around each arrival.
public struct Relay: Sendable, Hashable, Codable {
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

/// A stretch of time of a job, which is scanned and stored as one.
public struct Slice: Sendable, Hashable {
  /// From 1.
  public var number: Int
  public var state: State
  /// Seconds since 1970-01-01 UTC; nil from the beginning of the data.
  public var from: Int64?
  /// Seconds since 1970-01-01 UTC, itself not in the slice; nil to the end of the data.
  public var to: Int64?
  /// What the scan covered and could not see, line by line; empty before it is done.
  public var coverage: [String]
  /// Why it failed.
  public var error: String?

  public enum State: String, Sendable, Hashable, CaseIterable {
    /// For a runner.
    case waiting
    /// A runner has taken it, and may have died since.
    case running
    /// Its matches are stored.
    case done
    case failed
  }
}

/// A stretch of time of a job: what begins in it is searched and stored by itself.
public struct Slice: Sendable, Hashable {
  /// Ascending with time; of a job with slices of one length the start over that length.
  public var number: Int
  public var state: State
  /// Seconds since 1970-01-01 UTC; nil from the beginning of the data.
  public var from: Int64?
  /// Seconds since 1970-01-01 UTC, itself not in the slice; nil to the end of the data.
  public var to: Int64?
  /// What the scan covered and could not see, line by line; empty unless the slice holds the ledger's end.
  public var coverage: [String]
  /// Why it failed.
  public var error: String?
  /// Signatures that it is to be searched for, and those of them that it was.
  public var parts = 0
  public var doneParts = 0
  /// Why results are missing from it, one line each.
  public var incomplete: [String] = []
  /// Who works on it; nil if nobody does.
  public var worker: String?
  /// What that worker last said that it was doing.
  public var activity: String?

  public enum State: String, Sendable, Hashable, CaseIterable {
    /// For a worker.
    case waiting
    /// A worker has taken it, and may have died since.
    case running
    /// Its matches are stored.
    case done
    case failed
  }
}

/// The slices of a job as they are planned.
public struct SlicePlan: Sendable, Hashable {
  public var number: Int
  public var from: Int64?
  public var to: Int64?

  public init(number: Int, from: Int64?, to: Int64?) {
    self.number = number
    self.from = from
    self.to = to
  }

  /// The most slices that a job may have.
  public static let most = 100_000

  /// One slice for everything.
  public static let whole = [SlicePlan(number: 1, from: nil, to: nil)]

  /// Slices of so many seconds that cover some times; nil if there would be too many.
  public static func all(of seconds: Int64, covering times: ClosedRange<Int64>) -> [SlicePlan]? {
    let first = floored(times.lowerBound, by: seconds)
    let last = floored(times.upperBound, by: seconds)
    guard seconds > 0, last - first < Int64(most) else { return nil }
    // A cell may begin before the data do.
    return (first...last).map {
      SlicePlan(number: Int($0), from: $0 == first ? nil : $0 * seconds, to: ($0 + 1) * seconds)
    }
  }

  private static func floored(_ time: Int64, by seconds: Int64) -> Int64 {
    let (quotient, rest) = time.quotientAndRemainder(dividingBy: max(1, seconds))
    return rest < 0 ? quotient - 1 : quotient
  }
}

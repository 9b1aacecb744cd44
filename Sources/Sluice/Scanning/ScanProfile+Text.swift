import Matcher

extension ScanProfile {
  /// Lines for people: stages, then signatures with their times and the transfers that they can begin with.
  public var summary: [String] {
    let stages = [("reading", reading), ("matching", matching), ("reporting", reporting)]
    return stages.map { "profile: \(Self.milliseconds($1)) ms  \($0)" }
      + ["profile: \(kept) transfers kept for matching"]
      + signatures.map {
        "profile: \(Self.milliseconds($0.time)) ms  \($0.signature), of \($0.origins) transfers it can begin with"
      }
  }

  private static func milliseconds(_ time: Duration) -> String {
    let (seconds, rest) = time.components
    let number = String(seconds * 1_000 + rest / 1_000_000_000_000_000)
    return String(repeating: " ", count: max(0, 8 - number.count)) + number
  }
}

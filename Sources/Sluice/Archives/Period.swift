import Columnar

/// How a merge cuts time: by the calendar, in UTC.
public enum Period: String, Sendable, CaseIterable {
  case day, month, year, none

  /// The name of the period in which a time lies: `2025-02-21`, `2025-02`, `2025`.
  public func name(of time: Int64) -> String {
    let text = Timestamp.format(time)
    let day = text.prefix { $0 != "T" }
    switch self {
    case .day: return String(day)
    case .month: return String(day.dropLast(3))
    case .year: return String(day.dropLast(6))
    case .none: return "all"
    }
  }
}

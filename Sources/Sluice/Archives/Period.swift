import Columnar

/// How a merge cuts time: by the calendar, in UTC.
public enum Period: String, Sendable, CaseIterable {
  case day, month, year, none

  /// The seconds of the period in which a time lies.
  func seconds(around time: Int64) -> Range<Int64> {
    guard self != .none else { return .min ..< .max }
    let day = CivilDate(at: time)
    var (first, next) = (day, day)
    switch self {
    case .year:
      (first.month, first.day) = (1, 1)
      next = first
      next.year += 1
    case .month:
      first.day = 1
      next = first
      (next.year, next.month) = first.month == 12 ? (first.year + 1, 1) : (first.year, first.month + 1)
    case .day, .none: return Int64(day.daysSinceEpoch) * 86_400..<Int64(day.daysSinceEpoch + 1) * 86_400
    }
    return Int64(first.daysSinceEpoch) * 86_400..<Int64(next.daysSinceEpoch) * 86_400
  }

  /// The name of the period that begins then: `2025-02-21`, `2025-02`, `2025`.
  func name(from start: Int64) -> String {
    let day = Timestamp.format(start).prefix { $0 != "T" }
    return String(self == .day ? day : self == .month ? day.dropLast(3) : day.dropLast(6))
  }
}

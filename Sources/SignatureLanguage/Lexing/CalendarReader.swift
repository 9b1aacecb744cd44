/// Reads dates and times of day, UTC.
enum CalendarReader {
  /// Seconds since 1970-01-01 of `2025-02-21`, `2025-02-21T14:16`, or a date and a time of day; nil for days and
  /// times that do not exist.
  static func seconds(date text: String, clock: String? = nil) -> Int64? {
    let parts = text.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
    guard let day = day(parts[0]), parts.count == 1 || clock == nil else { return nil }
    guard let time = clock.map({ $0[...] }) ?? parts.dropFirst().first else { return day * 86_400 }
    guard let second = second(time) else { return nil }
    return day * 86_400 + second
  }

  /// Seconds since midnight of `14:16`, `14:16:11` or `14:16Z`.
  private static func second(_ text: Substring) -> Int64? {
    let digits = text.hasSuffix("Z") ? text.dropLast() : text
    let parts = digits.split(separator: ":", omittingEmptySubsequences: false).map { number($0, digits: 2) }
    guard parts.count == 2 || parts.count == 3, let hour = parts[0], let minute = parts[1] else { return nil }
    guard let second = parts.count == 3 ? parts[2] : 0, hour < 24, minute < 60, second < 60 else { return nil }
    return hour * 3_600 + minute * 60 + second
  }

  /// Days since 1970-01-01.
  ///
  /// The year is taken to begin in March, so that the day that leap years add is its last (Howard Hinnant,
  /// "chrono-compatible low-level date algorithms"); an era is 400 years.
  private static func day(_ text: Substring) -> Int64? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, let year = number(parts[0], digits: 4), let month = number(parts[1], digits: 2),
      let day = number(parts[2], digits: 2), year >= 1, (1...12).contains(month),
      day >= 1, day <= days(inMonth: month, ofYear: year)
    else { return nil }
    let shifted = month <= 2 ? year - 1 : year
    let monthFromMarch = month > 2 ? month - 3 : month + 9
    let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
    let (era, yearOfEra) = shifted.quotientAndRemainder(dividingBy: 400)
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  private static func days(inMonth month: Int64, ofYear year: Int64) -> Int64 {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static func isLeap(_ year: Int64) -> Bool {
    year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
  }

  /// Exactly so many ASCII digits.
  private static func number(_ text: Substring, digits: Int) -> Int64? {
    guard text.utf8.count == digits, text.utf8.allSatisfy(Lexer.isDigit) else { return nil }
    return Int64(text)
  }
}

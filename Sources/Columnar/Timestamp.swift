/// Times as seconds since 1970-01-01 UTC, and how people write them.
public enum Timestamp {
  /// 0001-01-01T00:00:00Z to 9999-12-31T23:59:59Z.
  public static let range: ClosedRange<Int64> = -62_135_596_800...253_402_300_799

  /// Reads a time; nil if the text is not one, names no day of the calendar, or lies outside the years 1 to 9999.
  ///
  /// ISO 8601: `2025-02-21T14:16:11Z`, with a space for the `T`, without seconds or without a time of day, with a
  /// fraction of a second (dropped), with `Z`, `UTC` or an offset like `+09:00`; UTC if there is none of them. Slashes
  /// may stand for the hyphens, as in `2022/09/01 00:20`.
  /// Or seconds since 1970, whole or decimal (rounded down); or, in 13 digits, milliseconds.
  public static func parse(_ utf8: ArraySlice<UInt8>) -> Int64? {
    var text = TimeText(utf8)
    let seconds = text.isDate ? text.readDateTime() : text.readEpoch()
    guard let seconds, text.isAtEnd, range.contains(seconds) else { return nil }
    return seconds
  }

  /// Reads a time, as above.
  public static func parse(_ text: String) -> Int64? { parse(Array(text.utf8)[...]) }

  /// A time as `2025-02-21T14:16:11Z`; a year outside 0 to 9999 carries its sign.
  public static func format(_ time: Int64) -> String {
    let (days, second) = CivilDate.floored(Int(time), by: 86_400)
    let date = CivilDate(daysSinceEpoch: days)
    let clock = "\(padded(second / 3_600)):\(padded(second / 60 % 60)):\(padded(second % 60))"
    return "\(year(date.year))-\(padded(date.month))-\(padded(date.day))T\(clock)Z"
  }

  private static func year(_ year: Int) -> String {
    let sign = year < 0 ? "-" : year > 9_999 ? "+" : ""
    let digits = String(year.magnitude)
    return sign + String(repeating: "0", count: max(4 - digits.count, 0)) + digits
  }

  private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}

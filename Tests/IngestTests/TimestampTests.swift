import Columnar
import Testing

@Suite("Times")
struct TimestampTests {
  @Test(
    "what people write for a time is read",
    arguments: [
      ("2025-02-21T14:16:11Z", 1_740_147_371), ("2025-02-21T14:16:11", 1_740_147_371),
      ("2025-02-21 14:16:11", 1_740_147_371), ("2025-02-21 14:16", 1_740_147_360),
      ("2025-02-21t14:16:11z", 1_740_147_371), ("2025-02-21T14:16:11.999Z", 1_740_147_371),
      ("2025-02-21T14:16:11,5Z", 1_740_147_371), ("2025-02-21T23:16:11+09:00", 1_740_147_371),
      ("2025-02-21T23:16:11+0900", 1_740_147_371), ("2025-02-21T09:16:11-05", 1_740_147_371),
      ("2025-02-21 14:16:11 UTC", 1_740_147_371), ("2025-02-21T14:16:11UTC", 1_740_147_371),
      ("2025-02-21", 1_740_096_000), ("1970-01-01T00:00:00Z", 0), ("1969-12-31T23:59:59.5Z", -1),
      ("2000-02-29", 951_782_400), ("2024-02-29", 1_709_164_800), ("0001-01-01", -62_135_596_800),
      ("9999-12-31T23:59:59Z", 253_402_300_799), ("1740147371", 1_740_147_371), ("1740147371.9", 1_740_147_371),
      ("1740147371000", 1_740_147_371), ("1740147371999", 1_740_147_371), ("0", 0), ("-1", -1), ("-1.5", -2),
      ("-1.0", -1), ("-0.1", -1), ("-1740147371001", -1_740_147_372), ("2025", 2_025),
    ] as [(String, Int64)])
  func reads(_ text: String, _ seconds: Int64) {
    #expect(Timestamp.parse(text) == seconds)
  }

  @Test(
    "what is no time, or no day of the calendar, is not read",
    arguments: [
      "", " ", "-", "now", "2025-02-29", "2023-02-29T00:00:00Z", "1900-02-29", "2025-13-01", "2025-00-01", "2025-01-00",
      "2025-04-31", "2025-06-31", "0000-01-01", "2025-1-1", "25-01-01", "2025-01-01T", "2025-01-01T24:00",
      "2025-01-01T10", "2025-01-01T10:60", "2025-01-01T10:10:60", "2025-01-01T10:10:10.", "2025-01-01T10:10:10+",
      "2025-01-01T10:10:10+24", "2025-01-01T10:10:10+09:60", "2025-01-01T10:10:10Zx", "2025-01-01T10:10:10 ",
      "2025-01-01T10:10:10 GMT",
      "2025-01-01x10:10", "0001-01-01T00:00:00+00:01", "9999-12-31T23:59:59-00:01", "12345-01-01", "1e9", "0x10", "1.",
      ".5", "1.5.5", "999999999999", "99999999999999", "1740147371000.5", "9223372036854775808",
      "99999999999999999999999999", "--1", "+1", "٢٠٢٥-٠١-٠١", "2025-01-01T10:10:10UT", "1740147371 ",
    ])
  func refuses(_ text: String) {
    #expect(Timestamp.parse(text) == nil)
  }

  @Test("a time is written in ISO 8601, with the sign of a year that has not four digits")
  func writes() {
    #expect(Timestamp.format(1_740_147_371) == "2025-02-21T14:16:11Z")
    #expect(Timestamp.format(0) == "1970-01-01T00:00:00Z")
    #expect(Timestamp.format(-1) == "1969-12-31T23:59:59Z")
    #expect(Timestamp.format(Timestamp.range.lowerBound) == "0001-01-01T00:00:00Z")
    #expect(Timestamp.format(Timestamp.range.upperBound) == "9999-12-31T23:59:59Z")
    #expect(Timestamp.format(Timestamp.range.upperBound + 1) == "+10000-01-01T00:00:00Z")
    #expect(Timestamp.format(Timestamp.range.lowerBound - 86_400 * 366 - 1) == "-0001-12-31T23:59:59Z")
    #expect(Timestamp.format(.max).hasSuffix("Z") && Timestamp.format(.min).hasPrefix("-"))
  }

  @Test("every day of 800 years comes back, in order, with the right length of each month")
  func days() {
    var expected = CivilDate(year: 1_600, month: 1, day: 1)
    var count = 0
    while let date = expected, date.year < 2_400 {
      #expect(CivilDate(daysSinceEpoch: date.daysSinceEpoch) == date)
      if count == 0 { #expect(date.daysSinceEpoch == -135_140) }
      let next = CivilDate(daysSinceEpoch: date.daysSinceEpoch + 1)
      let isSameMonth = CivilDate(year: date.year, month: date.month, day: date.day + 1)
      expected =
        isSameMonth ?? CivilDate(year: date.year, month: date.month + 1, day: 1)
        ?? CivilDate(year: date.year + 1, month: 1, day: 1)
      #expect(next == expected)
      count += 1
    }
    #expect(count == 146_097 * 2)
  }

  @Test("random times come back from their text")
  func roundTrip() {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<5_000 {
      let time = Int64.random(in: Timestamp.range, using: &random)
      #expect(Timestamp.parse(Timestamp.format(time)) == time)
    }
  }
}

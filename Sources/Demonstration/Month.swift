/// The time that the ledger covers: thirty days from 2025-02-05, around the theft of 2025-02-21.
enum Month {
  static let days = 30
  static let day = 86_400
  static let hour = 3_600
  static let minute = 60

  /// Seconds since 1970-01-01 UTC of 2025-02-05T00:00:00Z.
  static let start = 1_738_713_600
  static let end = start + days * day

  /// Seconds since 1970-01-01 UTC of a clock time (UTC); day 0 is 2025-02-05.
  static func at(day: Int, _ hour: Int, _ minute: Int, _ second: Int = 0) -> Int {
    start + day * Self.day + hour * Self.hour + minute * Self.minute + second
  }

  /// Days since the start; negative before it.
  static func day(of time: Int) -> Int { time < start ? -1 : (time - start) / day }

  /// The first block of Ethereum at or after a time.
  ///
  /// Slots are 12 s long, counted from 2020-12-01T12:00:23Z (consensus specification, `MIN_GENESIS_TIME` of mainnet).
  static func block(_ time: Int) -> Int { time + (11 - time % slot + slot) % slot }

  /// Seconds from one block of Ethereum to the next.
  static let slot = 12

  /// Any time on a day, more often in the hours in which Europe and America are awake.
  static func anyTime(on day: Int, _ random: inout RandomSource) -> Int {
    start + day * Self.day + random.pick(hours) * hour + random.below(hour)
  }

  /// Any time of the month.
  static func anyTime(_ random: inout RandomSource) -> Int { anyTime(on: random.below(days), &random) }

  private static let hours = (0..<24).flatMap { hour in repeatElement(hour, count: 7...22 ~= hour ? 3 : 2) }
}

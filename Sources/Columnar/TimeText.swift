/// The text of a time, read from left to right.
struct TimeText {
  private let utf8: ArraySlice<UInt8>
  private var position: Int

  init(_ utf8: ArraySlice<UInt8>) {
    self.utf8 = utf8
    position = utf8.startIndex
  }

  var isAtEnd: Bool { position == utf8.endIndex }

  /// Whether the text has the shape of a date: a hyphen or a slash after four characters.
  var isDate: Bool { utf8.count > 4 && [UInt8(ascii: "-"), UInt8(ascii: "/")].contains(utf8[utf8.startIndex + 4]) }

  // MARK: ISO 8601

  mutating func readDateTime() -> Int64? {
    guard let year = digits(4), year > 0 else { return nil }
    let mark: Unicode.Scalar = peek == UInt8(ascii: "/") ? "/" : "-"
    guard take(mark), let month = digits(2), take(mark), let day = digits(2),
      let date = CivilDate(year: year, month: month, day: day)
    else { return nil }
    let midnight = date.daysSinceEpoch * 86_400
    if isAtEnd { return Int64(midnight) }
    guard take("T") || take("t") || take(" "), let second = readClock(), let offset = readOffset() else { return nil }
    return Int64(midnight + second - offset)
  }

  /// Seconds since midnight; a leap second has no number of its own since 1970 and is not taken.
  private mutating func readClock() -> Int? {
    guard let hour = digits(2), hour < 24, take(":"), let minute = digits(2), minute < 60 else { return nil }
    guard take(":") else { return hour * 3_600 + minute * 60 }
    guard let second = digits(2), second < 60 else { return nil }
    if take(".") || take(","), passDigits() == 0 { return nil }
    return hour * 3_600 + minute * 60 + second
  }

  /// Seconds east of UTC.
  private mutating func readOffset() -> Int? {
    if isAtEnd || take("Z") || take("z") { return 0 }
    if take(" ") || peek == UInt8(ascii: "U") { return take("U") && take("T") && take("C") ? 0 : nil }
    let isEast = take("+")
    guard isEast || take("-"), let hour = digits(2), hour < 24 else { return nil }
    var seconds = hour * 3_600
    if !isAtEnd {
      _ = take(":")
      guard let minute = digits(2), minute < 60 else { return nil }
      seconds += minute * 60
    }
    return isEast ? seconds : -seconds
  }

  // MARK: Seconds since 1970

  mutating func readEpoch() -> Int64? {
    let isNegative = take("-")
    guard let (whole, length) = number() else { return nil }
    if length == 13, isAtEnd {
      let (quotient, remainder) = (isNegative ? -whole : whole).quotientAndRemainder(dividingBy: 1_000)
      return remainder < 0 ? quotient - 1 : quotient
    }
    var hasFraction = false
    if take(".") {
      let start = position
      guard passDigits() > 0 else { return nil }
      hasFraction = utf8[start..<position].contains { $0 != UInt8(ascii: "0") }
    }
    return isNegative ? -whole - (hasFraction ? 1 : 0) : whole
  }

  /// A number of at most 18 digits and how many digits it has.
  private mutating func number() -> (value: Int64, length: Int)? {
    let start = position
    var value: Int64 = 0
    while let digit, position - start < 18 {
      value = value * 10 + Int64(digit)
      position += 1
    }
    return position > start && digit == nil ? (value, position - start) : nil
  }

  // MARK: Characters

  private var peek: UInt8? { isAtEnd ? nil : utf8[position] }

  private var digit: Int? {
    guard let byte = peek, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
    return Int(byte - UInt8(ascii: "0"))
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard peek == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  /// A number of exactly `count` digits.
  private mutating func digits(_ count: Int) -> Int? {
    var value = 0
    for _ in 0..<count {
      guard let digit else { return nil }
      value = value * 10 + digit
      position += 1
    }
    return value
  }

  /// - Returns: how many digits were passed over.
  private mutating func passDigits() -> Int {
    let start = position
    while digit != nil { position += 1 }
    return position - start
  }
}

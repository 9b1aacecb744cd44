/// Formulas over single numbers, specified here so that every matcher gets the same bits.
public enum Numbers {
  /// The nearest number of one significant digit: 3003.3 gives 3000, 0.97 gives 1. Undefined (NaN) unless positive.
  public static func rounded(_ value: Double) -> Double {
    guard value > 0, value.isFinite else { return .nan }
    var power = 1.0
    while value >= power * 10 { power *= 10 }
    while value < power { power /= 10 }
    guard power > 0, power.isFinite else { return .nan }
    return Double(Int(value / power + 0.5)) * power
  }

  /// The hour of the day, 0...23, in a zone so many seconds ahead of UTC.
  public static func hour(_ time: Int64, offset: Int) -> Double {
    Double(secondOfDay(time, offset: offset) / 3_600)
  }

  /// The day of the week, 1 (Monday) ... 7, in a zone so many seconds ahead of UTC.
  public static func weekday(_ time: Int64, offset: Int) -> Double {
    let local = time &+ Int64(offset)
    let day = (local - Int64(secondOfDay(time, offset: offset))) / 86_400
    // 1970-01-01 was a Thursday.
    let place = (day + 3) % 7
    return Double(place < 0 ? place + 8 : place + 1)
  }

  private static func secondOfDay(_ time: Int64, offset: Int) -> Int {
    let second = Int((time &+ Int64(offset)) % 86_400)
    return second < 0 ? second + 86_400 : second
  }

  /// What is left of a number after taking another away as often as it goes; NaN unless that is positive.
  ///
  /// It is rounded to the 13th digit of the dividend, because decimals are no doubles: of `1100.1` by `100` it is
  /// `0.1`, where exact arithmetic on the nearest doubles leaves a little less.
  public static func remainder(_ value: Double, by divisor: Double) -> Double {
    guard divisor > 0 else { return .nan }
    let rest = value.truncatingRemainder(dividingBy: divisor)
    guard value >= 0, value < 1e12 else { return rest }
    var scale = 1e12
    var size = value
    while size >= 10, scale > 1 {
      size /= 10
      scale /= 10
    }
    let rounded = Double(Int64(rest * scale + 0.5)) / scale
    return rounded >= divisor ? 0 : rounded
  }

  /// A quotient of amounts, undefined (NaN) where the divisor is not positive.
  public static func ratio(_ amount: Double, to whole: Double) -> Double { whole > 0 ? amount / whole : .nan }
}

/// The shape of an address, by which people mistake one for another.
///
/// Address poisoning sends dust from an address that begins and ends like one that the victim pays.
public struct AddressShape: Sendable, Hashable {
  /// The first 3 bytes after `0x` and the last 4, which are characters in every address that is known.
  private let ends: UInt64

  /// Nil for an address of 7 characters or fewer, whose ends are all of it.
  public init?(_ address: String) { self.init(utf8: Array(address.utf8)[...]) }

  /// The same of an address given as its bytes.
  public init?(utf8 address: ArraySlice<UInt8>) {
    let bare = address.starts(with: [UInt8(ascii: "0"), UInt8(ascii: "x")]) ? address.dropFirst(2) : address
    guard bare.count > 7 else { return nil }
    var ends: UInt64 = 0
    for byte in bare.prefix(3) { ends = ends << 8 | UInt64(byte) }
    for byte in bare.suffix(4) { ends = ends << 8 | UInt64(byte) }
    self.ends = ends
  }
}

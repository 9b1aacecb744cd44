extension BaseUnits {
  /// The most decimals that a token can have: they are a byte in its contract.
  static let mostDecimals = 255

  /// The double that is nearest to the units over 10^`decimals`, the even one of two that are as near.
  func amount(decimals: Int) -> Double {
    guard let powers = Self.power(decimals), let number = small else { return long(decimals: decimals) }
    if number <= 1 << 53, decimals <= 22 {
      // Both are exact doubles, so one division rounds once, and correctly (Clinger's fast path).
      return Double(UInt64(number)) / Double(powers)
    }
    return Self.quotient(number, powers)
  }

  /// The number where it takes at most 38 digits.
  private var small: UInt128? {
    guard digits.count <= 38 else { return nil }
    var (high, low): (UInt64, UInt64) = (0, 0)
    for digit in digits.dropLast(19) { high = high * 10 + UInt64(digit - 0x30) }
    for digit in digits.suffix(19) { low = low * 10 + UInt64(digit - 0x30) }
    return UInt128(high) * 10_000_000_000_000_000_000 + UInt128(low)
  }

  /// 10^`decimals` where it fits 64 bits.
  private static func power(_ decimals: Int) -> UInt64? { decimals < powers.count ? powers[decimals] : nil }

  private static let powers = (0...19).map { (0..<$0).reduce(UInt64(1)) { power, _ in power * 10 } }

  /// A quotient, rounded once.
  ///
  /// The dividend is brought to 56 bits more than the divisor has, so that the quotient has 56 or 57: at least three
  /// more than a double keeps. What is cut off can only matter as "not zero", and goes into the lowest bit.
  static func quotient(_ dividend: UInt128, _ divisor: UInt64) -> Double {
    guard dividend > 0 else { return 0 }
    let wanted = 64 - divisor.leadingZeroBitCount + 56
    let shift = wanted - (128 - dividend.leadingZeroBitCount)
    let scaled = shift >= 0 ? dividend << UInt128(shift) : dividend >> UInt128(-shift)
    let isCut = shift < 0 && scaled << UInt128(-shift) != dividend
    let (quotient, rest) = scaled.quotientAndRemainder(dividingBy: UInt128(divisor))
    let bits = UInt64(quotient) | (rest != 0 || isCut ? 1 : 0)
    return Double(sign: .plus, exponent: -shift, significand: Double(bits))
  }

  /// For numbers that 128 bits do not hold: the standard library's conversion rounds correctly, and is slower.
  private func long(decimals: Int) -> Double {
    Double("\(String(decoding: digits, as: UTF8.self))e-\(decimals)") ?? .nan
  }
}

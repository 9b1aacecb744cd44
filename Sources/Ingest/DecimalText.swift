import Columnar

/// Reads decimal numbers, correctly rounded to the nearest double.
enum DecimalText {
  /// Reads a finite number that is not negative: digits, with a point and an exponent if need be.
  static func parse(_ utf8: ArraySlice<UInt8>) throws(ImportError.Cause) -> Double {
    guard let shape = Shape(utf8) else { throw .notANumber(text(utf8)) }
    let value = shape.exact ?? Double(text(shape.magnitude)) ?? .nan
    guard !value.isNaN else { throw .notANumber(text(utf8)) }
    guard value.isFinite else { throw .tooLarge(text(utf8)) }
    if shape.isNegative, value > 0 { throw .negative(text(utf8)) }
    return value
  }

  /// Whether the text is a whole number in digits alone.
  static func isInteger(_ utf8: ArraySlice<UInt8>) -> Bool {
    !utf8.isEmpty && utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
  }

  private static func text(_ utf8: ArraySlice<UInt8>) -> String { String(decoding: utf8, as: UTF8.self) }

  /// The parts of a number that is well formed.
  private struct Shape {
    var isNegative = false
    /// The text without its sign.
    var magnitude: ArraySlice<UInt8>
    /// All digits as one number, if it is at most 2^53 and there is no exponent.
    var digits: UInt64? = 0
    /// Digits after the point.
    var places = 0

    /// Longer texts are no amounts, and only take time.
    static let longest = 1_024

    init?(_ utf8: ArraySlice<UInt8>) {
      magnitude = utf8
      if let sign = utf8.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
        isNegative = sign == UInt8(ascii: "-")
        magnitude = utf8.dropFirst()
      }
      var rest = magnitude
      let whole = take(&rest)
      if rest.first == UInt8(ascii: ".") {
        rest = rest.dropFirst()
        places = take(&rest)
      }
      guard whole + places > 0, takeExponent(&rest), rest.isEmpty, magnitude.count <= Self.longest else { return nil }
    }

    /// Both numbers are exact doubles, so one division rounds once, and correctly (Clinger's fast path).
    var exact: Double? {
      guard let digits, places < Self.powers.count else { return nil }
      return Double(digits) / Self.powers[places]
    }

    /// - Returns: how many digits were taken.
    private mutating func take(_ rest: inout ArraySlice<UInt8>) -> Int {
      let start = rest.startIndex
      while let byte = rest.first, byte >= 0x30, byte <= 0x39 {
        digits = digits.flatMap { $0 <= 1 << 49 ? $0 * 10 + UInt64(byte - 0x30) : nil }
        rest = rest.dropFirst()
      }
      return rest.startIndex - start
    }

    private mutating func takeExponent(_ rest: inout ArraySlice<UInt8>) -> Bool {
      guard let letter = rest.first, letter | 0x20 == UInt8(ascii: "e") else { return true }
      digits = nil
      rest = rest.dropFirst()
      if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { rest = rest.dropFirst() }
      return take(&rest) > 0
    }

    /// 10^0 to 10^22, which doubles hold exactly.
    private static let powers: [Double] = [
      1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
      1e20, 1e21, 1e22,
    ]
  }
}

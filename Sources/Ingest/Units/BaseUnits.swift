import Columnar

/// An exact number of the smallest units of an asset: wei, satoshi; from 0 to 2^256 - 1.
struct BaseUnits {
  /// Without leading zeros; one zero for none.
  let digits: ArraySlice<UInt8>

  /// Reads a row of digits.
  init(_ text: ArraySlice<UInt8>) throws(ImportError.Cause) {
    guard DecimalText.isInteger(text) else { throw .notAnInteger(String(decoding: text, as: UTF8.self)) }
    let stripped = text.drop { $0 == 0x30 }
    digits = stripped.isEmpty ? text.suffix(1) : stripped
    guard digits.count <= Self.largest.count, digits.count < Self.largest.count || !Self.largest.precedes(digits)
    else { throw .over256Bits(String(decoding: text, as: UTF8.self)) }
  }

  /// Reads an amount in whole units, as `1.5` or `2E-3`, that is a whole number of base units.
  ///
  /// - Returns: nil if it is not, or is no number.
  init?(amount text: ArraySlice<UInt8>, decimals: Int) {
    var number: [UInt8] = []
    var places = 0
    var rest = text
    while let byte = rest.first, byte >= 0x30, byte <= 0x39 { number.append(rest.removeFirst()) }
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      while let byte = rest.first, byte >= 0x30, byte <= 0x39 {
        number.append(rest.removeFirst())
        places += 1
      }
    }
    guard !number.isEmpty, let exponent = Self.exponent(rest) else { return nil }
    let zeros = decimals - places + exponent
    guard zeros <= 400, number.count <= 400 else { return nil }
    if zeros < 0 {
      guard number.suffix(-zeros).allSatisfy({ $0 == 0x30 }) else { return nil }
      number.removeLast(min(-zeros, number.count))
    } else {
      number += repeatElement(0x30, count: zeros)
    }
    if number.isEmpty { number = [0x30] }
    do { try self.init(number[...]) } catch { return nil }
  }

  var isZero: Bool { digits.first == 0x30 }

  /// An exponent like `E-3`; 0 for no text, nil for any other.
  private static func exponent(_ text: ArraySlice<UInt8>) -> Int? {
    guard let letter = text.first else { return 0 }
    guard letter | 0x20 == UInt8(ascii: "e"), text.count <= 5 else { return nil }
    return Int(String(decoding: text.dropFirst(), as: UTF8.self))
  }

  /// 2^256 - 1.
  private static let largest = Array(
    "115792089237316195423570985008687907853269984665640564039457584007913129639935".utf8)
}

extension [UInt8] {
  /// Whether the digits stand for less than as many other digits do.
  fileprivate func precedes(_ other: ArraySlice<UInt8>) -> Bool { lexicographicallyPrecedes(other) }
}

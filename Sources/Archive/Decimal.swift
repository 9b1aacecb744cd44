/// A whole number of up to 256 bits, divided by a power of ten.
struct Decimal {
  private let isNegative: Bool
  /// The number without its sign, the lowest 64 bits first.
  private var limbs: [UInt64]
  /// Decimal digits after the point.
  private let scale: Int

  /// Takes a number in two's complement, the lowest 64 bits first.
  init(twosComplement words: ArraySlice<UInt64>, scale: Int) {
    isNegative = (words.last ?? 0) >> 63 == 1
    limbs = Array(words)
    self.scale = scale
    if isNegative { negate() }
  }

  private mutating func negate() {
    var carry = true
    for place in limbs.indices {
      let (sum, overflow) = (~limbs[place]).addingReportingOverflow(carry ? 1 : 0)
      limbs[place] = sum
      carry = overflow
    }
  }

  /// The nearest floating-point number, halves to even.
  var nearest: Double {
    let size = quick ?? Double("\(digits)e\(-scale)") ?? .infinity
    return isNegative ? -size : size
  }

  /// Below 2^53 and 10^22 both numbers are exact, so that one division rounds once.
  private var quick: Double? {
    guard limbs.dropFirst().allSatisfy({ $0 == 0 }), let low = limbs.first, low < 1 << 53, (0...22).contains(scale)
    else { return nil }
    return Double(low) / Self.powersOfTen[scale]
  }

  /// The number without sign and point.
  private var digits: String {
    var rest = limbs
    var groups: [String] = []
    while rest.contains(where: { $0 != 0 }) {
      var remainder: UInt64 = 0
      for place in rest.indices.reversed() {
        (rest[place], remainder) = Self.group.dividingFullWidth((remainder, rest[place]))
      }
      let text = String(remainder)
      groups.append(String(repeating: "0", count: 19 - text.count) + text)
    }
    return groups.isEmpty ? "0" : groups.reversed().joined()
  }

  /// 10^19, the highest power in 64 bits.
  private static let group: UInt64 = 10_000_000_000_000_000_000
  private static let powersOfTen: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
  ]
}

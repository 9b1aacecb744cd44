import Glibc

/// SplitMix64: the same numbers on every machine and in every run for one seed.
///
/// (Guy Steele, Doug Lea, Christine Flood, "Fast splittable pseudorandom number generators", 2014.)
struct SplitMix {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    return Self.mix(state)
  }

  static func mix(_ bits: UInt64) -> UInt64 {
    var bits = bits
    bits = (bits ^ (bits >> 30)) &* 0xbf58_476d_1ce4_e5b9
    bits = (bits ^ (bits >> 27)) &* 0x94d0_49bb_1331_11eb
    return bits ^ (bits >> 31)
  }

  /// A number from 0 to `limit - 1`, each as likely as another to 1 in 2^64 over the limit.
  mutating func below(_ limit: Int) -> Int { Int(next().multipliedFullWidth(by: UInt64(limit)).high) }

  /// A number of a range, each as likely as another.
  mutating func between(_ range: ClosedRange<Int>) -> Int { range.lowerBound + below(range.count) }

  /// A number of the half-open range from 0 to 1.
  mutating func share() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// A number of a half-open range.
  mutating func between(_ range: Range<Double>) -> Double {
    range.lowerBound + share() * (range.upperBound - range.lowerBound)
  }

  /// A number of the normal distribution (Box and Muller; the second of each pair is dropped).
  mutating func normal(mean: Double, deviation: Double) -> Double {
    let radius = (-2 * log(1 - share())).squareRoot()
    return mean + deviation * radius * cos(2 * Double.pi * share())
  }

  /// A rank from 1 on of which 1 comes up most often: Zipf's law, cut off continuously.
  mutating func zipf(exponent: Double) -> Double { pow(1 - share(), -1 / (exponent - 1)) }
}

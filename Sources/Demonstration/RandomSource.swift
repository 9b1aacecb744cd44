/// A small generator of the same numbers on every machine and in every run: xoshiro256**, seeded by SplitMix64.
///
/// (David Blackman, Sebastiano Vigna, "Scrambled linear pseudorandom number generators", 2021.)
package struct RandomSource {
  private var state: (UInt64, UInt64, UInt64, UInt64)

  init(seed: UInt64) {
    var mixer = SplitMix(state: seed)
    state = (mixer.next(), mixer.next(), mixer.next(), mixer.next())
  }

  /// A generator of its own for one part of the ledger, so that a change to another part leaves its numbers alone.
  package init(seed: UInt64, part: UInt64) {
    self.init(seed: SplitMix.mix(seed &+ part &* 0x9e37_79b9_7f4a_7c15))
  }

  mutating func next() -> UInt64 {
    let result = Self.rotate(state.1 &* 5, 7) &* 9
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = Self.rotate(state.3, 45)
    return result
  }

  /// A number from 0 to `limit - 1`, each as likely as another to 1 in 2^64 over the limit.
  mutating func below(_ limit: Int) -> Int { Int(next().multipliedFullWidth(by: UInt64(limit)).high) }

  /// A number of a range, each as likely as another.
  mutating func between(_ range: ClosedRange<Int>) -> Int { range.lowerBound + below(range.count) }

  /// True so many times in a thousand.
  mutating func chance(_ permille: Int) -> Bool { below(1_000) < permille }

  /// A place in a list of `count` members, of which the first come up far more often than the last.
  ///
  /// The cube of an even share: of 40,000 members the first gets 3% of all draws, as hubs do (Zipf's law).
  mutating func rank(_ count: Int) -> Int {
    let share = next() >> 32
    let square = (share &* share) >> 32
    let cube = (square &* share) >> 32
    return Int((cube &* UInt64(count)) >> 32)
  }

  /// A number whose logarithm is normally distributed.
  ///
  /// Integers only, since the last bits of a library's `exp` differ from machine to machine: the normal deviate is
  /// the sum of twelve even ones, and 2^x is taken as straight between powers of two (6% off at most).
  ///
  /// - Parameters:
  ///   - median: half of the numbers are smaller.
  ///   - doublings: 256ths of a doubling in one standard deviation.
  mutating func lognormal(median: Int, doublings: Int) -> Int {
    let exponent = (deviate() * doublings) >> 8
    let (whole, fraction) = (exponent >> 16, exponent & 0xffff)
    let scaled = median * (0x1_0000 + fraction)
    return whole >= 0 ? (scaled << whole) >> 16 : scaled >> (16 - whole)
  }

  /// Numbers from the places between given quantiles, one as likely as the next: `[min, median, max]`.
  mutating func quantile(_ knots: [Int]) -> Int {
    let place = below((knots.count - 1) << 16)
    let (knot, fraction) = (place >> 16, place & 0xffff)
    return knots[knot] + ((knots[knot + 1] - knots[knot]) * fraction) >> 16
  }

  /// Puts a list in any order.
  package mutating func shuffle<Element>(_ list: inout [Element]) {
    for place in stride(from: list.count - 1, to: 0, by: -1) { list.swapAt(place, below(place + 1)) }
  }

  /// A member of a list that is not empty.
  mutating func pick<Element>(_ list: [Element]) -> Element { list[below(list.count)] }

  /// Standard deviations from the mean, in 65,536ths; never over six of them.
  private mutating func deviate() -> Int {
    var sum = 0
    for _ in 0..<3 {
      let bits = next()
      sum += Int(bits & 0xffff) + Int(bits >> 16 & 0xffff) + Int(bits >> 32 & 0xffff) + Int(bits >> 48)
    }
    return sum - 6 * 0xffff
  }

  private static func rotate(_ word: UInt64, _ bits: UInt64) -> UInt64 { word << bits | word >> (64 - bits) }
}

/// SplitMix64 (Guy Steele, Doug Lea, Christine Flood, "Fast splittable pseudorandom number generators", 2014).
struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    return Self.mix(state)
  }

  static func mix(_ word: UInt64) -> UInt64 {
    var word = word
    word = (word ^ (word >> 30)) &* 0xbf58_476d_1ce4_e5b9
    word = (word ^ (word >> 27)) &* 0x94d0_49bb_1331_11eb
    return word ^ (word >> 31)
  }
}

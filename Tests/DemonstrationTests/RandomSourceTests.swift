import Testing

@testable import Demonstration

@Suite struct RandomSourceTests {
  @Test func `The generator gives the published numbers of SplitMix64`() {
    // Of the reference implementation, seed 1234567 (Sebastiano Vigna, splitmix64.c).
    var mixer = SplitMix(state: 1_234_567)
    #expect(
      (0..<3).map { _ in mixer.next() } == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
      ])
  }

  @Test func `Numbers stay in their range and reach both ends`() {
    var random = RandomSource(seed: 1)
    let numbers = (0..<10_000).map { _ in random.between(3...9) }
    #expect(numbers.min() == 3 && numbers.max() == 9)
    let ranks = (0..<10_000).map { _ in random.rank(50) }
    #expect(ranks.min() == 0 && ranks.max() == 49)
    #expect(ranks.filter { $0 == 0 }.count > 2_000)
  }

  @Test func `Lognormal numbers have their median, and a tail as long as asked for`() {
    var random = RandomSource(seed: 2)
    let numbers = (0..<20_000).map { _ in random.lognormal(median: 40_000, doublings: 512) }.sorted()
    #expect(38_000...42_000 ~= numbers[10_000])
    // One standard deviation, 84.1%, is two doublings.
    #expect(145_000...175_000 ~= numbers[16_827])
    #expect(9_000...11_000 ~= numbers[3_173])
  }

  @Test func `Quantiles are drawn between their knots`() {
    var random = RandomSource(seed: 3)
    let numbers = (0..<10_000).map { _ in random.quantile([10, 20, 1_000]) }.sorted()
    #expect(numbers[0] >= 10 && numbers[9_999] < 1_000)
    #expect(18...40 ~= numbers[5_000])
  }

  @Test func `A bitcoin address carries its checksum`() {
    var random = RandomSource(seed: 4)
    for _ in 0..<100 { #expect(Bech32.isValid(MadeAddress.bitcoin(&random))) }
    #expect(Bech32.isValid(Array("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4".utf8)))
    #expect(!Bech32.isValid(Array("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5".utf8)))
  }

  @Test func `A look-alike has the ends of its model and nothing else`() {
    var random = RandomSource(seed: 5)
    let address = MadeAddress.ethereum(&random)
    let other = MadeAddress.lookalike(of: address[...], &random)
    #expect(other.count == 42 && other != address)
    #expect(other.prefix(5) == address.prefix(5) && other.suffix(4) == address.suffix(4))
  }
}

/// A checker that shares nothing with what it checks (BIP 173, reference in Python).
enum Bech32 {
  static func isValid(_ address: [UInt8]) -> Bool {
    let alphabet = Array("qpzry9x8gf2tvdw0s3jn54khce6mua7l".utf8)
    let words = address.dropFirst(3).map { alphabet.firstIndex(of: $0) ?? 0 }
    let generators = [0x3b6a_57b2, 0x2650_8e6d, 0x1ea1_19fa, 0x3d42_33dd, 0x2a14_62b3]
    var checksum = 1
    for word in [3, 3, 0, 2, 3] + words {
      let top = checksum >> 25
      checksum = ((checksum & 0x1ffffff) << 5) ^ word
      for bit in 0..<5 where (top >> bit) & 1 == 1 { checksum ^= generators[bit] }
    }
    return checksum == 1
  }
}

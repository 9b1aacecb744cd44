import Testing

@testable import Archive

@Suite struct DecimalTests {
  private func decimal(_ number: Int128, scale: Int) -> Double {
    let bits = UInt128(bitPattern: number)
    let limbs = [UInt64(truncatingIfNeeded: bits), UInt64(truncatingIfNeeded: bits >> 64)]
    return Decimal(twosComplement: limbs[...], scale: scale).nearest
  }

  @Test func `small numbers are divided exactly`() {
    #expect(decimal(0, scale: 18) == 0)
    #expect(decimal(1, scale: 1) == 0.1)
    #expect(decimal(-15, scale: 1) == -1.5)
    #expect(decimal(123_456_789, scale: 22) == 1.23456789e-14)
    #expect(decimal(7, scale: -3) == 7000)
  }

  @Test func `large numbers are rounded once`() {
    #expect(decimal(1_234_567_890_123_456_789_012, scale: 18) == 1234.567890123456789012)
    #expect(decimal(.max, scale: 0) == 1.7014118346046923e38)
    #expect(decimal(.min, scale: 0) == -1.7014118346046923e38)
    #expect(decimal(9_007_199_254_740_993, scale: 0) == 9_007_199_254_740_992)
    #expect(decimal(9_007_199_254_740_993_000_000_000_000_000_001, scale: 18) == 9_007_199_254_740_994)
    #expect(decimal(100_000_000_000_000_000_000, scale: 0) == 1e20)
  }

  @Test func `256 bits are enough for every token`() {
    let limbs: [UInt64] = [0, 0, 0, 1]
    #expect(Decimal(twosComplement: limbs[...], scale: 0).nearest == 0x1p192)
    let negative = [UInt64](repeating: .max, count: 4)
    #expect(Decimal(twosComplement: negative[...], scale: 2).nearest == -0.01)
  }
}

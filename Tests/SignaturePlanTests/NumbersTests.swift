import SignaturePlan
import Testing

@Suite struct NumbersTests {
  @Test func `numbers round to one significant digit`() {
    #expect(Numbers.rounded(3_003.3) == 3_000)
    #expect(Numbers.rounded(0.97) == 1)
    #expect(Numbers.rounded(9.6) == 10)
    #expect(Numbers.rounded(1) == 1)
    #expect(Numbers.rounded(0).isNaN && Numbers.rounded(.infinity).isNaN && Numbers.rounded(-3).isNaN)
  }

  @Test func `hours and days follow the zone, before 1970 too`() {
    // 2025-02-21 14:16 UTC, a Friday; 23:16 in Seoul.
    let time: Int64 = 1_740_147_360
    #expect(Numbers.hour(time, offset: 0) == 14 && Numbers.hour(time, offset: 32_400) == 23)
    #expect(Numbers.weekday(time, offset: 0) == 5)
    #expect(Numbers.weekday(time, offset: 36_000) == 6)
    // 1969-12-31 23:00 UTC, a Wednesday.
    #expect(Numbers.hour(-3_600, offset: 0) == 23 && Numbers.weekday(-3_600, offset: 0) == 3)
    #expect(Numbers.weekday(0, offset: 0) == 4 && Numbers.weekday(0, offset: -3_600) == 3)
  }

  @Test func `formulas by nothing are undefined`() {
    let ratio = Formula.arithmetic(.over, .constant(3), .attribute(.amount))
    #expect(ratio.value { _ in 0 }.isNaN)
    #expect(ratio.value { _ in 2 } == 1.5)
    let rest = Formula.arithmetic(.modulo, .attribute(.amount), .constant(100))
    #expect(rest.value { _ in 3_003.5 } == 3.5)
  }

  @Test func `remainders of decimals are the decimals that people expect`() {
    for hundreds in 10...47 { #expect(Numbers.remainder(Double(hundreds) * 100 + 0.1, by: 100) == 0.1) }
    #expect(Numbers.remainder(3_003.3, by: 100) == 3.3)
    #expect(Numbers.remainder(299.999_999_999_999_97, by: 100) == 0)
    #expect(Numbers.remainder(0.05, by: 100) == 0.05)
    #expect(Numbers.remainder(1e15 + 7, by: 100) == 7)
    #expect(Numbers.remainder(-7, by: 5) == -2)
    #expect(Numbers.remainder(7, by: 0).isNaN && Numbers.remainder(.nan, by: 5).isNaN)
  }

  @Test func `addresses have the same shape if they begin and end alike`() throws {
    let mine = try #require(AddressShape("0xabc1111ffff"))
    #expect(mine == AddressShape("0xabc2222ffff"))
    #expect(mine == AddressShape("abc3ffff"))
    #expect(mine != AddressShape("0xabd1111ffff"))
    #expect(AddressShape("0xabcffff") == nil)
  }
}

import Reports
import Testing

@Suite struct HumanTextTests {
  @Test(
    arguments: [
      (1_460_000_000, "$1.46B"), (27_000_000, "$27.0M"), (950, "$950"), (999.4, "$999"), (999.5, "$1.00K"),
      (999_499, "$999K"), (999_500, "$1.00M"), (99_949, "$99.9K"), (99_950, "$100K"), (1.4, "$1"), (0.05, "$0.05"),
      (0, "$0.00"), (-1_234, "-$1.23K"), (3.2e12, "$3.20T"), (1e300, "$1e+300"), (.nan, "$?"),
    ] as [(Double, String)])
  func `Dollars have three digits`(_ value: Double, _ text: String) {
    #expect(HumanText.dollars(value) == text)
  }

  @Test(
    arguments: [
      (10_000, "10,000 ETH"), (401_346, "401,346 ETH"), (1.71, "1.71 ETH"), (91, "91 ETH"), (0.1, "0.1 ETH"),
      (0.00042, "0.00042 ETH"), (0, "0 ETH"), (1_234.56, "1,235 ETH"), (999.996, "1,000 ETH"), (1e18, "1e+18 ETH"),
    ] as [(Double, String)])
  func `Amounts keep the digits that matter`(_ amount: Double, _ text: String) {
    #expect(HumanText.amount(amount, of: "ETH") == text)
  }

  @Test(
    arguments: [
      (0, "0s"), (48, "48s"), (60, "1m"), (3_599, "59m59s"), (8_100, "2h15m"), (864_000, "10d"), (864_001, "10d"),
      (90_000, "1d1h"), (3_601, "1h"), (-60, "-1m"),
    ] as [(Int64, String)])
  func `Durations have two units at most`(_ seconds: Int64, _ text: String) {
    #expect(HumanText.duration(seconds) == text)
  }

  @Test func `Counts have thousands separators`() {
    #expect([0, 999, 1_000, 1_234_567, -12_345].map(HumanText.count) == ["0", "999", "1,000", "1,234,567", "-12,345"])
    #expect(HumanText.count(.min) == "-9,223,372,036,854,775,808")
  }
}

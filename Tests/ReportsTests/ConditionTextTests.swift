import SignaturePlan
import Testing

@testable import Reports

@Suite struct ConditionTextTests {
  private static let steps = [
    Step(name: "seed", kind: .hop(Hop())),
    Step(name: "feed", kind: .split(Split(count: 2...9, window: 60)), reach: Reach(anyAsset: true)),
  ]
  private let words = ConditionText(
    Plan(name: "p", meta: Meta(), horizon: 60, steps: Self.steps, score: [], reportAt: .zero))

  private static let relay = Relay(within: 21_600, passes: Interval(0.85...1.1))
  private static let tests: [(TransferTest, String)] = [
    (.attribute(.usd, .atLeast(1_000_000)), "usd >= $1_000_000"),
    (.attribute(.amount, Interval(0.5...10_000)), "amount in 0.5..10_000"),
    (.attribute(.kept, Interval(0.8...0.995)), "kept in 80%..99.5%"),
    (.attribute(.kept, .atMost(0.035)), "kept <= 3.5%"),
    (.attribute(.time, .atLeast(1_740_147_360)), "time >= 2025-02-21 14:16:00"),
    (.attribute(.rounded, Interval(3_000...3_000)), "round(amount) = 3_000"),
    (.attribute(.hour(offset: 32_400), .below(9)), "hour(UTC+9) < 9"),
    (.attribute(.weekday(offset: -12_600), .above(5)), "weekday(UTC-3:30) > 5"),
    (.attribute(.hour(offset: 0), .below(9)), "hour(UTC) < 9"),
    (.attribute(.gap, Interval(lower: .init(60, inclusive: false), upper: .init(7_200))), "gap > 1m and <= 2h"),
    (.attribute(.leaked(within: 5_400), .atMost(0.05)), "leaked(90m) <= 5%"),
    (.attribute(.siblings(within: 86_400), .atMost(3)), "siblings(1d) <= 3"),
    (.attribute(.idle, .atLeast(3_599)), "idle >= 3_599s"),
    (.attribute(.age(.from), .atLeast(0)), "age >= 0s"), (.attribute(.age(.to), .below(1)), "age(to) < 1s"),
    (.attribute(.degree(.to, within: 60), .atMost(5)), "degree(to, 1m) <= 5"),
    (.attribute(.balance(within: 2_592_000), .below(5)), "balance(30d) < 5"),
    (.attribute(.sinceEvent("Bybit"), .atMost(172_800)), "since event(\"Bybit\") <= 2d"),
    (.attribute(.sinceEventOf(.from), Interval()), "since event(case(from)) is known"),
    (.formula(.arithmetic(.modulo, .attribute(.amount), .constant(100)), .below(0.1)), "amount % 100 < 0.1"),
    (
      .formula(.arithmetic(.over, .attribute(.usd), .head("seed", .usd)), .atLeast(0.9)), "usd / seed.usd >= 90%"
    ),
    (
      .formula(.arithmetic(.minus, .attribute(.time), .head("seed", .time)), .atMost(3_600)), "time - seed.time <= 1h"
    ),
    (.asset(["ETH"]), "asset = ETH"), (.asset(["A B", "USDT"]), "asset in (\"A B\", USDT)"),
    (.chain(["bitcoin cash"]), "chain = \"bitcoin cash\""),
    (.member(.to, SetReference("bridge", "THORChain")), "to in @bridge(\"THORChain\")"),
    (.same(.to, Reference("theft", .from)), "to = theft.from"), (.inGroup(.from, "layer1"), "from in layer1"),
    (.fresh(.to), "to is fresh"), (.lookalike(.from, within: 604_800), "from is lookalike(within 7d)"),
    (.relay(relay), "to is relay(within 6h, passes 85%..110%, age <= 90d, degree <= 100)"),
  ]

  @Test(arguments: tests)
  func `A test is written in the language's words`(_ test: TransferTest, _ text: String) {
    #expect(words.text(test) == text)
  }

  @Test func `Parentheses stand where parts of another kind are joined`() {
    let fresh = Condition.test(.fresh(.to))
    let bridge = Condition.test(.member(.to, SetReference("bridge")))
    #expect(words.text(Condition.any([fresh, bridge])) == "to is fresh or to in @bridge")
    #expect(words.text(Condition.not(bridge)) == "not to in @bridge")
    #expect(words.text(Condition.not(.any([fresh, bridge]))) == "not (to is fresh or to in @bridge)")
    #expect(
      words.text(Condition.any([.all([fresh, bridge]), .all([fresh])]))
        == "(to is fresh and to in @bridge) or to is fresh")
    #expect(words.text(Condition.always) == "always")
    #expect(words.text(Condition.any([])) == "never")
  }

  private func text(_ formula: Formula, _ interval: Interval, of step: String) -> String {
    words.text(GroupCondition.test(GroupTest(formula, interval)), of: step)
  }

  @Test func `Numbers of groups are written as what they count`() {
    let feed = Formula.aggregate(Aggregate(step: "feed", function: .sum))
    let sum = Formula.own(.sum, where: nil)
    #expect(text(.arithmetic(.over, sum, feed), Interval(0.99...1.01), of: "feed") == "sum / feed.sum in 99%..101%")
    #expect(text(sum, .atLeast(5), of: "feed") == "sum >= $5")
    #expect(text(sum, .atLeast(5), of: "seed") == "sum >= 5")
    #expect(text(.own(.pauseVariation, where: nil), .atMost(0.35), of: "seed") == "cv(interval) <= 35%")
    #expect(text(.own(.dwell, where: nil), .atMost(600), of: "seed") == "dwell <= 10m")
    let some = Condition.test(.attribute(.usd, .below(500_000)))
    #expect(text(.own(.fraction, where: some), .atLeast(0.6), of: "seed") == "fraction(where usd < $500_000) >= 60%")
    let part = Formula.arithmetic(.minus, sum, .arithmetic(.times, .constant(0.8), feed))
    #expect(text(part, .atLeast(0), of: "feed") == "sum - 80% * feed.sum >= $0")
    let product = Formula.arithmetic(.times, .arithmetic(.plus, sum, .constant(5)), .constant(2))
    #expect(text(product, .atMost(9), of: "feed") == "(sum + $5) * 2 <= $9")
    let right = Formula.arithmetic(.minus, sum, .arithmetic(.minus, sum, feed))
    #expect(text(right, .atMost(9), of: "feed") == "sum - (sum - feed.sum) <= $9")
  }

  @Test func `Every number of a group has a measure that writes it`() {
    for function in GroupFunction.allCases {
      #expect(text(.own(function, where: nil), .atLeast(1), of: "seed").hasPrefix("\(function.rawValue) >= "))
    }
  }

  @Test func `Numbers that no signature can hold are written all the same`() {
    #expect(words.text(.attribute(.gap, .atMost(.infinity))) == "gap <= infs")
    #expect(words.text(.attribute(.time, .atMost(1e300))) == "time <= 1e+300")
    #expect(words.text(.attribute(.usd, .atLeast(-1_234.5))) == "usd >= -$1_234.5")
    #expect(words.text(.attribute(.kept, .atLeast(-0.5))) == "kept >= -50%")
  }

  @Test func `Rules of scores say when and how they give points`() {
    let count = Aggregate(step: "feed", function: .count)
    func rule(_ rule: ScorePart.Rule) -> String { ScorePart(points: Points(5), text: "x", rule: rule).ruleText(words) }
    #expect(rule(.always) == "")
    #expect(rule(.per(Points(1), count, over: 9)) == "1 per feed.count over 9")
    let usd = Aggregate(step: "feed", function: .usd, where: .test(.member(.to, SetReference("bridge"))))
    #expect(rule(.scaled(usd, from: 5, to: 10)) == "scaled by usd(feed where to in @bridge) from $5 to $10")
    #expect(
      rule(.when(.any([.test(.aggregate(count, .atLeast(3))), .test(.anyAddress(SetReference("mixer")))])))
        == "when feed.count >= 3 or any address in @mixer")
    let formula = Formula.arithmetic(.over, .aggregate(count), .constant(2))
    #expect(rule(.when(.test(.formula(formula, .atLeast(3))))) == "when feed.count / 2 >= 3")
  }
}

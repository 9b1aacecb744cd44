import SignaturePlan
import Testing

@testable import SignatureLanguage

@Suite("Clauses") struct ClauseTests {
  @Test("A comma binds looser than `or`, `or` looser than `and`, `and` looser than `not`")
  func precedence() throws {
    let condition = try hop("usd > $1, usd > $2 or usd > $3 and not usd > $4")
    #expect(
      condition
        == .all([
          usd(1), .any([usd(2), .all([usd(3), .not(usd(4))])]),
        ]))
    #expect(try hop("(usd > $1 or usd > $2) and usd > $3") == .all([.any([usd(1), usd(2)]), usd(3)]))
  }

  @Test("An amount with a symbol asks for the asset as well")
  func amounts() throws {
    let asset = Condition.test(.asset(["ETH"]))
    #expect(try hop("amount >= 10_000 ETH") == .all([asset, .test(.attribute(.amount, .atLeast(10_000)))]))
    let range = Condition.test(.attribute(.amount, Interval(29...240)))
    #expect(try hop("amount in 29..240 ETH") == .all([asset, range]))
    #expect(try hop("amount in 29 ETH..240 ETH") == .all([asset, range]))
    #expect(try hop("amount in 29..240") == range)
  }

  @Test("A symbol ends with its line, and a step's name is none")
  func symbols() throws {
    let steps = try steps("hop where amount >= 5\nnext: hop where amount >= 6 third: hop to @bridge")
    #expect(steps.map(\.name) == ["hop", "next", "third"])
    #expect(steps[1].kind == .hop(Hop(condition: .test(.attribute(.amount, .atLeast(6))))))
  }

  @Test("Assets are compared as one symbol or a list")
  func assets() throws {
    #expect(try hop("asset = ETH") == .test(.asset(["ETH"])))
    #expect(try hop("asset != \"USDC.e\"") == .not(.test(.asset(["USDC.e"]))))
    #expect(try hop("asset in (stETH, ETH)") == .test(.asset(["ETH", "stETH"])))
    #expect(try hop("asset not in (ETH)") == .not(.test(.asset(["ETH"]))))
  }

  @Test("Every comparison leaves its interval; `!=` leaves what lies on both sides")
  func comparisons() throws {
    let intervals: [(String, Interval)] = [
      (">=", .atLeast(5)), (">", .above(5)), ("<=", .atMost(5)), ("<", .below(5)), ("=", Interval(5...5)),
    ]
    for (sign, interval) in intervals { #expect(try hop("usd \(sign) $5") == .test(.attribute(.usd, interval))) }
    #expect(
      try hop("usd != $5") == .any([.test(.attribute(.usd, .below(5))), .test(.attribute(.usd, .above(5)))]))
    #expect(try hop("usd in $1..$5") == .test(.attribute(.usd, Interval(1...5))))
    #expect(try hop("time >= 2025-02-21 14:16") == .test(.attribute(.time, .atLeast(1_740_147_360))))
  }

  @Test("Ends are asked for sets, freshness and relays, also with `not` inside")
  func ends() throws {
    let relay = Relay(within: 21_600, passes: Interval(0.85...1.1))
    #expect(try hop("to is relay(within 6h)") == .test(.relay(relay)))
    #expect(try hop("to is not fresh, from is fresh") == .all([.not(.test(.fresh(.to))), .test(.fresh(.from))]))
    let reference = SetReference("bridge", "THORChain")
    #expect(try hop("to not in @bridge(\"THORChain\")") == .not(.test(.member(.to, reference))))
  }

  @Test("The parts of a split's clause are sorted by what they speak about")
  func split() throws {
    let steps = try steps(
      """
      seed: hop where usd >= $1
      split 3..9 within 1h to @theft where equal within 2%, gap <= 1d or idle >= 1h, usd >= $5, from is fresh, \
      not share < 80%, to is fresh and count >= 4
      """)
    let expected = Split(
      count: 3...9, window: 3_600,
      member: .all([
        .test(.member(.to, SetReference("theft"))), .test(.attribute(.usd, .atLeast(5))), .test(.fresh(.to)),
      ]),
      first: .all([
        .any([.test(.attribute(.gap, .atMost(86_400))), .test(.attribute(.idle, .atLeast(3_600)))]),
        .test(.fresh(.from)),
      ]),
      equal: 0.02,
      test: .all([.not(.test(GroupTest(.share, .below(0.8)))), .test(GroupTest(.count, .atLeast(4)))]))
    #expect(steps[1].kind == .split(expected))
  }

  @Test("A quota is all branches, a share of them, or a number of them")
  func quotas() throws {
    let steps = try steps(
      """
      g: split 3..9 within 1h where usd >= $5
      each g { hop }
      each g, at least 60% { hop }
      each g at least 3 { hop }
      """)
    let quotas = steps.compactMap { if case .each(let each) = $0.kind { each.quota } else { nil } }
    #expect(quotas == [.fraction(1), .fraction(0.6), .count(3)])
  }

  @Test("Steps without a name take their keyword's, numbered, around the names that are given")
  func names() throws {
    let steps = try steps("hop where usd >= $5\nhop2: hop\nhop\nchain 2 where gap <= 1h\nhop")
    #expect(steps.map(\.name) == ["hop", "hop2", "hop3", "chain", "hop4"])
  }

  private func usd(_ value: Double) -> Condition { .test(.attribute(.usd, .above(value))) }

  /// The condition of the second of two hops.
  private func hop(_ clause: String) throws -> Condition {
    let step = try #require(try steps("seed: hop where usd >= $1\nhop where \(clause)").last)
    return try #require(step.conditions.first)
  }

  private func steps(_ text: String) throws -> [Step] {
    let compilation = SignatureCompiler.compile([SignatureSource(path: "x", text: Samples.flow(text))])
    #expect(compilation.diagnostics.map(\.title) == [])
    return try #require(compilation.signatures.first).plan.steps
  }
}

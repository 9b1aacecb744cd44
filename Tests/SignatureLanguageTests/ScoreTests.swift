import Testing

@testable import SignatureLanguage
@testable import SignaturePlan

@Suite("Scores") struct ScoreTests {
  @Test(
    "Numbers of steps take arguments, conditions and formulas",
    arguments: [
      ("when seed.count >= 1", "(when (number seed.count [1.0..)))"),
      ("when fan.cv(interval) <= 50%", "(when (number fan.cv(interval) (..0.5]))"),
      ("when fan.distinct(case(from)) >= 2", "(when (number fan.distinct(case(from)) [2.0..)))"),
      (
        "when fraction(fan where hour(UTC+9) in 9..24) >= 90%",
        "(when (number (fan.fraction where (hour(32400) [9.0..24.0])) [0.9..)))"
      ),
      ("when fan.dwell / fan.duration >= 2", "(when (formula (/ fan.dwell fan.duration) [2.0..)))"),
      ("when (seed.usd + fan.usd) / 2 > $5", "(when (formula (/ (+ seed.usd fan.usd) 2.0) (5.0..)))"),
      ("when fan.sum in 90%..110% of seed.sum", "(when (formula (/ fan.sum seed.sum) [0.9..1.1]))"),
      ("when fan.usd > seed.usd", "(when (formula (- fan.usd seed.usd) (0.0..)))"),
      ("when any address in @bridge or fan.ends > 3", "(when (any (address @bridge) (number fan.ends (3.0..))))"),
      ("1 per fan.distinct(to) over 9", "(per 1 fan.distinct(to) 9.0)"),
      ("1 per count(fan where usd < $5) over 9", "(per 1 (fan.count where (usd (..5.0))) 9.0)"),
      ("1 per fan.dwell over 1h", "(per 1 fan.dwell 3600.0)"),
      (
        "scaled by fraction(fan where usd < $5) from 60% to 100%", "(scaled (fan.fraction where (usd (..5.0))) 0.6 1.0)"
      ),
      ("scaled by usd(fan where to in @bridge) from $5 to $10", "(scaled (fan.usd where (to @bridge)) 5.0 10.0)"),
      ("scaled by fan.cv(usd) from 50% to 0%", "(scaled fan.cv(usd) 0.5 0.0)"),
    ])
  func rules(rule: String, text: String) throws {
    let compilation = Self.compile(rule)
    #expect(compilation.diagnostics.map(\.title) == [])
    #expect(compilation.signatures.first?.plan.score.first?.rule.text == text)
  }

  @Test(
    "What a score cannot ask is refused",
    arguments: [
      ("when count(where usd > $5) > 3", "E0504"), ("when usd > fan.usd", "E0504"), ("when fan.usd > usd", "E0504"),
      ("when fan.to = seed.to", "E0302"), ("when fan.amount > 5", "E0302"), ("when fan.distinct > 5", "E0310"),
      ("when seed.dwell > 5m", "E0502"), ("when fan.reached > 5%", "E0502"), ("when seed.cv(interval) > 5%", "E0502"),
      ("when fan.usd > fan.sum", "E0205"), ("when fan.count(to) > 5", "E0310"),
      ("when fraction(fan where gap > 1h) > 5%", "E0444"),
      ("when depth(fan where usd > $5) > 5", "E0444"), ("when count(nowhere where usd > $5) > 5", "E0303"),
      ("when fraction(fan where usd > $5) > 200%", "E0418"), ("1 per count(where usd > $5)", "E0105"),
      ("1 per fan", "E0105"),
      ("scaled by fan.sum / 2 from 5 to 6", "E0105"), ("when $5 > $3", "E0214"), ("when fan.sum > 5 ETH", "E0205"),
      ("when seed.count < 0", "E0418"), ("when fan.count(where usd > $5) > 5", "E0105"),
      ("when fan.usd > \"x\"", "E0205"),
    ])
  func misuse(rule: String, codes: String) {
    #expect(Self.compile(rule).diagnostics.map(\.code.rawValue).joined(separator: " ") == codes)
  }

  @Test("A plus that starts a line begins a part, not a sum")
  func lines() {
    let compilation = Self.compile("when fan.count > 5\n  +10 \"more\" when fan.count + 1\n  > 9")
    #expect(compilation.diagnostics.map(\.title) == [])
    #expect(compilation.signatures.first?.plan.score.count == 2)
  }

  private static func compile(_ rule: String) -> Compilation {
    let text = """
      signature x {
        flow within 14d {
          seed: hop where usd >= $5
          fan: split 3..9 within 1h
        }
        score {
          +60 "y" \(rule)
        }
        report at 1
      }
      """
    return SignatureCompiler.compile([SignatureSource(path: "x", text: text)])
  }
}

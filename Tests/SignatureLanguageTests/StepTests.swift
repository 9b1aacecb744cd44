import SignaturePlan
import Testing

@testable import SignatureLanguage

/// A flow and the text of its plan's steps.
struct StepCase: Sendable, CustomTestStringConvertible {
  var flow: String
  var plan: String

  var testDescription: String { flow }

  init(_ flow: String, _ plan: String) {
    self.flow = flow
    self.plan = plan
  }
}

@Suite("Steps") struct StepTests {
  @Test("A step after the first has the plan that it should", arguments: laterSteps)
  func later(step: StepCase) throws {
    let text = try flowText("seed: hop where usd >= $1_000_000\n" + step.flow)
    #expect(text == "(flow (hop seed (usd [1000000.0..))) \(step.plan))")
  }

  static let laterSteps: [StepCase] = [
    StepCase(
      "series 10..200 every 2m..8m to @mixer where amount = 100, cv <= 35%, gap <= 10m",
      "(series series 10..200 120..480 (all (to @mixer) (amount [100.0..100.0])) (gap (..600.0]) "
        + "(number cv (..0.35]))"),
    StepCase("series 3..9 every 8m", "(series series 3..9 0..480 (all) (all) (all))"),
    StepCase(
      "layer: split 9..60 within 3h\nback: gather 3..20 of layer within 1d where equal within 5%, share >= 80%",
      "(split layer 9..60 10800 (all) (all) - (all) address) "
        + "(gather back 3..20 86400 layer (all) (all) 0.05 (number share [0.8..)))"),
    StepCase(
      "split 9..60 within 3h\ngather 3..20 within 1d any asset",
      "(split split 9..60 10800 (all) (all) - (all) address) "
        + "(gather gather any-asset 3..20 86400 split (all) (all) - (all))"),
    StepCase(
      "trace 1..5 by haircut through relay(within 6h) until @exchange through services "
        + "where gap <= 7d, taint >= 10%, usd >= $500, depth >= 3",
      "(trace trace through-services 1..5 haircut (relay 21600 [0.85..1.1] 7776000 100) @exchange 604800 0.1 "
        + "(usd [500.0..)) (number depth [3.0..)))"),
    StepCase("trace 2..4 where gap < 1h", "(trace trace 2..4 fifo - - 3599 0.0 (all) (all))"),
    StepCase(
      "swap to @bridge(\"THORChain\") within 10m where asset = ETH, kept >= 97%, paid in 99%..100%",
      "(swap swap (all (to @bridge(\"THORChain\")) (kept [0.99..1.0])) 600 (all (asset \"ETH\") (kept [0.97..))))"),
    StepCase("x: swap within 1h", "(swap x (to @swap) 3600 (all))"),
    StepCase(
      "cross to tron via @bridge(\"SWFT\") within 1h where kept in 95%..100.5%",
      "(cross cross \"tron\" (to @bridge(\"SWFT\")) 3600 (kept [0.95..1.005]))"),
    StepCase(
      "cross to \"bitcoin cash\" within 1h where kept >= 95%",
      "(cross cross \"bitcoin cash\" (to @bridge) 3600 (kept [0.95..)))"),
    StepCase("cross within 1h where kept >= 95%", "(cross cross - (to @bridge) 3600 (kept [0.95..)))"),
    StepCase(
      "hop to @mixer\ncohort 5..7 from @mixer to fresh within 25h through services where amount >= 100, sum <= 500",
      "(hop hop (to @mixer)) (cohort cohort through-services 5..7 90000 @mixer (all (fresh to) (amount [100.0..))) "
        + "(number sum (..500.0]))"),
    StepCase(
      "split 3..9 within 1h\ncohort 5..7 from @mixer within 25h",
      "(split split 3..9 3600 (all) (all) - (all) address) (cohort cohort 5..7 90000 @mixer (all) (all))"),
    StepCase(
      "repeat 2..5 {\n a: hop where gap <= 1h\n split 3..9 within 1h\n gather 3..9 within 2h\n}",
      "(repeat repeat 2..5 (hop a (gap (..3600.0])) (split split 3..9 3600 (all) (all) - (all) address) "
        + "(gather gather 3..9 7200 split (all) (all) - (all)))"),
    StepCase(
      "optional hop to @swap\nback: optional hop to seed.from\noptional exit: split 3..9 within 1h",
      "(optional optional (hop hop (to @swap))) (optional optional2 (hop back (to seed.from))) "
        + "(optional optional3 (split exit 3..9 3600 (all) (all) - (all) address))"),
    StepCase(
      "way: any { hop to @bridge } or {\n hop\n hop to @mixer\n}",
      "(either way (block (hop hop (to @bridge))) (block (hop hop2 (all)) (hop hop3 (to @mixer))))"),
    StepCase(
      "no hop within 30d where usd >= $5 any { hop } or { chain 2..3 }",
      "(no no 2592000 (usd [5.0..))) (either any (block (hop hop (all))) (block (chain chain 2..3 (all))))"),
    StepCase("no hop within 30d through services any asset", "(no no any-asset through-services 2592000 (all))"),
    StepCase(
      "hop through services any asset from seed.from to seed.to",
      "(hop hop (start seed from) any-asset through-services (to seed.to))"),
    StepCase(
      "layer: split 3..9 within 1h\nother: hop from seed.to\nleft: each layer {\n hop to layer.to\n}\nx: hop from other.to",
      "(split layer 3..9 3600 (all) (all) - (all) address) (hop other (start seed to) (all)) "
        + "(each left layer (fraction 1.0) (hop hop (to layer.to))) (hop x (start other to) (all))"),
    StepCase(
      "any { a: hop to @swap } or { b: hop }\nrepeat 2..3 { c: hop from b.to }\nhop from a.from to c.to",
      "(either any (block (hop a (to @swap))) (block (hop b (all)))) (repeat repeat 2..3 (hop c (start b to) (all))) "
        + "(hop hop (start a from) (to c.to))"),
    StepCase(
      "any { split 3..9 within 1h\n no hop from seed.to within 1d } or { hop }",
      "(either any (block (split split 3..9 3600 (all) (all) - (all) address) (no no (start seed to) 86400 (all))) "
        + "(block (hop hop (all))))"),
    StepCase(
      "series 3..9 every 8m\nno hop from seed.to within 7d",
      "(series series 3..9 0..480 (all) (all) (all)) (no no (start seed to) 604800 (all))"),
    StepCase(
      "mesh 4.. through relay(within 6h) from seed.from",
      "(mesh mesh (start seed from) 4.. (relay 21600 [0.85..1.1] 7776000 100) - (all) (all))"),
  ]

  @Test("A first step has the plan that it should", arguments: firstSteps)
  func first(step: StepCase) throws { #expect(try flowText(step.flow) == "(flow \(step.plan))") }

  static let firstSteps: [StepCase] = [
    StepCase(
      "split 8..60 by case within 1h where usd >= $100_000",
      "(split split any-asset 8..60 3600 (usd [100000.0..)) (all) - (all) case)"),
    StepCase("split 8..60 within 1h by entity", "(split split any-asset 8..60 3600 (all) (all) - (all) entity)"),
    StepCase(
      "gather 3..20 within 1d where usd >= $5, sum >= 10",
      "(gather gather 3..20 86400 - (usd [5.0..)) (all) - (number sum [10.0..)))"),
    StepCase("swap from @theft within 1h", "(swap swap (all (from @theft) (to @swap)) 3600 (all))"),
    StepCase(
      "repeat 2..3 { hop where usd >= $5 }", "(repeat repeat 2..3 (hop hop (usd [5.0..))))"),
    StepCase(
      "any { hop from @theft } or { split 3..9 within 1h where usd >= $5 }",
      "(either any (block (hop hop (from @theft))) "
        + "(block (split split 3..9 3600 (usd [5.0..)) (all) - (all) address)))"),
  ]

  @Test("A block of a first step is asked for a bound too, wherever it starts")
  func unrestricted() {
    let text = Samples.flow("any { hop where usd >= $5 } or { repeat 2..3 { hop\n hop } }")
    #expect(compile(text).diagnostics.map(\.code) == [.unrestrictedStart])
  }

  @Test("Sets of the file stand in the plans that name them, and only there")
  func sets() throws {
    let declarations = "set @mine = (\"0xabc\", 0xdef, bc1q on bitcoin, 0xdef)\nset @other = (A)\n"
    let uses = Samples.flow("hop from @mine where usd >= $5")
    let none = Samples.flow("hop where usd >= $5").replacing("signature x", with: "signature y")
    let compilation = compile(declarations + uses + none)
    #expect(compilation.diagnostics.map(\.title) == [])
    let members = [
      DeclaredSet.Member(address: "0xabc"), .init(address: "0xdef"), .init(address: "bc1q", chain: "bitcoin"),
    ]
    #expect(compilation.signatures.map(\.plan.sets) == [[DeclaredSet(name: "mine", members: members)], []])
    #expect(compilation.signatures[0].plan.description.hasSuffix(#"(set @mine "0xabc" "0xdef" "bc1q" on "bitcoin"))"#))
  }

  @Test("A set that could not be read spoils the signatures that name it, with no more said")
  func brokenSet() {
    let uses = Samples.flow("hop from @mine where usd >= $5")
    let none = Samples.flow("hop where usd >= $5").replacing("signature x", with: "signature y")
    let compilation = compile("set @mine = (A on)\n" + uses + none)
    #expect(compilation.diagnostics.map(\.code) == [.expected])
    #expect(compilation.signatures.map(\.plan.name) == ["y"])
  }

  /// The steps of the only plan as text.
  private func flowText(_ steps: String) throws -> String {
    let compilation = compile(Samples.flow(steps, within: "90d"))
    #expect(compilation.diagnostics.map(\.title) == [])
    let plan = try #require(compilation.signatures.first).plan
    return String(try #require(plan.description.split(separator: "\n").first { $0.hasPrefix("(flow") }))
  }

  private func compile(_ text: String) -> Compilation {
    SignatureCompiler.compile([SignatureSource(path: "x", text: text)])
  }
}

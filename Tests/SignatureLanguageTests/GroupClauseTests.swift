import Testing

@testable import SignatureLanguage
@testable import SignaturePlan

@Suite("Clauses of groups, traces and crossings") struct GroupClauseTests {
  @Test(
    "Numbers of a group take what they count and a condition",
    arguments: [
      ("count >= 4", "(number count [4.0..))"), ("cv(amount) <= 5%", "(number cv (..0.05])"),
      ("cv(interval) <= 0.5", "(number cv(interval) (..0.5])"), ("cv(usd) <= 50%", "(number cv(usd) (..0.5])"),
      ("distinct(from) >= 3", "(number distinct(from) [3.0..))"),
      ("distinct(case(from)) = 1", "(number distinct(case(from)) [1.0..1.0])"),
      ("distinct(entity(to)) >= 3", "(number distinct(entity(to)) [3.0..))"),
      ("dwell <= 1h", "(number dwell (..3600.0])"),
      ("first >= 2025-02-21", "(number first [1740096000.0..))"), ("ends >= 2", "(number ends [2.0..))"),
      ("fraction(where usd < $500_000) >= 60%", "(number (fraction where (usd (..500000.0))) [0.6..))"),
      ("count(where to is fresh, asset = ETH) >= 3", "(number (count where (all (fresh to) (asset \"ETH\"))) [3.0..))"),
      ("usd(where hour(UTC+9) in 9..24) >= $5", "(number (usd where (hour(32400) [9.0..24.0])) [5.0..))"),
      (
        "count(where amount % 100 < 1) >= 2",
        "(number (count where (formula (% amount 100.0) (..1.0))) [2.0..))"
      ),
      ("sum in 99%..101% of feed.sum", "(number (/ sum feed.sum) [0.99..1.01])"),
      ("sum >= 90% of feed.sum", "(number (- sum (* 0.9 feed.sum)) [0.0..))"),
      ("sum / count >= 5", "(number (/ sum count) [5.0..))"),
      ("duration / count <= 5m", "(number (/ duration count) (..300.0])"),
      ("last - first <= 1h", "(number (- last first) (..3600.0])"),
      (
        "usd(where usd < $5) / usd(where usd >= $5) >= 2",
        "(number (/ (usd where (usd (..5.0))) (usd where (usd [5.0..)))) [2.0..))"
      ),
      ("max - min <= 10% of theft.amount", "(number (- (- max min) (* 0.1 theft->amount)) (..0.0])"),
    ])
  func numbers(clause: String, text: String) { #expect(ClauseReader.group(clause) == text) }

  @Test("Where a step looks at any asset, its amounts are dollars")
  func anyAsset() {
    #expect(ClauseReader.group("sum >= $5", isAnyAsset: true) == "(number sum [5.0..))")
    #expect(ClauseReader.group("sum >= 5", isAnyAsset: true) == "E0205")
    #expect(ClauseReader.group("sum >= 5") == "(number sum [5.0..))")
    #expect(ClauseReader.group("sum >= 5 ETH") == "E0205")
    #expect(
      ClauseReader.group("sum >= 99% of dollars.sum", isAnyAsset: true)
        == "(number (- sum (* 0.99 dollars.sum)) [0.0..))")
  }

  @Test(
    "A condition of a number asks what a row alone decides",
    arguments: [
      "count(where gap <= 1h) > 1", "count(where kept > 5%) > 1", "count(where idle > 1h) > 1",
      "count(where to in layer1) > 1",
      "count(where to = theft.to) > 1", "count(where usd > theft.usd) > 1", "count(where count > 5) > 1",
      "count(where to is lookalike) > 1", "count(where to is relay(within 1h)) > 1",
      "count(where degree(to, 1d) > 5) > 1",
      "count(where leaked > 5%) > 1", "depth(where usd > $5) > 1", "ends(where usd > $5) > 1",
      "count(where equal within 5%) > 1",
      "count(where paid > 5%) > 1",
    ])
  func rows(clause: String) {
    let expected = clause.contains("paid") ? "E0445" : "E0444"
    #expect(ClauseReader.group(clause) == expected)
  }

  @Test(
    "A step's clause asks only for what the step has",
    arguments: [
      (StepTable.Kind.hop, "count > 1", "E0409"), (.chain, "cv(interval) > 1", "E0409"), (.absence, "sum > 1", "E0409"),
      (.swap, "count > 1", "E0409"),
      (.split, "kept > 5%", "E0410"), (.series, "leaked(1h) > 5%", "E0410"), (.gather, "siblings(1h) > 5", "E0410"),
      (.mesh, "gap <= 1h", "E0410"),
      (.mesh, "idle > 1h", "E0410"), (.trace, "kept > 5%", "E0410"), (.trace, "gap + 1h < 5h", "E0410"),
      (.split, "fraction > 5%", "E0410"),
      (.split, "reached > 5%", "E0410"), (.split, "candidates > 5", "E0410"), (.gather, "dwell > 5m", "E0410"),
      (.mesh, "from is fresh", "E0410"),
      (.trace, "from is fresh", "E0410"), (.split, "distinct > 5", "E0310"), (.split, "cv(to) > 5", "E0310"),
      (.split, "usd + sum > $5", "E0205"),
      (.split, "gap - duration > 5m", "E0413"), (.split, "usd > $5 or count > 3", "E0413"),
      (.series, "equal within 5%", "E0411"),
      (.trace, "taint <= 5%", "E0410"), (.trace, "taint + 5% > 9%", "E0410"), (.trace, "gap >= 3d", "E0410"),
      (.trace, "taint >= 5% or usd > $5", "E0413"),
      (.trace, "not taint >= 5%", "E0413"), (.trace, "taint >= 5", "E0205"), (.trace, "gap <= 30d", "E0417"),
      (.cross, "paid - kept > 5%", "E0413"), (.hop, "paid > 5%", "E0445"), (.split, "taint >= 5%", "E0445"),
      (.trace, "taint >= 500%", "E0410"),
    ])
  func misuse(kind: StepTable.Kind, clause: String, codes: String) {
    #expect(ClauseReader.group(clause, kind) == codes)
  }

  @Test("Without a head there is nothing to compare with")
  func headless() {
    for clause in ["gap > 1h", "kept > 5%", "leaked(1h) > 5%", "siblings(1h) > 5"] {
      #expect(ClauseReader.member(clause, hasHead: false) == "E0408")
    }
    for clause in ["share > 5%", "dwell > 5m"] {
      #expect(ClauseReader.member(clause, .split, hasHead: false) == "E0408")
    }
    for clause in ["gap > 1h", "idle > 1h"] { #expect(ClauseReader.member(clause, .gather, hasHead: false) == "E0410") }
    for clause in ["gap > 1h", "share > 5%"] {
      #expect(ClauseReader.member(clause, .cohort, hasHead: false) == "E0410")
    }
    #expect(ClauseReader.member("paid > 5%", .swap, hasHead: false) == "E0408")
    #expect(ClauseReader.member("kept > 5%", .swap, hasHead: false) == "(kept (0.05..))")
    #expect(ClauseReader.member("idle > 1h", hasHead: false) == "(idle (3600.0..))")
  }

  @Test(
    "What every payment of a group shares is asked of the first payment, the rest of each",
    arguments: [
      (
        StepTable.Kind.split, "gap <= 1h, usd > $5, age > 1d, age(to) < 1d",
        "(all (gap (..3600.0]) (age(from) (86400.0..)))"
      ),
      (
        .series, "idle > 1h, from is fresh, balance(1d) > 5",
        "(all (idle (3600.0..)) (fresh from) (balance(86400) (5.0..)))"
      ),
      (.series, "usd - balance(1d) > 5", "E0205"),
      (.series, "amount - balance(1d) > 5", "(formula (- amount balance(86400)) (5.0..))"),
      (
        .gather, "gap <= 1h, idle > 1h, to is fresh, from is fresh",
        "(all (gap (..3600.0]) (idle (3600.0..)) (fresh to))"
      ),
      (.gather, "age(to) < 1d, age > 1d", "(age(to) (..86400.0))"), (.cohort, "gap <= 1h, from is fresh", "(all)"),
      (.mesh, "age > 1d, to is fresh", "(all)"),
    ])
  func first(kind: StepTable.Kind, clause: String, text: String) {
    var reader = ClauseReader(kind)
    let first = reader.read(clause).first
    let outcome =
      reader.diagnostics.isEmpty ? Condition.conjunction(first).text : reader.diagnostics.map(\.code.rawValue).joined()
    #expect(outcome == text)
  }

  @Test("A trace takes its taint and its rest out of the clause")
  func trace() {
    var reader = ClauseReader(.trace)
    let sorted = reader.read("taint >= 2 * 5%, taint >= 1%, gap <= 3d, gap < 4d, usd >= $5, reached >= 50%, depth >= 3")
    #expect(reader.diagnostics.map(\.title) == [])
    #expect(sorted.taint == 0.1 && sorted.rest == 3 * 86_400)
    #expect(Condition.conjunction(sorted.member).text == "(usd [5.0..))")
    #expect(sorted.group.count == 2)
    let contradiction = reader.read("depth > 9")
    #expect(contradiction.group.count == 1 && reader.diagnostics.map(\.code) == [.cannotHold])
  }

  @Test("A crossing's clause is about the credit, `paid` about the payment")
  func crossing() {
    var reader = ClauseReader(.cross)
    let sorted = reader.read("kept >= 95%, paid in 90%..100%, paid >= 99% or paid <= 92%, gap <= 1h, to = theft.to")
    #expect(reader.diagnostics.map(\.title) == [])
    #expect(Condition.conjunction(sorted.member).text == "(all (kept [0.95..)) (gap (..3600.0]) (to theft.to))")
    #expect(Condition.conjunction(sorted.paid).text == "(all (kept [0.9..1.0]) (any (kept [0.99..)) (kept (..0.92])))")
    _ = reader.read("paid > 5%, kept < 5%")
    #expect(reader.diagnostics.isEmpty)
    _ = reader.read("paid > 5%, paid < 5%")
    #expect(reader.diagnostics.map(\.code) == [.cannotHold])
  }

  @Test("What clauses say reaches the steps of the plan")
  func plan() throws {
    let compilation = SignatureCompiler.compile([
      SignatureSource(path: "x", text: Samples.flow(Self.flow, within: "30d"))
    ])
    #expect(compilation.diagnostics.map { $0.text() } == [])
    let steps = try #require(compilation.signatures.first).plan.steps
    #expect(steps.map(\.text) == Self.steps)
  }

  private static let flow = """
    theft: hop from @exchange where usd >= $2_000_000
    paid: swap within 10m where paid >= 95%, kept in 98%..101%, asset = ETH
    layer: split 3..60 within 3h where sum >= 80% of paid.amount, fraction(where usd < $500_000) >= 60%, idle >= 1h
    each layer, at least 50% {
      onward: chain 1..4 where kept >= 90%, leaked <= 5%, gap <= 1d, usd <= layer.usd, to != theft.from
      trail: trace 1..6 by haircut where taint >= 10%, gap <= 7d, reached >= 50%, to not in layer
    }
    joined: gather 2..9 within 1d where gap <= 1d, to is fresh, sum in 90%..110% of layer.sum
    out: cohort 2..9 from @mixer to fresh within 1d where amount % 100 < 1, sum <= joined.amount
    """

  private static let steps = [
    "(hop theft (all (from @exchange) (usd [2000000.0..))))",
    "(swap paid (all (to @swap) (kept [0.95..))) 600 (all (kept [0.98..1.01]) (asset \"ETH\")))",
    """
    (split layer 3..60 10800 (all) (idle [3600.0..)) - (all (number (- sum (* 0.8 paid->amount)) [0.0..)) \
    (number (fraction where (usd (..500000.0))) [0.6..))) address)
    """,
    """
    (each each layer (fraction 0.5) (chain onward 1..4 (all (kept [0.9..)) (leaked(86400) (..0.05]) (gap (..86400.0]) \
    (formula (- usd layer->usd) (..0.0]) (not (to theft.from)))) (trace trail 1..6 haircut - - 604800 0.1 \
    (not (to in layer)) (number reached [0.5..))))
    """,
    """
    (gather joined 2..9 86400 each (all) (all (gap (..86400.0]) (fresh to)) - (number (/ sum layer.sum) [0.9..1.1]))
    """,
    """
    (cohort out 2..9 86400 @mixer (all (fresh to) (formula (% amount 100.0) (..1.0))) \
    (number (- sum joined->amount) (..0.0]))
    """,
  ]

  @Test("A gather and a cohort are sorted as a split is")
  func sorting() {
    for kind in [StepTable.Kind.gather, .series, .cohort, .split] {
      var reader = ClauseReader(kind)
      let sorted = reader.read("usd > $5, sum > 5, to in @bridge")
      #expect(reader.diagnostics.isEmpty)
      #expect(sorted.member.count == 2 && sorted.group.count == 1 && sorted.first.isEmpty)
    }
    var gather = ClauseReader(.gather)
    #expect(gather.read("equal within 2%").equal == 0.02 && gather.diagnostics.isEmpty)
  }
}

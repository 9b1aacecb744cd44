import Testing

@testable import SignatureLanguage

@Suite("Formulas in clauses") struct FormulaTests {
  @Test(
    "A comparison with a value stays a test of one attribute, its constants worked out",
    arguments: [
      ("usd >= $1_000_000", "(usd [1000000.0..))"), ("usd >= 1_000 * $5", "(usd [5000.0..))"),
      ("$5 <= usd", "(usd [5.0..))"), ("$5 > usd", "(usd (..5.0))"), ("usd >= ($2 + $3) * 2", "(usd [10.0..))"),
      ("usd in $2 * 2..$9 - $1", "(usd [4.0..8.0])"), ("kept in 80%..99.5%", "(kept [0.8..0.995])"),
      ("usd in 90%..110% of $100", "(usd [90.0..110.00000000000001])"), ("usd >= 80% of $100", "(usd [80.0..))"),
      ("usd != $5", "(any (usd (..5.0)) (usd (5.0..)))"), ("amount >= 2 * 5", "(amount [10.0..))"),
      ("time >= 2025-02-21 + 1d", "(time [1740182400.0..))"), ("not usd >= $5", "(not (usd [5.0..)))"),
      ("(usd >= $5)", "(usd [5.0..))"), ("(usd) >= $5", "(usd [5.0..))"),
      ("amount >= 10 ETH", "(all (asset \"ETH\") (amount [10.0..)))"),
    ])
  func constants(clause: String, text: String) { #expect(ClauseReader.member(clause) == text) }

  @Test(
    "A comparison of two formulas is one formula from 0",
    arguments: [
      ("amount >= 80% of fund.amount", "(formula (- amount (* 0.8 fund->amount)) [0.0..))"),
      ("usd >= 1_000 * theft.usd", "(formula (- usd (* 1000.0 theft->usd)) [0.0..))"),
      ("usd < theft.usd", "(formula (- usd theft->usd) (..0.0))"),
      ("usd = theft.usd", "(formula (- usd theft->usd) [0.0..0.0])"),
      ("usd != theft.usd", "(any (formula (- usd theft->usd) (..0.0)) (formula (- usd theft->usd) (0.0..)))"),
      ("time <= theft.time + 1d", "(formula (- time (+ theft->time 86400.0)) (..0.0])"),
      ("time - theft.time in 1h..1d", "(formula (- time theft->time) [3600.0..86400.0])"),
      ("(a.usd + b.usd) / c.usd >= 90%", "(formula (/ (+ a->usd b->usd) c->usd) [0.9..))"),
      ("a.usd + b.usd * 2 - c.usd > $0", "(formula (- (+ a->usd (* b->usd 2.0)) c->usd) (0.0..))"),
      (
        "usd in a.usd..b.usd",
        "(all (formula (- usd a->usd) [0.0..)) (formula (- usd b->usd) (..0.0]))"
      ),
      ("usd in 99%..101% of feed.usd", "(formula (/ usd feed.usd) [0.99..1.01])"),
      ("usd in 80% of a.usd..$500", "(all (formula (- usd (* 0.8 a->usd)) [0.0..)) (usd (..500.0]))"),
      ("gap <= layer1.duration / layer1.count", "(formula (- gap (/ layer1.duration layer1.count)) (..0.0])"),
      ("amount <= layer1.max", "(formula (- amount layer1.max) (..0.0])"),
      ("usd >= dollars.max", "(formula (- usd dollars.max) [0.0..))"),
      ("usd >= layer1.usd", "(formula (- usd layer1.usd) [0.0..))"),
      ("usd >= branch.usd", "(formula (- usd branch->usd) [0.0..))"),
      ("rounds.count >= 3", "(formula rounds.count [3.0..))"),
    ])
  func formulas(clause: String, text: String) { #expect(ClauseReader.member(clause) == text) }

  @Test(
    "A percent sign that does not follow a number directly is the remainder",
    arguments: [
      (
        "amount % 100 ETH in 0.1 ETH..35 ETH",
        "(all (asset \"ETH\") (formula (% amount 100.0) [0.1..35.0]))"
      ),
      ("amount %100 < 1", "(formula (% amount 100.0) (..1.0))"),
      ("usd % $100 = $0", "(formula (% usd 100.0) [0.0..0.0])"),
      ("amount % 100 in 0.1..35", "(formula (% amount 100.0) [0.1..35.0])"), ("kept >= 99%", "(kept [0.99..))"),
      ("hour(UTC) % 2 = 0", "(formula (% hour(0) 2.0) [0.0..0.0])"),
    ])
  func remainders(clause: String, text: String) { #expect(ClauseReader.member(clause) == text) }

  @Test(
    "What measures something else is refused, with the caret on the part that does not fit",
    arguments: [
      ("amount * amount >= 5", "amount"), ("usd + amount >= $5", "amount"), ("usd + 5 >= $5", "5"),
      ("usd >= amount", "amount"), ("usd >= theft.amount", "theft.amount"), ("gap * gap >= 5m", "gap"),
      ("amount % $100 < 5", "$100"), ("kept + 5 >= 50%", "5"), ("usd / amount > 5", "amount"),
      ("time + time > 2025-02-21", "time"), ("amount >= 80% of fund.usd", "80% of fund.usd"),
      ("usd in 2..3 of fund.usd", "2"), ("5 + 3 > usd", "5 + 3"), ("gap in 1h..usd", "usd"),
      ("usd * theft.to > $5", "theft.to"), ("usd + asset > $5", "asset"), ("usd >= \"x\"", "\"x\""),
      ("usd + \"x\" > $5", "\"x\""), ("usd >= ETH", "ETH"), ("kept >= 5", "5"),
    ])
  func dimensions(clause: String, place: String) throws {
    var reader = ClauseReader(.hop)
    _ = reader.read(clause)
    #expect(reader.diagnostics.map(\.code) == [.wrongDimension])
    let span = try #require(reader.diagnostics.first).span.bytes
    #expect(String(decoding: Array(clause.utf8)[span], as: UTF8.self) == place)
    if clause.hasPrefix("usd + 5") { #expect(reader.diagnostics.first?.fix?.replacement == "$5") }
  }

  @Test(
    "What cannot be worked out or is decided already is refused",
    arguments: [
      ("usd / 0 > $5", "E0213"), ("usd % ($5 - $5) > $5", "E0213"), ("usd >= $5 / 0", "E0213"), ("$5 > $3", "E0214"),
      ("usd >= usd", "E0214"), ("$5 in 80%..90% of $3", "E0214"), ("kept >= 100 %", "E0114"),
      ("usd in $9..$2 * 2", "E0206"),
      ("usd - a.usd > $9, usd - a.usd < $5", "E0418"), ("amount + 5 ETH > 3 BTC", "E0207"), ("usd >= -5", "E0105"),
      ("usd >= $5-3", "E0205"), ("amount >= 5-3", "E0204"), ("asset + 5 > 3", "E0205"),
    ])
  func nonsense(clause: String, codes: String) { #expect(ClauseReader.member(clause) == codes) }

  @Test("A detached percent sign is mended by its fix")
  func detached() {
    var reader = ClauseReader(.hop)
    _ = reader.read("kept in 80 % .. 99 %")
    #expect(reader.diagnostics.first?.fix?.replacement == "80%")
  }

  @Test("A formula of more than 256 operators is refused, wherever they stand")
  func tooLong() {
    let sum = String(repeating: "+ $1 ", count: 256)
    #expect(ClauseReader.member("usd \(sum) > $5").hasPrefix("(formula"))
    #expect(ClauseReader.member("usd \(sum) + $1 > $5") == "E0108")
    let nested =
      String(repeating: "(", count: 30) + "usd"
      + String(repeating: "\(String(repeating: "+ $1 ", count: 9)))", count: 30)
    #expect(ClauseReader.member("\(nested) > $5") == "E0108")
    let chosen = String(repeating: "count(where usd \(String(repeating: "+ $1 ", count: 9)) > ", count: 30)
    #expect(ClauseReader.group("\(chosen) $5") == "E0108")
  }
}

import Testing

@testable import SignatureLanguage

@Suite("Attributes of transfers") struct AttributeTests {
  @Test(
    "Attributes take ends, windows, zones and events",
    arguments: [
      ("age >= 30d", "(age(from) [2592000.0..))"), ("age(to) < 1d", "(age(to) (..86400.0))"),
      ("degree(to, 30d) <= 5", "(degree(to,2592000) (..5.0])"), ("balance(30d) < 5", "(balance(2592000) (..5.0))"),
      ("balance(30d) < 5 ETH", "(all (asset \"ETH\") (balance(2592000) (..5.0)))"),
      ("hour(UTC+9) in 9..24", "(hour(32400) [9.0..24.0])"), ("hour(UTC) = 3", "(hour(0) [3.0..3.0])"),
      ("weekday(UTC-3:30) <= 5", "(weekday(-12600) (..5.0])"), ("hour(UTC+05:45) = 3", "(hour(20700) [3.0..3.0])"),
      ("hour(UTC+14) = 3", "(hour(50400) [3.0..3.0])"), ("hour(UTC-12:00) = 3", "(hour(-43200) [3.0..3.0])"),
      ("round(amount) = 3_000", "(round(amount) [3000.0..3000.0])"),
      ("amount - round(amount) < 0.1", "(formula (- amount round(amount)) (..0.1))"),
      ("since event(\"Bybit 2025-02\") <= 2d", "(since(\"Bybit 2025-02\") (..172800.0])"),
      ("since event(case(from)) <= 2d", "(since(case(from)) (..172800.0])"),
      ("leaked(1h) in 1%..5%", "(leaked(3600) [0.01..0.05])"), ("siblings(1h) <= 3", "(siblings(3600) (..3.0])"),
      ("leaked <= 5%, gap <= 30m", "(all (leaked(1800) (..0.05]) (gap (..1800.0]))"),
      ("gap in 1m..2h and siblings = 0", "(all (gap [60.0..7200.0]) (siblings(7200) [0.0..0.0]))"),
      ("gap < 2h, gap <= 1h, siblings = 0", "(all (gap (..7200.0)) (gap (..3600.0]) (siblings(3600) [0.0..0.0]))"),
      ("chain = ethereum", "(on \"ethereum\")"), ("chain != \"bnb\"", "(not (on \"bnb\"))"),
      ("chain in (tron, bitcoin)", "(on \"bitcoin\" \"tron\")"), ("chain not in (tron)", "(not (on \"tron\"))"),
    ])
  func attributes(clause: String, text: String) { #expect(ClauseReader.member(clause) == text) }

  @Test(
    "Ends are compared with ends of steps, groups and what they look like",
    arguments: [
      ("to = theft.from", "(to theft.from)"), ("from != fund.to", "(not (from fund.to))"),
      ("to = layer1.from", "(to layer1.from)"),
      ("to = branch.to", "(to branch.to)"), ("to in layer1", "(to in layer1)"),
      ("to not in layer1", "(not (to in layer1))"),
      ("from in branches", "(from in branches)"), ("to = rounds.to", "(to rounds.to)"), ("to = out.to", "(to out.to)"),
      ("to is lookalike", "(lookalike to 2592000)"),
      ("from is not lookalike(within 7d)", "(not (lookalike from 604800))"),
      ("not to = theft.from", "(not (to theft.from))"),
    ])
  func ends(clause: String, text: String) { #expect(ClauseReader.member(clause) == text) }

  @Test(
    "Arguments that do not fit, zones that do not exist and windows of nothing are refused",
    arguments: [
      ("age(5) > 1d", "E0310"), ("usd(to) > $5", "E0310"), ("degree > 5", "E0310"), ("degree(to) > 5", "E0310"),
      ("degree(30d, to) > 5", "E0310"), ("balance > 5", "E0310"), ("hour >= 5", "E0310"), ("hour(9) >= 5", "E0310"),
      ("round(usd) > 5", "E0310"), ("since > 5d", "E0310"), ("since event(5) > 5d", "E0310"),
      ("leaked(to) > 5%", "E0310"),
      ("since event(case(asset)) > 5d", "E0310"), ("hour(KST) >= 5", "E0311"), ("hour(UTC+15) >= 5", "E0311"),
      ("hour(UTC-12:30) >= 5", "E0311"), ("hour(UTC+9:75) >= 5", "E0311"), ("hour(KST+1) >= 5", "E0311"),
      ("hour(UTC+9h) >= 5", "E0311"), ("degree(to, 0s) > 5", "E0212"), ("degree(to, 9999d) > 5", "E0203"),
      ("balance(5) > 5", "E0205"), ("leaked > 5%", "E0443"), ("siblings > 5, gap >= 1h", "E0443"),
      ("leaked(30d) > 5%", "E0417"),
      ("to is lookalike(within 0s)", "E0203"), ("to is lookalik", "E0110"), ("hour() > 5", "E0310"),
      ("hour(UTC+) > 5", "E0105"), ("hour(UTC+9 > 5", "E0105"), ("age(@x) > 5", "E0105"),
    ])
  func misfits(clause: String, codes: String) { #expect(ClauseReader.member(clause) == codes) }

  @Test("A zone by name names the zone that was meant")
  func zones() {
    var reader = ClauseReader(.hop)
    _ = reader.read("hour(KST) >= 5")
    #expect(reader.diagnostics.first?.fix?.replacement == "UTC+9")
    _ = reader.read("hour(GMT-3) >= 5")
    #expect(reader.diagnostics.first?.fix?.replacement == "UTC")
  }

  @Test(
    "Numbers that cannot be are refused",
    arguments: [
      ("hour(UTC) > 23", "E0418"), ("weekday(UTC) = 0", "E0418"), ("age < 0s", "E0418"),
      ("degree(to, 1d) < 0", "E0418"),
      ("hour(UTC) > 5, hour(UTC) < 5", "E0418"), ("chain = tron, chain = bitcoin", "E0418"),
      ("hour(UTC) in 9..3", "E0206"),
      ("hour(UTC) >= 50%", "E0205"), ("weekday(UTC) >= 1.5", "E0205"), ("leaked(1h) >= 5", "E0205"),
      ("balance(1d) < 0", "(balance(86400) (..0.0))"),
      ("hour(UTC) > 5, hour(UTC+9) < 5", "(all (hour(0) (5.0..)) (hour(32400) (..5.0)))"),
    ])
  func contradictions(clause: String, outcome: String) { #expect(ClauseReader.member(clause) == outcome) }

  @Test(
    "Names that say nothing here are refused, each for its reason",
    arguments: [
      ("usd > nowhere.usd", "E0303"), ("usd > later.usd", "E0320"), ("usd > own.usd", "E0320"),
      ("to = own.to", "E0320"),
      ("to = layer1.to", "E0321"), ("amount > layer1.amount", "E0321"), ("time > layer1.time", "E0321"),
      ("usd > branches.usd", "E0321"),
      ("to in theft", "E0442"), ("to in out", "E0442"), ("to in rounds", "E0442"),
      ("to = branches.from", "E0321"),
      ("to = quiet.to", "E0321"), ("usd > quiet.usd", "E0502"), ("rounds.sum > 5", "E0502"),
      ("branches.sum > 5", "E0502"),
      ("usd > theft", "E0301"), ("to = theft", "E0205"), ("theft.cuont > 5", "E0302"), ("theft.distinct > 5", "E0310"),
      ("theft.reached > 5%", "E0502"), ("to > theft.to", "E0205"), ("usd > paid", "E0445"), ("taint > 5%", "E0445"),
      ("to in nowhere", "E0303"), ("amout > 5", "E0301"), ("usd >= amuont", "E0301"),
    ])
  func names(clause: String, codes: String) { #expect(ClauseReader.member(clause) == codes) }
}

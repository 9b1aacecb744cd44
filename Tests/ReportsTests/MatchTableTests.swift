import Reports
import SignaturePlan
import Testing

@Suite struct MatchTableTests {
  private let matches = [Matches.full, Matches.sparse]

  @Test func `Everything is in one row where there is room`() {
    let expected = #"""
      SEVERITY  SCORE  SIGNATURE               FIRST (UTC)       LASTED         VALUE  TRANSFERS  ORIGIN     TITLE
      critical   62.5  bybit.split_and_bridge  2025-02-21 14:16   1h49m        $1.07B          3  0x1db9     Equal
      low           7  peel                    1970-01-01 00:00      0s  0.1 W"\u{a}F          0  bc1q\u{7}  Peel\u{1b}

      """#
    var matches = matches
    matches[0].title = "Equal"
    matches[1].title = "Peel\u{1B}"
    #expect(MatchTable(width: 120).text(matches) == expected)
  }

  @Test(arguments: [30, 60, 80, 100, 120, 160, 250])
  func `No line is wider than the terminal`(_ width: Int) {
    let table = MatchTable(width: width, isVerbose: true).text(matches)
    for line in table.split(separator: "\n") { #expect(TerminalText.width(String(line)) <= width) }
  }

  @Test func `Titles go to a line of their own in a narrow terminal`() {
    let lines = MatchTable(width: 100).text([Matches.full]).split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines[2] == "  Equal split into fresh wallets, then disperse and bridge")
  }

  @Test func `Reasons follow each match on request, with the steps that earned them`() {
    let lines = MatchTable(width: 160, isVerbose: true).text(matches).split(separator: "\n").map(String.init)
    #expect(lines[2] == "     +40  equal split into fresh wallets (layer1)")
    #expect(lines[3] == "   +22.5  known address (theft, layer1)")
    #expect(lines[5] == "    note  usd is missing in 2 archives")
    #expect(lines[6] == "    note  transfers after the end of the data could still change this match")
    #expect(lines[7] == "    note  3 other transfers could have been its last")
  }

  @Test func `Colours come only when asked for, and from nowhere else`() {
    #expect(!MatchTable(width: 120, isVerbose: true).text(matches).contains("\u{1B}"))
    let colored = MatchTable(width: 160, isColored: true).text(matches)
    #expect(colored.contains("\u{1B}[1;31mcritical\u{1B}[0m"))
    #expect(!colored.contains("\u{1B}[2J"))
  }

  @Test func `Nothing found is said so`() {
    #expect(MatchTable(width: 80).text([]) == "no matches\n")
  }
}

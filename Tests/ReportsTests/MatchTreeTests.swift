import SignaturePlan
import Testing

@testable import Reports

@Suite struct MatchTreeTests {
  @Test func `the score, its reasons and the evidence of each step are there`() {
    let text = MatchTree(width: 200).text(Matches.full)
    #expect(text.hasPrefix("Equal split into fresh wallets, then disperse and bridge\n"))
    #expect(text.contains("  bybit.split_and_bridge  score 62.5  critical\n"))
    #expect(text.contains("     +40  equal split into fresh wallets  (layer1)\n"))
    #expect(text.contains("    theft  1 transfer, 401,346 ETH ($1.07B)\n"))
    #expect(text.contains("0x1db9 [Bybit: cold wallet] -> 0x47666f"))
    #expect(
      text.contains("    layer1  2 transfers, 20,000.5 ETH\n") || text.contains("    layer1  2 transfers, 20,001 ETH\n")
    )
    #expect(text.contains("    feb.arrow  ef\n"))
  }

  @Test func `of many transfers the first and last are listed, and every line fits`() {
    var match = Matches.full
    match.evidence = (1...100).map { index in
      var item = Matches.full.evidence[0]
      (item.index, item.row) = (index, index)
      return item
    }
    let lines = MatchTree(width: 80).text(match).split(separator: "\n")
    #expect(lines.contains("      … 88 more"))
    #expect(lines.filter { $0.hasPrefix("      ") && $0.contains("->") }.count == 12)
    #expect(lines.filter { $0.contains("->") }.allSatisfy { TerminalText.width(String($0)) <= 80 })
    #expect(MatchTree(width: 80, mostListed: .max).text(match).split(separator: "\n").count > 100)
  }

  @Test func `hostile text steers no terminal`() {
    let text = MatchTree(width: 80, isColored: false).text(Matches.sparse)
    #expect(!text.contains("\u{1B}") && !text.contains("\u{202E}") && !text.contains("\u{7}"))
    #expect(text.contains("note  usd is missing in 2 archives"))
  }
}

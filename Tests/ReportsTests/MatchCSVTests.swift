import SignaturePlan
import Testing

@testable import Reports

@Suite struct MatchCSVTests {
  @Test func `every transfer of the evidence is a line with the match that it backs`() {
    let lines = MatchCSV.lines(Matches.full).split(separator: "\n")
    let columns = MatchCSV.header.split(separator: ",").count
    #expect(lines.count == Matches.full.evidence.count)
    #expect(lines.allSatisfy { $0.hasPrefix("9f2c,bybit.split_and_bridge,critical,62.5,false,") })
    #expect(lines.allSatisfy { $0.split(separator: ",", omittingEmptySubsequences: false).count == columns })
    #expect(lines[0].contains(",theft,1,"))
  }

  @Test func `text that would break a line is quoted`() {
    var match = Matches.full
    match.evidence = [match.evidence[0]]
    match.evidence[0].transfer.from = "a,\"b\"\nc"
    #expect(MatchCSV.lines(match).contains(#","a,""b""\#nc","#))
  }
}

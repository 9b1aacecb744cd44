import Foundation
import SignatureLanguage
import Testing

@testable import Sluice

@Suite struct TuningTests {
  private let ledger: ShortLedger

  init() throws { ledger = try ShortLedger() }

  private static let text = """
    signature tune.hops {
      title "Hops"
      flow within 1d {
        seed: hop where usd >= $1_000
        hops: chain 2..50 where kept in 90%..100%, gap <= 3m
        fan:  split 2..9 within 1h where equal within 2%
      }
      score { +60 "flow" }
      report at 60
    }
    """

  private func plan(_ text: String = text) throws -> Plan {
    try #require(SignatureCompiler.compile([SignatureSource(path: "t.sluice", text: text)]).signatures.first).plan
  }

  private func variation(_ text: String) throws -> Variation { try Variation(text, of: plan()) }

  private func message(_ text: String) throws -> String {
    let error = #expect(throws: SluiceError.self) { try variation(text) }
    return error?.description ?? ""
  }

  @Test func `a range is gone through in even steps or even ratios, and has what the signature has`() throws {
    let gaps = try variation("gap=1m..1h/4")
    #expect(gaps.values.map(gaps.text) == ["1m", "3m", "230s", "15m", "1h"])
    #expect(gaps.name == "hops.gap <=")
    let shares = try variation("hops.kept>=70%..95%/6")
    #expect(shares.values.map(shares.text) == ["70%", "75%", "80%", "85%", "90%", "95%"])
    let counts = try variation("hops.count >= 2,3, 5")
    #expect(counts.values == [2, 3, 5])
    #expect(try variation("usd=$500..2_000/2").values == [500, 1_000, 2_000])
    #expect(try variation("equal within=1%").values == [0.01, 0.02])
    #expect(try variation("flow within=1h..2d/2").values == [3_600, 86_400, 172_800])
  }

  @Test func `what a signature does not have, or has twice, is told with what it has`() throws {
    #expect(
      try message("pace=1") == """
        `tune.hops` has no limit `pace`; it has: flow within <= 1d, score >= 60, seed.usd >= $1_000, hops.count >= 2, \
        hops.count <= 50, hops.kept >= 90%, hops.kept <= 100%, hops.gap <= 3m, fan.count >= 2, fan.count <= 9, \
        fan.within <= 1h, fan.equal within <= 2%
        """)
    #expect(
      try message("kept=80%")
        == "`tune.hops` has several limits `kept`; say which: hops.kept >= 90%, hops.kept <= 100%")
    #expect(try message("gap") == "`gap` has no `=`; it is written as gap=10m..6h")
    #expect(try message("gap=soon") == "`soon` is no value of `gap`; one is written as 90m")
    #expect(try message("hops.kept>=80") == "`80` is no value of `kept`; one is written as 80%")
    #expect(try message("gap=1h..1m").hasPrefix("`1h..1m` is no range"))
    #expect(try message("gap=1m..1h/1000").hasPrefix("`1m..1h/1000` is no range"))
    #expect(try message("gap=1e300d").hasPrefix("`1e300d` is no value"))
  }

  @Test func `one scan tells what every value finds of a case and besides`() throws {
    let text = """
      signature tune.hops {
        title "Hops"
        flow within 1d { seed: hop where usd >= $1_000
          hops: chain 2..50 where kept in 90%..100%, gap <= 3m }
        score { +60 "flow" }
        report at 60
      }
      """
    let folder = ledger.folder.appendingPathComponent("made").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let header = "time,from,to,asset,amount,usd\n"
    // Hops two minutes apart, and others ten minutes apart.
    var rows = (0..<4).map { "2025-01-10T10:\(10 + 2 * $0):00Z,a\($0),a\($0 + 1),ETH,100,300000\n" }
    rows += (0..<4).map { "2025-01-10T12:\(10 + 10 * $0):00Z,b\($0),b\($0 + 1),ETH,100,300000\n" }
    _ = try ledger.file("made/transfers.csv", header + rows.joined())
    // Ordinary traffic that looks the same at half an hour.
    let archive = try ledger.file(
      "benign.csv",
      header + (0..<4).map { "2025-01-11T1\($0 / 2):\(30 * ($0 % 2) + 10):00Z,c\($0),c\($0 + 1),ETH,1,3000\n" }.joined()
    )
    var request = TuningCurve.Request(try Variation("gap=1m,15m,1h", of: plan(text)))
    request.cases = [try LabelledCase(folder: folder)]
    request.archives = [archive]
    let curve = try TuningCurve(request)
    #expect(curve.points.map(\.value) == [60, 180, 900, 3_600])
    #expect(curve.points.map(\.isCurrent) == [false, true, false, false])
    #expect(curve.points.map { $0.cases[0].recall.value } == [0, 0.5, 1, 1])
    #expect(curve.points.map(\.falseMatches) == [0, 0, 0, 1])
    #expect(curve.points.map(\.falseTransfers) == [0, 0, 0, 4])
    #expect(curve.benignRows == 4)
    #expect(curve.text.contains("3m *"))
    #expect(curve.csv.split(separator: "\n").count == 5)
    // The same as scans with the one value each.
    for point in curve.points {
      var alone = try plan(text)
      alone = alone.withLimits { $0.quantity == .attribute(.gap) ? point.value : $0.value }
      let matches = try Scanner(ScanRequest(plans: [alone], inputs: [request.cases[0].path, archive])).run().matches
      #expect(matches.count == point.cases[0].matches)
    }
    request.cases = []
    #expect(try TuningCurve(request).points.map(\.falseMatches) == [0, 0, 0, 1])
  }
}

import Foundation
import Reports
import SignatureLanguage
import Testing

@testable import Sluice

@Suite struct NearMissTests {
  private let ledger: ShortLedger

  init() throws { ledger = try ShortLedger() }

  private static let header = "time,chain,from,to,asset,amount,usd\n"

  private func scan(_ flow: String, _ rows: [String], margin: Double = 0.2, report: Int = 60) throws -> ScanResult {
    let text = """
      signature near.test {
        title "Near"
        flow within 1d { \(flow) }
        score { +60 "flow" +20 "mixer" when any address in @mixer }
        report at \(report)
      }
      """
    let compiled = SignatureCompiler.compile([SignatureSource(path: "near.sluice", text: text)])
    #expect(compiled.diagnostics.filter { $0.severity == .error }.isEmpty)
    let csv = try ledger.file("t.csv", Self.header + rows.map { "2023-01-13T\($0)\n" }.joined())
    var request = ScanRequest(plans: compiled.signatures.map(\.plan), inputs: [csv])
    request.margin = margin
    return try Scanner(request).run()
  }

  private static let chain = """
    seed: hop where usd >= $50_000
    hops: chain 3..50 where kept in 90%..100%, gap <= 3m
    """

  /// A payment and hops of the same money, 60 seconds apart.
  private static func hops(_ count: Int, usd: Int = 50_000) -> [String] {
    (0...count).map { "20:\(10 + $0):00Z,ethereum,a\($0),a\($0 + 1),USD,\(usd),\(usd)" }
  }

  private func misses(_ result: ScanResult) -> [[String]] { result.nearMisses.matches.map { $0.misses.map(\.text) } }

  @Test func `a flow that keeps every limit is a match and no near miss`() throws {
    let result = try scan(Self.chain, Self.hops(3))
    #expect(result.matches.count == 1)
    #expect(result.nearMisses.matches.isEmpty)
  }

  @Test func `a chain that is one hop short says so`() throws {
    let result = try scan(Self.chain, Self.hops(2))
    #expect(result.matches.isEmpty)
    #expect(misses(result) == [["hops: count 2, at least 3"]])
    let near = try #require(result.nearMisses.matches.first)
    #expect(near.evidence.count == 3)
    #expect(near.misses.map(\.distance) == [1.0 / 3])
  }

  @Test func `what was kept and how late it came is measured on the transfers`() throws {
    let rows = [
      "20:10:00Z,ethereum,a,b,USD,100000,100000", "20:11:00Z,ethereum,b,c,USD,100000,100000",
      "20:14:30Z,ethereum,c,d,USD,89000,89000", "20:18:00Z,ethereum,d,e,USD,79210,79210",
    ]
    let result = try scan(Self.chain, rows)
    #expect(
      misses(result) == [["hops: kept 89%, at least 90% (2 transfers)", "hops: gap 3m30s, at most 3m (2 transfers)"]])
    #expect(result.nearMisses.matches.first?.misses.map(\.transfers) == [2, 2])
  }

  @Test func `outside the margin nothing is near`() throws {
    #expect(try misses(scan(Self.chain, Self.hops(3, usd: 39_999))).isEmpty)
    #expect(try misses(scan(Self.chain, Self.hops(3, usd: 40_000))) == [["seed: usd $40.0K, at least $50_000"]])
    #expect(
      try misses(scan(Self.chain, Self.hops(3, usd: 30_000), margin: 0.5)) == [["seed: usd $30.0K, at least $50_000"]])
  }

  @Test func `a last step may be missing`() throws {
    let result = try scan(Self.chain + "\nexit: hop to @mixer where gap <= 1h", Self.hops(3))
    #expect(misses(result) == [["exit: missing"]])
  }

  @Test func `of ways to hold the nearest is told`() throws {
    let flow = "seed: hop where usd >= $1_000\nnext: hop where (kept >= 90% or gap <= 1m)"
    let rows = ["20:10:00Z,ethereum,a,b,USD,1000,1000", "20:11:10Z,ethereum,b,c,USD,890,890"]
    #expect(try misses(scan(flow, rows)) == [["next: kept 89%, at least 90%"]])
  }

  @Test func `groups are measured as a whole`() throws {
    let flow = "theft: hop where usd >= $90\nlayer: split 4..60 within 10m where equal within 2%, share >= 90%"
    let rows =
      ["20:10:00Z,ethereum,v,t,USD,100,100"]
      + (0..<3).map { "20:2\($0):00Z,ethereum,t,w\($0),USD,\(28 + $0 * 0),28" }
    #expect(try misses(scan(flow, rows)) == [["layer: count 3, at least 4", "layer: share 84%, at least 90%"]])
  }

  @Test func `what a group exceeds its window and its spread by`() throws {
    let flow = "theft: hop where usd >= $90\nlayer: split 3..60 within 10m where equal within 2%"
    let rows = [
      "20:10:00Z,ethereum,v,t,USD,100,100", "20:20:00Z,ethereum,t,w0,USD,32,32", "20:25:00Z,ethereum,t,w1,USD,32.64,32",
      "20:31:00Z,ethereum,t,w2,USD,33.36,33",
    ]
    let texts = try misses(scan(flow, rows))
    #expect(texts == [["layer: within 11m, at most 10m", "layer: equal within 2.21%, at most 2%"]])
  }

  @Test func `too few points, and branches that are too few`() throws {
    let flow = """
      layer: split 4..60 within 10m
      out: each layer, at least 100% { exit: hop where gap <= 1h }
      """
    let rows =
      (0..<5).map { "20:2\($0):00Z,ethereum,t,w\($0),USD,10,10" }
      + (0..<4).map { "20:4\($0):00Z,ethereum,w\($0),x\($0),USD,10,10" }
    #expect(try misses(scan(flow, rows)) == [["out: matched 80%, at least 100%"]])
    #expect(
      try misses(scan("seed: hop where usd >= $1", ["20:10:00Z,ethereum,v,t,USD,1,1"], report: 70)) == [
        ["score 60, at least 70"]
      ])
  }

  @Test func `a match around which there is more is no near miss`() throws {
    let result = try scan(Self.chain, Self.hops(3) + ["20:17:00Z,ethereum,a4,b,USD,50000,50000"])
    #expect(result.matches.count == 1)
    #expect(result.nearMisses.matches.isEmpty)
  }

  @Test func `a near miss is read as it was written`() throws {
    let near = try #require(try scan(Self.chain, Self.hops(2)).nearMisses.matches.first)
    #expect(try Match(json: near.json) == near)
    #expect(near.json.contains(#""misses":[{"step":"hops","quantity":"count","value":2,"limit":3,"#))
  }
}

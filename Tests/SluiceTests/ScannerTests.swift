import Foundation
import Labels
import Reports
import Testing

@testable import Sluice

@Suite struct ScannerTests {
  private let ledger: ShortLedger

  init() throws { ledger = try ShortLedger() }

  private func scan(_ paths: [String], labels: LabelTable = LabelTable()) throws -> ScanResult {
    try Scanner(ScanRequest(plans: ShortLedger.plans, inputs: paths, labels: labels)).run()
  }

  @Test func `a match names its transfers, their records in the file, and what is missing`() throws {
    let csv = try ledger.file("t.csv", ShortLedger.transfers)
    var labels = LabelTable()
    try labels.read(csv: Array("chain,address,label,category\nethereum,c,Big,exchange\n".utf8), name: "l")
    let result = try scan([csv], labels: labels)
    let match = try #require(result.matches.first)
    #expect(result.matches.count == 1)
    #expect(
      match.evidence.map { "\($0.step) \($0.index) \($0.row) \($0.tx ?? "-") \($0.transfer.to)" } == [
        "seed 1 1 0xaa a", "hops 1 0 0xbb b", "hops 2 2 0xcc c",
      ])
    #expect(match.score.value == 70)
    #expect(match.reasons.map(\.steps) == [["seed", "hops"], ["hops"]])
    #expect(
      match.addresses.map { "\($0.address) \($0.labels.map(\.category))" } == [
        "v []", "a []", "b []", "c [\"exchange\"]",
      ])
    #expect(match.incomplete == ["1 of 3 transfers have no value in USD"])
    #expect(match.value == Value(asset: "ETH", amount: 100, usd: 270_000))
    #expect(match.provenance.archives.map(\.path) == [csv])
  }

  @Test func `NDJSON has the published fields in their order`() throws {
    let csv = try ledger.file("t.csv", ShortLedger.transfers)
    let line = try #require(try scan([csv]).matches.first).json
    let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    let fields = [
      "id", "signature", "severity", "score", "title", "reasons", "origin", "first_time", "last_time", "chains",
      "value", "addresses", "evidence", "alternatives", "open", "incomplete", "provenance",
    ]
    #expect(Set(object.keys) == Set(fields))
    let places = fields.compactMap { line.range(of: "\"\($0)\":")?.lowerBound }
    #expect(places == places.sorted() && places.count == fields.count)
  }

  @Test func `an archive gives the same matches as the CSV it was made of`() throws {
    let csv = try ledger.file("t.csv", ShortLedger.transfers)
    let archive = ledger.path("t.arrow")
    let summary = try ArchiveImport(input: csv, output: archive).run()
    #expect(summary.rows == 3)
    let imported = try scan([archive]).matches.map { $0.evidence.map(\.transfer) }
    #expect(try imported == scan([csv]).matches.map { $0.evidence.map(\.transfer) })
    #expect(try ArchiveInfo(path: archive).rows == 3)
  }

  @Test func `archives that overlap in time are read in one order of time`() throws {
    let header = "time,from,to,asset,amount\n"
    let even = try ledger.file("even.csv", header + "100,v,a,ETH,100\n300,b,c,ETH,98\n")
    let odd = try ledger.file("odd.csv", header + "200,a,b,ETH,99\n400,x,y,ETH,1\n")
    let result = try scan([even, odd])
    let rows = result.matches.flatMap { $0.evidence.map { "\($0.archive.suffix(8)) \($0.row)" } }
    #expect(rows == ["even.csv 0", "/odd.csv 0", "even.csv 1"])
    #expect(result.coverage.rows == 4)
    // Of one second the archive named first comes first.
    let before = try ledger.file("before.csv", header + "200,v,a,ETH,100\n")
    let after = try ledger.file("after.csv", header + "200,a,b,ETH,99\n201,b,c,ETH,98\n")
    #expect(try scan([before, after]).matches.count == 1)
    #expect(try scan([after, before]).matches.isEmpty)
  }

  @Test func `exact repeats of an origin are matches with ids of their own`() throws {
    let header = "time,from,to,asset,amount\n"
    let far = (0..<2).map {
      "\(100 + $0 * 200_000),v,a,ETH,100\n\(200 + $0 * 200_000),a,b,ETH,99\n\(300 + $0 * 200_000),b,c,ETH,98\n"
    }
    let matches = try scan([try ledger.file("r.csv", header + far.joined())]).matches
    #expect(matches.count == 2)
    #expect(Set(matches.map(\.id)).count == 2)
    #expect(try scan([ledger.path("r.csv")]).matches == matches)
  }

  @Test func `coverage tells of gaps, prices and label sets that are not there`() throws {
    let plan = SignatureCompiler.compile([
      SignatureSource(
        path: "p.sluice",
        text: "signature p { flow within 1d { hop from @mixer where usd >= $5 } score { +1 \"x\" } report at 1 }")
    ]).signatures.map(\.plan)
    let csv = try ledger.file("t.csv", "time,from,to,asset,amount\n0,a,b,ETH,1\n900000,b,c,USDT,7\n")
    let coverage = try Scanner(ScanRequest(plans: plan, inputs: [csv])).run().coverage
    #expect(coverage.unpriced == 1)
    #expect(coverage.longestGap == Coverage.Gap(start: 0, duration: 900_000))
    #expect(coverage.notes.contains { $0.contains("1 of 2 transfers have no value in USD") })
    #expect(coverage.notes.contains { $0.contains("no label declares a member of `@mixer`, which `p` asks for") })
  }
}

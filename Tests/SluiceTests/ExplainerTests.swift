import Foundation
import Labels
import Matcher
import Reports
import SignatureLanguage
import Testing

@testable import Sluice

/// Explanations as text in `Explained`; `RECORD=1` writes them again, one that is missing is written and fails once.
@Suite struct ExplainerTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Explained")

  private static func plans(_ file: String) throws -> [Plan] {
    let bytes = Array(try Data(contentsOf: folder.appending(path: file)))
    let compilation = SignatureCompiler.compile([SignatureSource(path: file, bytes: bytes)])
    #expect(compilation.diagnostics.filter { $0.severity == .error }.map { $0.text() } == [])
    return compilation.signatures.map(\.plan)
  }

  private func expectRecorded(_ text: String, _ name: String) throws {
    let file = Self.folder.appending(path: name)
    let recorded = try? String(contentsOf: file, encoding: .utf8)
    let isRecording = ProcessInfo.processInfo.environment["RECORD"] == "1"
    if recorded == nil || isRecording { try text.write(to: file, atomically: true, encoding: .utf8) }
    if !isRecording { #expect(text == recorded, "differs from \(name); RECORD=1 writes it again") }
  }

  @Test func `a bundled signature is explained as recorded`() throws {
    let plans = SignatureCompiler.compile(SignatureFiles.bundled).signatures.map(\.plan)
    let plan = try #require(plans.first { $0.name == "bybit.split_and_bridge" })
    try expectRecorded(try Explainer(plans: [plan]).run().text, "bybit.split_and_bridge.txt")
  }

  @Test func `every step is explained as recorded, as text and as JSON`() throws {
    let plans = try Self.plans("every_step.sluice")
    let kinds = Set(plans.flatMap(\.allSteps).map { "\($0.kind)".prefix { $0 != "(" } })
    #expect(kinds.count == 15)
    let list = try Explainer(plans: plans).run()
    try expectRecorded(list.text, "every_step.txt")
    try expectRecorded(list.json + "\n", "every_step.json")
    #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(list.json.utf8)) }
  }

  private static let signature = """
    signature s {
      flow within 1h {
        seed: hop where usd >= $100
        exit: hop to @mixer where gap <= 1m, kept >= 50%
      }
      score { +50 "x" }
      report at 50
    }
    signature all {
      flow within 1h { drain: split 2..3 by entity within 1m where asset = ETH }
      score { +50 "x" }
      report at 50
    }
    """

  // Rows that start `s`: 1, 3 and 7. Rows to the mixer: 2, 4 and 8, of which a pays 2 with what row 1 brought, x pays 4
  // out of nothing, and y pays 8 more than an hour after row 3 reached it.
  private static let transfers = """
    time,from,to,asset,amount,usd
    1000,v,a,ETH,1,100
    1010,a,m,ETH,1,90
    1020,v,y,ETH,1,500
    1030,x,m,ETH,1,90
    1040,a,b,BTC,1,90
    1050,q,b,BTC,1,
    1060,q,b,USDT,100,
    9999,y,m,ETH,1,90

    """

  @Test func `shares are those counted by hand, whole or in pieces`() throws {
    let folder = try ShortLedger()
    let plans = SignatureCompiler.compile([
      SignatureSource(path: "s.sluice", text: Self.signature)
    ]).signatures.map(\.plan)
    try #require(plans.count == 2)
    var labels = LabelTable()
    try labels.read(csv: Array("chain,address,label,category\nethereum,m,Mix,mixer\n".utf8), name: "l")
    let csv = try folder.file("t.csv", Self.transfers)
    let list = try Explainer(plans: plans, inputs: [csv], labels: labels).run()
    #expect(list.transfers == 8)
    #expect(list.explanations[0].clauses.map { $0.map(\.passing) } == [[3], [3]])
    #expect(list.explanations[0].kept == 4)
    #expect(list.explanations[1].clauses.map { $0.map(\.passing) } == [[5, 8]])
    #expect(list.explanations[1].kept == 8)
    #expect(list.text.contains("pass kernels    3 of 8 transfers (37.5%)"))
    #expect(list.text.contains("kept            4 of 8 transfers (50%)"))
    // The same transfers in two files that interleave.
    let lines = Self.transfers.split(separator: "\n").map(String.init)
    let even = try folder.file("even.csv", ([lines[0]] + [1, 3, 5, 7].map { lines[$0] }).joined(separator: "\n"))
    let odd = try folder.file("odd.csv", ([lines[0]] + [2, 4, 6, 8].map { lines[$0] }).joined(separator: "\n"))
    #expect(try Explainer(plans: plans, inputs: [even, odd], labels: labels).run().text == list.text)
  }

  @Test func `what is told to keep every transfer keeps them, and the rest no more than pass`() throws {
    let folder = try ShortLedger()
    let csv = try folder.file("t.csv", Self.transfers)
    let plans = SignatureCompiler.compile(SignatureFiles.bundled).signatures.map(\.plan)
    for explanation in try Explainer(plans: plans, inputs: [csv]).run().explanations {
      let kept = try #require(explanation.kept)
      if explanation.cost.wholeLedger.isEmpty { #expect(kept < 8) } else { #expect(kept == 8) }
    }
  }

  @Test func `names and titles cannot steer a terminal`() throws {
    var plan = try #require(ShortLedger.plans.first)
    plan.meta.title = "a\u{1B}[2J\nb"
    let text = try Explainer(plans: [plan]).run().text
    #expect(!text.contains("\u{1B}"))
    #expect(text.hasPrefix("two.hops: a\\u{1b}[2J\\u{a}b\n"))
  }
}

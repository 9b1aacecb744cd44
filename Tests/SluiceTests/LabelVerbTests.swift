import Foundation
import Labels
import Testing

@testable import Sluice

@Suite struct LabelVerbTests {
  private let ledger: ShortLedger

  init() throws { ledger = try ShortLedger() }

  @Test func `files of several kinds become one, and what disagrees is kept and counted`() throws {
    let csv = try ledger.file(
      "l.csv",
      "chain,address,label,category,entity,known_from\nethereum,0xab,A,mixer,M,2024-01-01\nbitcoin,1z,Z,theft,,\n")
    let list = try ledger.file("sanctioned_addresses_ETH.txt", "0xab\n0xcd\n")
    let output = ledger.path("all.csv")
    let table = try LabelImport(paths: [csv, list, csv]).run(to: output)
    #expect(table.labels.count == 4)
    let read = try LabelFiles.read([output])
    #expect(read.hash == table.hash)
    let census = LabelCensus(read, by: .category)
    #expect(census.conflicts == 1)
    #expect(
      census.lines.map { "\($0.name ?? "-") \($0.labels) \($0.addresses)" } == [
        "sanctioned 2 2", "mixer 1 1", "theft 1 1",
      ])
    #expect(LabelCensus(read, by: .entity).lines.first?.name == nil)
    #expect(LabelCensus(read, by: .chain, category: .sanctioned).csv == "chain,labels,addresses\nethereum,2,2\n")
    #expect(try LabelImport(paths: [csv], labelsAsOf: "2023-01-01").run(to: output).labels.count == 1)
    #expect(throws: SluiceError.self) { try LabelImport(paths: [csv]).run(to: csv) }
  }

  @Test func `a job takes the labels that were known on its day`() throws {
    let csv = try ledger.file("t.csv", ShortLedger.transfers)
    let labels = try ledger.file(
      "l.csv", "chain,address,label,category,known_from\nethereum,c,Big,exchange,2025-03-01\n")
    let signatures = try ledger.file("two.sluice", ShortLedger.signature)
    let runner = try JobRunner(database: ledger.path("jobs.db"), creates: true)
    var scores: [Double] = []
    for day in ["2025-02-01", "2025-04-01"] {
      let job = try runner.submit(
        JobSubmission(
          name: "as of \(day)", signatures: [signatures], archives: [csv], labels: [labels],
          settings: JobSettings(labelsAsOf: day)))
      #expect(job.settings.contains("\"labels_as_of\":\"\(day)\""))
    }
    try runner.run()
    for name in ["as of 2025-02-01", "as of 2025-04-01"] {
      try runner.eachMatch(of: runner.job(name)) { json in
        let match = try? JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
        scores.append(match?["score"] as? Double ?? 0)
      }
    }
    #expect(scores == [50, 70])
  }
}

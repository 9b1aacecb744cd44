import Columnar
import Foundation
import Testing

@testable import Sluice

@Suite struct ArchiveMergeTests {
  private let ledger: ShortLedger

  init() throws { ledger = try ShortLedger() }

  /// Two archives whose transfers interleave, over two months.
  private func archives() throws -> [String] {
    let texts = [
      "time,from,to,asset,amount,tx\n2025-02-28T23:16:00Z,v,a,ETH,100,0x01\n2025-03-01T00:10:00Z,b,c,ETH,98,0x03\n",
      "time,from,to,asset,amount,usd\n2025-02-28T23:40:00Z,a,b,ETH,99,5\n2025-02-28T23:16:00Z,x,y,ETH,1,\n",
    ]
    return try texts.enumerated().map { place, text in
      let csv = try ledger.file("\(place).csv", text)
      _ = try ArchiveImport(input: csv, output: ledger.path("\(place).arrow")).run()
      return ledger.path("\(place).arrow")
    }
  }

  private func csv(_ paths: [String], _ choice: TransferChoice = TransferChoice()) throws -> [String] {
    var bytes: [UInt8] = []
    _ = try ArchiveExport(paths: paths, choice: choice).run { bytes += $0 }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").dropFirst().map(String.init)
  }

  @Test func `archives are cut by the calendar and hold everything once`() throws {
    let paths = try archives()
    let merge = ArchiveMerge(paths: paths, output: ledger.path("months"), period: .month)
    let summary = try merge.run()
    #expect(summary.files.map(\.rows) == [3, 1])
    #expect(summary.files.map(\.path).map { $0.suffix(13) } == ["2025-02.arrow", "2025-03.arrow"].map { $0[...] })
    #expect(summary.notes.contains { $0.contains("no column `usd`") })
    #expect(
      try csv(summary.files.map(\.path)) == [
        "2025-02-28T23:16:00Z,ethereum,0x01,v,a,ETH,100.0,,", "2025-02-28T23:16:00Z,ethereum,,x,y,ETH,1.0,,",
        "2025-02-28T23:40:00Z,ethereum,,a,b,ETH,99.0,,5.0", "2025-03-01T00:10:00Z,ethereum,0x03,b,c,ETH,98.0,,",
      ])
    #expect(throws: SluiceError.self) { try merge.run() }
    var again = merge
    again.overwrites = true
    #expect(try again.run().files == summary.files)
  }

  @Test func `a scan of the merged archives finds what a scan of all finds`() throws {
    let paths = try archives()
    let merged = try ArchiveMerge(paths: paths, output: ledger.path("days"), period: .day).run().files.map(\.path)
    let found = try [paths, merged].map { inputs in
      try Scanner(ScanRequest(plans: ShortLedger.plans, inputs: inputs)).run().matches
    }
    #expect(found[0].count == 1)
    #expect(found[0].map { $0.evidence.map(\.transfer) } == found[1].map { $0.evidence.map(\.transfer) })
    #expect(found[0].map(\.score) == found[1].map(\.score))
  }

  @Test func `an archive is not merged over itself`() throws {
    let paths = try archives()
    #expect(throws: SluiceError.self) { try ArchiveMerge(paths: paths, output: paths[0], overwrites: true).run() }
  }

  @Test func `the evidence of saved matches is exported, from wherever the archive is now`() throws {
    let paths = try archives()
    let result = try Scanner(ScanRequest(plans: ShortLedger.plans, inputs: paths)).run()
    let saved = try ledger.file("m.ndjson", result.matches.map { $0.json + "\n" }.joined())
    let whole = try ledger.file("m.json", result.json)
    let expected = ["0x01", "0x03", ""]
    for file in [saved, whole] {
      let lines = try csv(paths, TransferChoice(matches: MatchRows(path: file)))
      #expect(lines.map { $0.split(separator: ",", omittingEmptySubsequences: false)[2] } == expected.map { $0[...] })
    }
    let id = try #require(result.matches.first?.id)
    #expect(try MatchRows(path: saved, ids: [String(id.prefix(6))]).count == 1)
    #expect(throws: SluiceError.self) { try MatchRows(path: saved, ids: ["nothing"]) }

    let moved = ledger.path("moved.arrow")
    try FileManager.default.moveItem(atPath: paths[0], toPath: moved)
    let choice = try TransferChoice(matches: MatchRows(path: saved))
    #expect(try csv([moved, paths[1]], choice).count == 3)
    #expect(throws: SluiceError.self) { try csv([paths[1]], choice) }
    let summary = try ArchiveExport(paths: [moved, paths[1]], choice: choice).run(toArchive: ledger.path("e.arrow"))
    #expect(summary.rows == 3)
    #expect(
      try Scanner(ScanRequest(plans: ShortLedger.plans, inputs: [ledger.path("e.arrow")])).run().matches.count == 1)
  }

  @Test func `evidence in an archive that has changed is refused`() throws {
    let paths = try archives()
    let result = try Scanner(ScanRequest(plans: ShortLedger.plans, inputs: paths)).run()
    let saved = try ledger.file("m.ndjson", result.matches.map { $0.json + "\n" }.joined())
    _ = try ArchiveImport(input: ledger.path("1.csv"), output: paths[0]).run()
    let error = #expect(throws: SluiceError.self) {
      try csv(paths, TransferChoice(matches: MatchRows(path: saved)))
    }
    #expect(error?.description.contains("has changed since") == true)
  }

  @Test(arguments: [
    "{", "[]", "{}", "{\"id\":1}", "{\"id\":\"a\",\"evidence\":[{}]}", "{\"id\":\"a\"}", "{\"matches\":3}", "x\n",
  ])
  func `what is no match is refused with its line`(text: String) throws {
    let file = try ledger.file("bad.ndjson", text)
    let error = #expect(throws: SluiceError.self) { try MatchRows(path: file) }
    #expect(error?.description.contains("bad.ndjson") == true)
  }

  @Test(
    arguments: [Int64](arrayLiteral: -62_135_596_800, -1, 0, 951_782_399, 951_868_800, 1_740_147_371, 253_402_300_799))
  func `a period holds its time, and its name is that of every time in it`(time: Int64) {
    for period in [Period.day, .month, .year] {
      let seconds = period.seconds(around: time)
      #expect(seconds.contains(time))
      #expect(period.seconds(around: seconds.lowerBound) == seconds)
      #expect(period.seconds(around: seconds.upperBound - 1) == seconds)
      #expect(period.seconds(around: seconds.upperBound).lowerBound == seconds.upperBound)
      #expect(Timestamp.format(time).hasPrefix(period.name(from: seconds.lowerBound)))
    }
  }
}

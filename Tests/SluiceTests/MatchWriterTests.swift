import Foundation
import Reports
import Testing

@testable import Sluice

@Suite struct MatchWriterTests {
  private let match: Match
  private let other: Match

  init() throws {
    let transfer = Transfer(
      time: 1_740_147_371, chain: "ethereum", from: "0xa", to: "0xb", asset: "ETH", amount: 10, usd: nil)
    let items = (1...3).map {
      Evidence(step: "theft", index: $0, transfer: transfer, tx: $0 == 2 ? nil : "0xt", archive: "a.arrow", row: $0)
    }
    match = Match(
      id: "9f", signature: "made.up", severity: .high, score: Points(80), title: "Made up", reasons: [],
      origin: Origin(address: "0xa", time: 1_740_147_371, tx: "0xt"), firstTime: 1_740_147_371,
      lastTime: 1_740_147_371, chains: ["ethereum"], value: Value(asset: "ETH", amount: 30, usd: nil), addresses: [],
      evidence: items, alternatives: 0, open: true, incomplete: [],
      provenance: Provenance(engine: "e", signatureHash: "s", labelsHash: "l", archives: []))
    var copy = match
    copy.id = "a0"
    other = copy
  }

  private func bytes(_ format: MatchWriter.Format, _ add: (inout MatchWriter) throws -> Void) rethrows -> [UInt8] {
    var writer = MatchWriter(format, title: "T")
    var bytes = writer.take()
    try add(&writer)
    bytes += writer.take()
    writer.finish(coverage: ["covered: some"])
    return bytes + writer.take()
  }

  @Test(arguments: MatchWriter.Format.allCases)
  func `matches give the same bytes whether they were written before or not`(_ format: MatchWriter.Format) throws {
    let fresh = bytes(format) { writer in
      writer.add(match)
      writer.add(other)
    }
    let read = try bytes(format) { writer in
      try writer.add(json: match.json)
      try writer.add(json: other.json)
    }
    #expect(fresh == read && !fresh.isEmpty)
  }

  @Test func `a table for data frames has the columns of the CSV`() {
    let names = MatchCSV.header.dropLast().split(separator: ",").map { String($0) }
    #expect(MatchArrow.columns.map(\.name) == names)
  }

  @Test func `a text that is no match is refused`() {
    #expect(throws: SluiceError.self) { try bytes(.csv) { try $0.add(json: "{}") } }
  }

  @Test func `saved matches are read in both forms, and what is none is named by its line`() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("sluice-saved-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    func file(_ text: String) throws -> String {
      let path = folder.appendingPathComponent("m").path
      try Data(text.utf8).write(to: URL(fileURLWithPath: path))
      return path
    }
    #expect(try SavedMatches(path: file("\(match.json)\n\n\(other.json)\r\n")).matches == [match, other])
    let whole = ScanResult(matches: [match, other], coverage: Coverage()).json
    #expect(try SavedMatches(path: file(whole)).matches == [match, other])
    let broken = try file("\(match.json)\n{\"id\":1}\n")
    let error = #expect(throws: SluiceError.self) { try SavedMatches(path: broken) }
    #expect(error?.description.contains("m`:2: no match") == true)
  }
}

import Foundation
import Testing

@testable import Sluice

@Suite struct AccuracyTests {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("sluice-accuracy-\(UUID().uuidString)/made")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    // Six hops of a minute each that rapid_hops finds, and two payments that nothing finds.
    var text = "time,from,to,asset,amount,usd\n"
    for hop in 0..<6 { text += "2025-01-10T10:0\(hop):00Z,h\(hop),h\(hop + 1),ETH,100,300000\n" }
    text += "2025-01-10T12:00:00Z,x,y,ETH,300,900000\n2025-01-11T12:30:00Z,z,w,ETH,300,900000\n"
    try Data(text.utf8).write(to: folder.appendingPathComponent("transfers.csv"))
  }

  private func lines(_ text: String) -> [[Substring]] {
    text.split(separator: "\n").dropFirst().map { $0.split(separator: ",", omittingEmptySubsequences: false) }
  }

  @Test func `recall counts transfers, addresses and value of a case, and benign traffic raises nothing`() throws {
    defer { try? FileManager.default.removeItem(at: folder.deletingLastPathComponent()) }
    let item = try LabelledCase(folder: folder.path)
    #expect(item.name == "made" && item.count == 8 && item.addresses == 11 && item.value == 1_200)
    let traffic = try BenignTraffic(rows: 1, covering: item.times, seed: 5) {
      folder.appendingPathComponent("benign\($0).arrow").path
    }
    #expect(traffic.archives.count == 1 && traffic.rows > 100_000)
    let plans = SignatureCompiler.compile(SignatureFiles.bundled).signatures.map(\.plan)
    let found = try Accuracy(of: item, at: item.path, among: traffic, plans: plans, least: 60)
    #expect(found.all.recall == Accuracy.Share(transfers: 0.75, addresses: 7.0 / 11, value: 0.5))
    #expect(found.all.falseMatches == 0 && found.all.matches > 0 && found.all.transferPrecision == 1)
    #expect(found.signatures["lazarus.rapid_hops"]?.delay == 300)
    #expect(found.benignRows == traffic.rows)
    let none = try Accuracy(of: item, at: item.path, among: traffic, plans: plans, least: 1_000)
    #expect(none.all.matches == 0 && none.all.transferPrecision == nil && !none.reliability.isEmpty)
  }

  @Test func `a null keeps senders, times and amounts, and every hour its receivers`() throws {
    defer { try? FileManager.default.removeItem(at: folder.deletingLastPathComponent()) }
    let item = try LabelledCase(folder: folder.path)
    let made = item.null(seed: 3)
    let null = lines(made.text)
    #expect(null.count == 8 && null != lines(item.null(seed: 4).text))
    #expect(null.map { $0[2] } == ["h0", "h1", "h2", "h3", "h4", "h5", "x", "z"])
    #expect(null.prefix(6).map { $0[3] }.sorted() == ["h1", "h2", "h3", "h4", "h5", "h6"])
    let pairs = lines(try String(contentsOf: folder.appendingPathComponent("transfers.csv"), encoding: .utf8))
      .map { [$0[1], $0[2]] }
    #expect(made.exchanged == Set(null.indices.filter { !pairs.contains([null[$0][2], null[$0][3]]) }))
    #expect(!made.exchanged.isEmpty)
    #expect(item.share(of: [0, 6]) == 400.0 / 1_200)
    // Hours with one transfer are put together.
    #expect(null.suffix(2).map { $0[3] }.sorted() == ["w", "y"])
  }

  @Test(.enabled(if: RealCase.folder != nil, "SLUICE_CASES names no folder"))
  func `generic signatures find most attempts of five typologies`() throws {
    let plans = SignatureCompiler.compile(SignatureFiles.bundled).signatures.map(\.plan)
    let attempts = try TypologyAttempts(
      path: "\(RealCase.folder ?? "")/amlworld/HI-Small_Patterns.txt", plans: plans, least: 60)
    #expect(attempts.typologies.values.reduce(0) { $0 + $1.attempts } == 370)
    for name in ["FAN-OUT", "FAN-IN", "SCATTER-GATHER", "GATHER-SCATTER", "CYCLE"] {
      let tally = try #require(attempts.typologies[name])
      let signature = "typology.\(name.lowercased().replacingOccurrences(of: "-", with: "_"))"
      #expect(10 * (tally.found[signature] ?? 0) >= 7 * tally.attempts, "\(name)")
    }
  }
}

import BundledSignatures
import Foundation
import Labels
import Testing

@testable import Sluice

@Suite struct BundledLabelTests {
  private let table = LabelFiles.bundled

  @Test func `the files are those of the folder, and every line of them is a label with a source`() throws {
    let folder = "\(BundledSignatureTests.folder)/Labels"
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    #expect(BundledSignatures.labels.map(\.path) == names.map { "Labels/\($0)" })
    var lines = 0
    for (name, file) in zip(names, BundledSignatures.labels) {
      let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)")))
      #expect(bytes == file.bytes)
      lines += bytes.count { $0 == 0x0A } - 1
    }
    #expect(table.notes == [])
    #expect(table.labels.count == lines, "no line is there twice")
    #expect(table.labels.allSatisfy { !($0.source ?? "").isEmpty })
  }

  @Test func `every kind of service, the thefts and the sanctioned are there`() {
    for category in [Label.Category.bridge, .mixer, .swap, .exchange, .theft, .laundering, .sanctioned] {
      #expect(table.labels.contains { $0.category == category }, "\(category)")
    }
    for name in ["Bybit 2025-02", "Phemex 2025-01", "BingX 2024-09", "Poloniex 2023-11", "Ronin 2022-03"] {
      let theft = table.labels.filter { $0.caseName == name && $0.category == .theft }
      #expect(!theft.isEmpty && theft.allSatisfy { $0.eventTime != nil && $0.actor == "Lazarus Group" }, "\(name)")
    }
  }

  @Test func `no theft is known before its day, and no case has two days`() {
    var days: [String: Set<Int64>] = [:]
    for label in table.labels {
      guard let name = label.caseName, let event = label.eventTime else { continue }
      days[name, default: []].insert(event)
      #expect(label.knownFrom.map { $0 >= event - event % 86_400 } ?? false, "\(label.address)")
    }
    #expect(days.values.allSatisfy { $0.count == 1 })
    let loot = table.labels.filter { $0.category == .theft || $0.category == .laundering }
    #expect(loot.allSatisfy { $0.knownFrom != nil && $0.caseName != nil })
    #expect(table.known(asOf: 1_740_000_000).labels.allSatisfy { $0.caseName != "Bybit 2025-02" })
  }

  @Test func `a user's labels come behind them, or alone`() throws {
    #expect(try LabelFiles.read([]).labels.isEmpty)
    #expect(try LabelFiles.read([], includesBundled: true).labels == table.labels)
    let found = LabelLookup("0x47666FAB8bd0ac7003bce3f5c3585383f09486e2", in: table)
    #expect(found.labels.map(\.caseName) == ["Bybit 2025-02"])
  }
}

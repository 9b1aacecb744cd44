import Columnar
import Foundation
import Testing

@testable import Labels

@Suite("TagPacks")
struct TagPackTests {
  private func table(_ text: String) throws(LabelError) -> LabelTable {
    var table = LabelTable()
    try table.read(tagPack: MemoryBytes(Array(text.utf8)), name: "pack.yaml")
    return table
  }

  private func message(_ text: String) -> String {
    do throws(LabelError) {
      _ = try table(text)
      return "none"
    } catch { return error.description }
  }

  @Test("a tag says what its own fields say, and otherwise what the pack says")
  func inheritance() throws {
    let table = try table(
      """
      title: Some pack
      label: Pack label
      source: https://pack.example
      category: exchange
      actor: someone
      currency: ETH
      lastmod: 2022-04-15
      tags:
      - address: '0x098B716B8Aaf21512996dC57EB0615e2383E2f96'
      - address: 1PkqK
        currency: BTC
        label: Own label
        category: mixing_service
        lastmod: 2023-01-01
        source: https://own.example
      - address: bad
        abuse: sanction
      - address: nobody
        category: user
        context: '{"description": "a user"}'
      """)
    #expect(
      table.labels == [
        Label(
          chain: "ethereum", address: "0x098b716b8aaf21512996dc57eb0615e2383e2f96", label: "Pack label",
          category: .exchange, entity: "Pack label", actor: "someone", source: "https://pack.example",
          knownFrom: 1_649_980_800),
        Label(
          chain: "bitcoin", address: "1PkqK", label: "Own label", category: .mixer, entity: "Own label",
          actor: "someone", source: "https://own.example", knownFrom: 1_672_531_200),
        Label(
          chain: "ethereum", address: "bad", label: "Pack label", category: .sanctioned, entity: "Pack label",
          actor: "someone", source: "https://pack.example", knownFrom: 1_649_980_800),
      ])
    #expect(table.notes == ["pack.yaml: 1 tags of no category that labels have were left out"])
    #expect(table.known(asOf: 1_650_000_000).labels.count == 2)
  }

  @Test(
    "a pack that cannot be used is explained",
    arguments: [
      ("", "pack.yaml: not a TagPack; a list `tags` of addresses is expected"),
      ("a: 1\n", "pack.yaml:1: not a TagPack; a list `tags` of addresses is expected"),
      ("tags:\n- x\n", "pack.yaml:2: not a TagPack; a list `tags` of addresses is expected"),
      ("tags:\n- label: x\n", "pack.yaml:2: column `address`: the field is empty"),
      ("label: x\ntags:\n- address: a\n", "pack.yaml:3: column `currency`: the field is empty"),
      (
        "label: x\ncurrency: BTC\ncategory: exchange\nlastmod: soon\ntags:\n- address: a\n",
        "pack.yaml:6: column `lastmod`: `soon` is not a time; expected like `2025-02-21T14:16:11Z` or `2025-02-21`"
      ),
      ("a: &x 1\nb: *x\n", "pack.yaml: YAML with anchors and aliases is not read; write out what they stand for"),
    ])
  func errors(_ text: String, _ expected: String) {
    #expect(message(text) == expected)
  }

  @Test("text that is no YAML is refused with its line")
  func malformed() {
    #expect(message("a: 1\nb: [1, 2\n").hasPrefix("pack.yaml:"))
    #expect(message("a: 'x\n").contains("not YAML"))
    for length in 0..<300 {
      let noise = (0..<length).map { _ in "-:[]{}#,'\"|>?! \nab".randomElement() ?? "a" }
      _ = message("tags:\n" + String(noise))
    }
  }

  /// The folder of real cases, kept outside of the repository.
  private static let cases = ProcessInfo.processInfo.environment["SLUICE_CASES"]

  @Test("packs as they are exchanged are read whole", .enabled(if: cases != nil))
  func published() throws {
    let folder = try #require(Self.cases) + "/tagpacks"
    var table = LabelTable()
    for name in ["exchange-wallets-bybit", "lazarus", "lazarus2", "ronin_bridge", "tornado_cash"] {
      try table.read(path: "\(folder)/\(name).yaml")
    }
    #expect(table.notes.isEmpty)
    let ronin = table.labels(chain: "ethereum", address: "0x098B716B8Aaf21512996dC57EB0615e2383E2f96")
    #expect(ronin.map(\.category) == [.sanctioned, .theft] && ronin[0].actor == "lazarusgroup")
    // The pack lists 39, one of them twice: once with a space behind it.
    #expect(table.labels.filter { $0.category == .mixer }.count == 38)
    #expect(!table.labels.contains { $0.address.contains(" ") })
    #expect(table.labels.filter { $0.category == .exchange }.count == 8)
  }
}

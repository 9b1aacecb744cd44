import Archive
import Columnar
import Testing

@testable import Ingest

@Suite("Files of bitcoin-etl")
struct BitcoinTests {
  private func importing(
    _ lines: String..., settings: ImportSettings = ImportSettings(), onError: Importer.ErrorPolicy = .stop
  ) throws -> (rows: [String], summary: ImportSummary) {
    let work = try Workspace()
    let file = try work.file("transactions.json", lines.joined(separator: "\n"))
    let summary = try work.importing(file, settings: settings, onError: onError)
    return (try work.rows(), summary)
  }

  private func side(_ address: String, _ value: String, _ kind: String = "pubkeyhash") -> String {
    #"{"index": 0, "script_asm": "OP_DUP \"x\" \\", "type": "\#(kind)", "addresses": [\#(address)], "value": \#(value)}"#
  }

  private func transaction(_ inputs: [String], _ outputs: [String], coinbase: Bool = false) -> String {
    #"{"type": "transaction", "hash": "h", "lock_time": 0, "block_timestamp": 1270917100, "is_coinbase": \#(coinbase), "#
      + #""inputs": [\#(inputs.joined(separator: ", "))], "outputs": [\#(outputs.joined(separator: ", "))], "fee": 0}"#
  }

  @Test("new coins come from `coinbase`")
  func coinbase() throws {
    let (rows, summary) = try importing(
      #"{"hash": "e188", "size": 135, "block_number": 50001, "block_timestamp": 1270917100, "is_coinbase": true, "#
        + #""input_count": 0, "inputs": [], "outputs": [{"index": 0, "required_signatures": 1, "type": "pubkey", "#
        + #""addresses": ["1PkqK"], "value": 5000000000}]}"#)
    #expect(rows == ["1270917100 bitcoin e188 coinbase 1PkqK BTC 50.0 5000000000 -"])
    #expect(summary.notes.isEmpty)
  }

  @Test("inputs are one sender, the owner of the largest; outputs are transfers; data outputs are none")
  func merged() throws {
    let (rows, _) = try importing(
      transaction(
        [side(#""A""#, "100"), side(#""B""#, "90000000000000"), side(#""C""#, #""90000000000000""#)],
        [side(#""X""#, "1"), side("", "0", "nulldata"), side(#""K1", "K2""#, "7", "multisig"), side("", "9")]))
    #expect(
      rows == [
        "1270917100 bitcoin h B X BTC 1e-08 1 -", "1270917100 bitcoin h B K1+K2 BTC 7e-08 7 -",
        "1270917100 bitcoin h B nonstandard BTC 9e-08 9 -",
      ])
  }

  @Test(
    "change is marked where one rule points at an output and none at another",
    arguments: [
      // An output to an input's own address.
      ([("A", 10, "p")], [("X", 4, "p"), ("A", 5, "p")], ["", "self"]),
      // The kind of script of all inputs.
      ([("A", 10, "w")], [("X", 4, "p"), ("Y", 5, "w")], ["", "likely"]),
      // Smaller than every input.
      ([("A", 1001, "p"), ("B", 1002, "p")], [("X", 1555, "p"), ("Y", 447, "p")], ["", "likely"]),
      // The payment is round.
      ([("A", 5_012_345, "p")], [("X", 5_000_000, "p"), ("Y", 12_345, "p")], ["", "likely"]),
      // Two rules disagree.
      ([("A", 5_012_345, "w")], [("X", 5_000_000, "w"), ("Y", 12_345, "p")], ["", ""]),
      // Nothing to tell them by.
      ([("A", 10, "p")], [("X", 4, "p"), ("Y", 5, "p")], ["", ""]),
      // One output is a sweep, three are a batch.
      ([("A", 10, "w")], [("X", 9, "w")], [""]),
      ([("A", 10, "w")], [("X", 4, "p"), ("Y", 5, "w"), ("Z", 1, "p")], ["", "", ""]),
    ] as [([(String, Int, String)], [(String, Int, String)], [String])])
  func change(_ inputs: [(String, Int, String)], _ outputs: [(String, Int, String)], _ expected: [String]) throws {
    let text = { (sides: [(String, Int, String)]) in sides.map { side("\"\($0.0)\"", "\($0.1)", $0.2) } }
    let parsed = try BitcoinTransaction(Array(transaction(text(inputs), text(outputs)).utf8)[...])
    #expect(BitcoinChange.marks(parsed).map(\.string) == expected)
  }

  @Test("the marks are a column of the archive")
  func column() throws {
    let work = try Workspace()
    let file = try work.file("t.json", transaction([side(#""A""#, "9")], [side(#""A""#, "5"), side(#""X""#, "4")]))
    _ = try work.importing(file)
    let reader = try ArchiveReader(path: work.path("out.arrow"))
    #expect(reader.columns.last?.name == "change" && reader.columns.last?.isUsed == false)
  }

  @Test("other chains have other coins, and exports of the public tables write numbers and times as texts")
  func dialects() throws {
    let (rows, _) = try importing(
      #"{"hash":"h","block_timestamp":"2010-04-10 16:31:40 UTC","inputs":null,"outputs":"#
        + #"[{"addresses":["\u0044X"],"value":"150000000","type":null}]}"#,
      settings: ImportSettings(chain: "dogecoin"))
    #expect(rows == ["1270917100 dogecoin h coinbase DX DOGE 1.5 150000000 -"])
  }

  @Test(
    "a line that cannot be used is explained",
    arguments: [
      (#"{"hash": "h""#, "not JSON of the expected form at byte 13 of the line"),
      (#"[]"#, "not JSON of the expected form at byte 1 of the line"),
      (#"{"hash":"h"} {"#, "not JSON of the expected form at byte 14 of the line"),
      (#"{"hash":"h"}"#, "column `block_timestamp`: the field is empty"),
      (#"{"block_timestamp":1}"#, "column `hash`: the field is empty"),
      (
        #"{"hash":"h","block_timestamp":"soon"}"#,
        "column `block_timestamp`: `soon` is not a time; expected like `2025-02-21T14:16:11Z`, or seconds since 1970"
      ),
      (
        #"{"hash":"h","block_timestamp":1,"inputs":[{"addresses":[],"value":null}],"outputs":[]}"#,
        "column `inputs.addresses`: no input names an address; run `bitcoinetl enrich_transactions` over the file first"
      ),
      (
        #"{"hash":"h","block_timestamp":1,"inputs":[],"outputs":[{"addresses":["a"],"value":1.5}]}"#,
        "column `outputs.value`: `1.5` is not a whole number in base units"
      ),
    ])
  func errors(_ line: String, _ expected: String) throws {
    let good = transaction([], [side(#""X""#, "4")])
    let error = #expect(throws: ImportError.self) { try importing(good, "", line) }
    #expect(error?.description.hasSuffix("transactions.json:3: \(expected)") == true)
    let (rows, summary) = try importing(good, line, good, onError: .skip)
    #expect(rows.count == 2 && summary.skipped == 1)
  }

  @Test("a line that cannot be used goes to the file of such lines as it stands")
  func rejected() throws {
    let work = try Workspace()
    let file = try work.file("t.json", #"{"hash":"h, x"}"#)
    let summary = try work.importing(file, onError: .reject(path: work.path("bad.csv")))
    #expect(summary.rows == 0 && summary.skipped == 1)
    #expect(try work.text(of: "bad.csv").hasSuffix(#"the field is empty,"{""hash"":""h, x""}""# + "\n"))
  }

  @Test("deep nesting, cut lines and bytes without order are refused, never a crash")
  func hostile() {
    let good = Array(transaction([side(#""A""#, "9")], [side(#""X""#, "4")]).utf8)
    for end in good.indices { _ = try? BitcoinTransaction(good[..<end]) }
    for place in good.indices {
      var bytes = good
      bytes[place] = .random(in: 0...255)
      _ = try? BitcoinTransaction(bytes[...])
    }
    let deep = Array((#"{"x":"# + String(repeating: "[", count: 1 << 20)).utf8)
    #expect(throws: RowError.self) { try BitcoinTransaction(deep[...]) }
  }
}

import Testing

@testable import Labels

@Suite("Errors of labels")
struct LabelErrorTests {
  private static let header = "chain,address,label,category,known_from,event_time\n"

  private func message(_ bytes: [UInt8]) -> String {
    var table = LabelTable([Label(chain: "e", address: "a", label: "l", category: .pool)])
    do throws(LabelError) {
      try table.read(csv: bytes, name: "l.csv")
      return "no error"
    } catch {
      #expect(table.labels.count == 1 && table.notes.isEmpty, "an error must leave the table as it was")
      return error.description
    }
  }

  @Test(
    "a header that cannot be used is explained",
    arguments: [
      ("", "l.csv: the file is empty; a header is expected: `chain`, `address`, `label`, `category`"),
      ("chain,address\n", "l.csv:1: the header lacks `label`, `category`"),
      ("chain,address,label,catagory\n", "l.csv:1: the header lacks `category`; it has `catagory`"),
      ("chain,address,label,category,Chain\n", "l.csv:1: the header names `Chain` twice"),
    ])
  func headers(_ text: String, _ expected: String) {
    #expect(message(Array(text.utf8)) == expected)
  }

  @Test(
    "a row that cannot be used is explained",
    arguments: [
      ("e,a,l,pool,", "6 fields expected, 5 found"),
      (",a,l,pool,,", "column `chain`: the field is empty"),
      ("e, ,l,pool,,", "column `address`: the field is empty"),
      ("e,a,,pool,,", "column `label`: the field is empty"),
      ("e,a,l,,,", "column `category`: the field is empty"),
      ("e,a,l,brigde,,", "column `category`: `brigde` is not a known category; did you mean `bridge`?"),
      (
        "e,a,l,casino,,",
        "column `category`: `casino` is not a known category; known are `theft`, `laundering`, `exchange`, `bridge`, "
          + "`swap`, `mixer`, `pool`, `sanctioned`, `service`"
      ),
      (
        "e,a,l,pool,soon,",
        "column `known_from`: `soon` is not a time; expected like `2025-02-21T14:16:11Z` or `2025-02-21`"
      ),
      (
        "e,a,l,pool,,2023-02-29",
        "column `event_time`: `2023-02-29` is not a time; expected like `2025-02-21T14:16:11Z` or `2025-02-21`"
      ),
      ("e,\"a\"b,l,pool,,", "text after a closing quote; a quote inside a quoted field is written twice"),
      ("e,\"a,l,pool,,\n", "a quote is opened here and never closed"),
    ])
  func rows(_ row: String, _ expected: String) {
    #expect(message(Array((Self.header + "e,b,l,pool,,\n\n" + row).utf8)) == "l.csv:4: \(expected)")
  }

  @Test("bytes that are not UTF-8, and records without an end, are errors")
  func bytes() {
    #expect(message(Array(Self.header.utf8) + [0x65, 0xFF]) == "l.csv:2: 6 fields expected, 1 found")
    let row = Array("e,".utf8) + [0xFF] + Array(",l,pool,,".utf8)
    #expect(message(Array(Self.header.utf8) + row) == "l.csv:2: the text is not valid UTF-8")
    #expect(message([0xFF, 0xFE]) == "l.csv:1: the text is not valid UTF-8")
    #expect(message(Array(repeating: 0x61, count: 1 << 20 + 1)) == "l.csv:1: the record is longer than 1048576 bytes")
  }

  @Test("a file that is not there is named")
  func files() {
    var table = LabelTable()
    let error = #expect(throws: LabelError.self) { try table.read(path: "no/such.csv") }
    #expect(error?.description == "no/such.csv: cannot be read: no such file or directory")
  }

  @Test("whatever the bytes are, they are read or refused")
  func hostile() {
    let sample = Array((Self.header + "e,\"a \"\"b\"\"\",l,pool,2022-01-01,\nbitcoin,c,m,exchange,,1740147371\n").utf8)
    for _ in 0..<3_000 {
      var bytes = sample
      for _ in 0..<Int.random(in: 1...5) { bytes[Int.random(in: 0..<bytes.count)] = .random(in: 0...255) }
      _ = message(bytes)
    }
  }
}

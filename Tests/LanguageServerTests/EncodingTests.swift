import Testing

@testable import LanguageServer

@Suite("How places are counted") struct EncodingTests {
  private static let text = "signature x {\n  title \"é🌊\"  severity hgih\n}"

  @Test("Places after an emoji are in UTF-16 by default, in bytes if the client can")
  func diagnostics() {
    var client = Client.begun()
    #expect(severity(client.open(Self.text)) == "1:24-1:28")
    var bytes = Client.begun(encodings: ["utf-32", "utf-16", "utf-8"])
    #expect(severity(bytes.open(Self.text)) == "1:27-1:31")
    var other = Client.begun(encodings: ["utf-32"])
    #expect(severity(other.open(Self.text)) == "1:24-1:28")
  }

  /// Where the severity is wrong.
  private func severity(_ diagnostics: [[String: Any]]) -> String? {
    diagnostics.first { $0["code"] as? String == "E0309" }?.range
  }

  @Test("A request after an emoji finds its word", arguments: [("utf-16", 25), ("utf-8", 28)])
  func requests(encoding: String, character: Int) {
    var client = Client.begun(encodings: [encoding])
    _ = client.open(Self.text.replacing("hgih", with: "high"))
    let range = (client.ask("hover", 1, character) as? [String: Any])?.range
    #expect(range == "1:\(character - 1)-1:\(character + 3)")
  }

  @Test("Incremental changes apply in order, each to what the one before left")
  func incremental() {
    var client = Client.begun()
    _ = client.open(Self.text)
    func change(_ start: Int, _ end: Int, _ text: String) -> [String: Any] {
      ["range": ["start": ["line": 1, "character": start], "end": ["line": 1, "character": end]], "text": text]
    }
    let left = client.change([change(24, 28, "🌊🌊"), change(24, 26, "lo"), change(26, 28, "w")])
    #expect(!left.contains { $0["code"] as? String == "E0309" })
    #expect(
      client.session.documents[Client.uri].map { String(decoding: $0.bytes, as: UTF8.self) }
        == Self.text.replacing("hgih", with: "low"))
  }

  @Test("Offsets and places turn into each other", arguments: [PositionEncoding.utf8, .utf16])
  func roundTrip(encoding: PositionEncoding) {
    let text = "a\r\né🌊\rb\n\n" + String(repeating: "🌊é", count: 700) + "\nz"
    let bytes = Array(text.utf8)
    let lines = LineTable(bytes, encoding)
    var offset = 0
    for scalar in text.unicodeScalars {
      let position = lines.position(of: offset, in: bytes)
      let back = lines.offset(of: position, in: bytes)
      // The second half of a line's end is no place of its own.
      if scalar != "\n" || bytes[max(0, offset - 1)] != 0x0D { #expect(back == offset) }
      offset += UTF8.width(scalar)
    }
    #expect(lines.position(of: bytes.count, in: bytes) == Position(line: 5, character: 1))
  }

  @Test("Places that are none count as the nearest")
  func strangePlaces() {
    let bytes = Array("ab\r\n🌊c".utf8)
    let lines = LineTable(bytes, .utf16)
    let places: [(Int, Int, Int)] = [
      (0, 99, 2), (-1, 5, 0), (7, 0, 9), (1, 1, 4), (1, 2, 8), (1, -3, 4), (.max, .max, 9), (0, .max, 2),
    ]
    for (line, character, offset) in places {
      #expect(lines.offset(of: Position(line: line, character: character), in: bytes) == offset, "\(line):\(character)")
    }
    #expect(lines.position(of: 99, in: bytes) == Position(line: 1, character: 3))
    #expect(LineTable([], .utf8).position(of: 0, in: []) == Position(line: 0, character: 0))
  }
}

extension UTF8 {
  fileprivate static func width(_ scalar: Unicode.Scalar) -> Int { String(scalar).utf8.count }
}

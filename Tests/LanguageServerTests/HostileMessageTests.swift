import Foundation
import Testing

@testable import LanguageServer

@Suite("Messages that make no sense") struct HostileMessageTests {
  @Test(
    "Bytes that are no message get an error",
    arguments: [
      ("", -32700), ("{", -32700), ("{]", -32700), ("nonsense", -32700), ("[]", -32600), ("[1]", -32600), ("5", -32600),
      ("\"x\"", -32600), ("null", -32600), ("{}", -32600), (#"{"id":1}"#, -32600), (#"{"id":{},"method":"x"}"#, -32600),
      (#"{"id":1.5,"method":"x"}"#, -32600), (#"{"id":1,"method":5}"#, -32600), (#"{"id":1,"method":"x"}"#, -32002),
      (#"{"id":1,"method":"initialize"}"#, -32602), (#"{"id":1,"method":"initialize","params":[1]}"#, -32602),
      (#"{"id":1,"method":"initialize","params":{"capabilities":5}}"#, -32602),
    ])
  func errors(text: String, code: Int) {
    var client = Client()
    #expect(client.send(text).map(\.errorCode) == [code])
  }

  @Test("Deep nesting is an error", arguments: ["[", "{\"a\":"])
  func nesting(piece: String) {
    var client = Client()
    let deep = String(repeating: piece, count: 200_000)
    #expect(client.send(deep).map(\.errorCode) == [-32700])
    #expect(client.send(#"{"id":1,"method":"initialize","params":"# + deep).map(\.errorCode) == [-32700])
  }

  @Test("Bytes that are no UTF-8 end in an error or in nothing")
  func invalidUTF8() {
    var client = Client.begun()
    for bytes: [UInt8] in [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], Array(0...255)] {
      let text = Array(#"{"id":1,"method":""#.utf8) + bytes + Array("\"}".utf8)
      #expect(client.session.handle(text).count == 1)
    }
    #expect(client.request("shutdown").errorCode == nil)
  }

  @Test("Notifications that make no sense are passed over")
  func notifications() {
    var client = Client.begun()
    #expect(client.notify("$/cancelRequest", ["id": 7]).isEmpty)
    #expect(client.notify("sluice/dance").isEmpty)
    #expect(client.notify("textDocument/didOpen", ["textDocument": 5]).isEmpty)
    #expect(
      client.notify("textDocument/didChange", ["textDocument": ["uri": "nowhere"], "contentChanges": [Any]()]).isEmpty)
    #expect(client.send(#"{"id":9,"result":null}"#).isEmpty)
  }

  @Test("Requests in the wrong order or with no meaning get errors")
  func requests() {
    var client = Client()
    #expect(client.notify("textDocument/didOpen", ["textDocument": ["uri": "a", "text": "x"]]).isEmpty)
    #expect(client.request("shutdown").errorCode == -32002)
    client = .begun()
    #expect(client.request("initialize").errorCode == -32600)
    #expect(client.request("sluice/dance").errorCode == -32601)
    #expect(client.request("$/dance").errorCode == -32601)
    #expect(client.request("textDocument/hover", ["position": 5]).errorCode == -32602)
    #expect(client.request("shutdown").errorCode == nil)
    #expect(client.request("textDocument/hover").errorCode == -32600)
    client.notify("exit")
    #expect(client.session.exitCode == 0 && client.send(#"{"id":1,"method":"x"}"#).isEmpty)
  }

  @Test("A range that is none changes something near, or nothing")
  func ranges() {
    var client = Client.begun()
    _ = client.open("abc")
    for (start, end) in [(-1, 1), (2, 1), (5, 9), (Int.max, Int.min)] {
      let range = ["start": ["line": start, "character": start], "end": ["line": end, "character": end]]
      _ = client.change([["range": range, "text": "x"]])
    }
    #expect(client.session.documents[Client.uri]?.bytes.isEmpty == false)
  }

  @Test("A change that would take hours closes the document")
  func hugeChange() {
    var client = Client.begun()
    _ = client.open(String(repeating: " ", count: 1 << 20))
    let change: [String: Any] = [
      "range": ["start": ["line": 0, "character": 0], "end": ["line": 0, "character": 0]], "text": "",
    ]
    let params: [String: Any] = [
      "textDocument": ["uri": Client.uri, "version": 2], "contentChanges": [Any](repeating: change, count: 8_000),
    ]
    let answers = client.notify("textDocument/didChange", params)
    #expect(answers.map { $0["method"] as? String } == ["textDocument/publishDiagnostics", "window/showMessage"])
    #expect(client.session.documents.isEmpty)
  }

  @Test("A document over the compiler's limit has one diagnostic and no words")
  func tooLarge() {
    var client = Client.begun()
    #expect(client.open(String(repeating: "a ", count: (2 << 20) + 1)).map { $0["code"] as? String } == ["E0109"])
    #expect(client.ask("hover", 0, 1) is NSNull)
    #expect(client.completions(0, 6 << 20).isEmpty == false)
  }
}

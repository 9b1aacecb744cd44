import Foundation
import Testing

@testable import LanguageServer

@Suite("A session with an editor") struct SessionTests {
  static let broken = """
    signature x.y {
      flow within 1d {
        seed:  hop where uds >= $5
        layer: split 9..60 within 3h
        each layer { out: hop to @bridge }
      }
      score { +60 "z" when layer.count >= 9 }
      report at 60
      test "t" {
        2025-01-01 A -> B $5
        expect evidence out count 0
      }
    }
    """

  @Test("From a broken file to a mended one, and out")
  func wholeSession() throws {
    var client = Client()
    let result = client.request("initialize", ["capabilities": [String: Any]()])["result"] as? [String: Any]
    let capabilities = try #require(result?["capabilities"] as? [String: Any])
    #expect(capabilities["positionEncoding"] as? String == "utf-16")
    #expect(capabilities["documentFormattingProvider"] as? Bool == false)
    #expect(client.notify("initialized").isEmpty)

    let diagnostics = client.open(Self.broken)
    #expect(diagnostics.map(\.range) == ["2:21-2:24"])
    #expect(diagnostics.first?["code"] as? String == "E0301" && diagnostics.first?["severity"] as? Int == 1)
    let message = diagnostics.first?["message"] as? String
    #expect(message == "unknown attribute `uds`\nnot an attribute of a transfer\nhelp: did you mean `usd`?")
    #expect(client.change([["text": Self.broken.replacing("uds", with: "usd")]]).isEmpty)

    let hover = try #require(client.ask("hover", 2, 22) as? [String: Any])
    #expect(hover.range == "2:21-2:24")
    #expect(((hover["contents"] as? [String: Any])?["value"] as? String)?.hasPrefix("`usd`: US dollars\n\n") == true)
    #expect(client.completions(2, 21).contains { $0["label"] as? String == "amount" })
    #expect((client.ask("definition", 4, 10) as? [String: Any])?.range == "3:4-3:9")
    #expect((client.ask("definition", 10, 21) as? [String: Any])?.range == "4:17-4:20")
    #expect(client.notify("textDocument/didSave", ["textDocument": ["uri": Client.uri]]).isEmpty)
    #expect(client.request("shutdown").keys.contains("result"))
    #expect(client.session.exitCode == nil)
    #expect(client.notify("exit").isEmpty && client.session.exitCode == 0)
  }

  @Test("Symbols are signatures with their steps and tests")
  func symbols() throws {
    var client = Client.begun()
    _ = client.open(Self.broken)
    let answer = client.request("textDocument/documentSymbol", ["textDocument": ["uri": Client.uri]])
    let signature = try #require((answer["result"] as? [[String: Any]])?.first)
    #expect(signature["name"] as? String == "x.y" && signature.range == "0:0-12:1")
    #expect(range(signature["selectionRange"]) == "0:10-0:13")
    let children = try #require(signature["children"] as? [[String: Any]])
    #expect(children.map { $0["name"] as? String } == ["seed", "layer", "each", "t"])
    #expect((children[2]["children"] as? [[String: Any]])?.map { $0["detail"] as? String } == ["hop"])
  }

  @Test("A fix is offered where its diagnostic is, and only if fixes are wanted")
  func quickFix() throws {
    var client = Client.begun()
    _ = client.open(Self.broken)
    let action = try #require(actions(&client, line: 2, 22).first)
    #expect(action["title"] as? String == "replace by `usd`" && action["kind"] as? String == "quickfix")
    let changes = (action["edit"] as? [String: Any])?["changes"] as? [String: [[String: Any]]]
    #expect(changes?[Client.uri]?.map { $0["newText"] as? String } == ["usd"])
    #expect(changes?[Client.uri]?.first?.range == "2:21-2:24")
    #expect(actions(&client, line: 3, 1).isEmpty)
    #expect(actions(&client, line: 2, 22, only: ["refactor"]).isEmpty)
    #expect(actions(&client, line: 2, 22, only: ["quickfix"]).count == 1)
  }

  private func actions(_ client: inout Client, line: Int, _ character: Int, only: [String]? = nil) -> [[String: Any]] {
    let place = ["line": line, "character": character]
    var context: [String: Any] = ["diagnostics": [Any]()]
    if let only { context["only"] = only }
    let params: [String: Any] = [
      "textDocument": ["uri": Client.uri], "range": ["start": place, "end": place], "context": context,
    ]
    return client.request("textDocument/codeAction", params)["result"] as? [[String: Any]] ?? []
  }

  @Test("A second place that explains the first comes along")
  func relatedInformation() throws {
    var client = Client.begun()
    let diagnostics = client.open(
      Self.broken.replacing("uds", with: "usd").replacing("layer: split", with: "seed: split"))
    let double = try #require(diagnostics.first { $0["code"] as? String == "E0307" })
    let related = try #require((double["relatedInformation"] as? [[String: Any]])?.first)
    #expect(related["message"] as? String == "first defined here")
    #expect((related["location"] as? [String: Any])?.range == "2:4-2:8")
  }

  @Test("Documents are kept apart, and a closed one is forgotten")
  func documents() {
    var client = Client.begun()
    #expect(client.open(Self.broken).count == 1)
    #expect(client.open("signature", uri: "file:///other").count == 1)
    let closed = client.notify("textDocument/didClose", ["textDocument": ["uri": Client.uri]])
    #expect(((closed.first?["params"] as? [String: Any])?["diagnostics"] as? [Any])?.isEmpty == true)
    let place: [String: Any] = ["textDocument": ["uri": Client.uri], "position": ["line": 0, "character": 0]]
    #expect(client.request("textDocument/hover", place).errorCode == -32602)
    #expect(client.completions(0, 0).isEmpty)
  }

  @Test("Formatting is offered if there is a formatter, and replaces the whole document")
  func formatting() {
    var without = Client.begun()
    _ = without.open("a")
    let params: [String: Any] = ["textDocument": ["uri": Client.uri], "options": [String: Any]()]
    #expect(without.request("textDocument/formatting", params).errorCode == -32601)

    let session = LanguageSession(version: "0") { source in source.bytes.isEmpty ? nil : "laid out\n" }
    var client = Client.begun(session: session)
    _ = client.open("a\n🌊")
    let edits = client.request("textDocument/formatting", params)["result"] as? [[String: Any]]
    #expect(edits?.map(\.range) == ["0:0-1:2"] && edits?.first?["newText"] as? String == "laid out\n")
    _ = client.change([["text": "laid out\n"]])
    #expect((client.request("textDocument/formatting", params)["result"] as? [Any])?.isEmpty == true)
    _ = client.change([["text": ""]])
    #expect(client.request("textDocument/formatting", params)["result"] is NSNull)
  }
}

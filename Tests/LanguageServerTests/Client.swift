import Foundation
import Testing

@testable import LanguageServer

/// A client that says what a test tells it to, and keeps what it hears.
struct Client {
  var session: LanguageSession
  private var number = 0

  static let uri = "file:///x/a.sluice"

  init(session: LanguageSession = LanguageSession(version: "0")) { self.session = session }

  /// A client whose session has begun.
  static func begun(encodings: [String]? = nil, session: LanguageSession = LanguageSession(version: "0")) -> Client {
    var client = Client(session: session)
    let general = encodings.map { ["positionEncodings": $0] } ?? [:]
    _ = client.request("initialize", ["capabilities": ["general": general]])
    client.notify("initialized")
    return client
  }

  /// Sends raw bytes; the answers as objects.
  mutating func send(_ text: String) -> [[String: Any]] {
    session.handle(Array(text.utf8)).map { bytes in
      let object = try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
      #expect(object?["jsonrpc"] as? String == "2.0")
      return object ?? [:]
    }
  }

  @discardableResult
  mutating func notify(_ method: String, _ params: [String: Any] = [:]) -> [[String: Any]] {
    send(Self.text(["jsonrpc": "2.0", "method": method, "params": params]))
  }

  /// The whole answer, of which there is exactly one.
  mutating func request(_ method: String, _ params: [String: Any] = [:]) -> [String: Any] {
    number += 1
    let answers = send(Self.text(["jsonrpc": "2.0", "id": number, "method": method, "params": params]))
    #expect(answers.count == 1 && answers.first?["id"] as? Int == number)
    return answers.first ?? [:]
  }

  private static func text(_ object: [String: Any]) -> String {
    (try? JSONSerialization.data(withJSONObject: object)).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  // MARK: Documents

  /// Opens a document; the diagnostics of it.
  mutating func open(_ text: String, uri: String = uri) -> [[String: Any]] {
    diagnostics(
      notify(
        "textDocument/didOpen", ["textDocument": ["uri": uri, "languageId": "sluice", "version": 1, "text": text]]))
  }

  mutating func change(_ changes: [[String: Any]], version: Int = 2, uri: String = uri) -> [[String: Any]] {
    diagnostics(
      notify("textDocument/didChange", ["textDocument": ["uri": uri, "version": version], "contentChanges": changes]))
  }

  private func diagnostics(_ messages: [[String: Any]]) -> [[String: Any]] {
    #expect(messages.count == 1 && messages.first?["method"] as? String == "textDocument/publishDiagnostics")
    let params = messages.first?["params"] as? [String: Any]
    return params?["diagnostics"] as? [[String: Any]] ?? []
  }

  /// The result of a request about a place.
  mutating func ask(_ method: String, _ line: Int, _ character: Int, uri: String = uri) -> Any? {
    request(
      "textDocument/\(method)",
      ["textDocument": ["uri": uri], "position": ["line": line, "character": character]])["result"]
  }

  mutating func completions(_ line: Int, _ character: Int) -> [[String: Any]] {
    (ask("completion", line, character) as? [String: Any])?["items"] as? [[String: Any]] ?? []
  }
}

extension [String: Any] {
  /// The number of an error answer.
  var errorCode: Int? { (self["error"] as? [String: Any])?["code"] as? Int }

  /// `range` as line and characters: `4:21-4:24`.
  var range: String { LanguageServerTests.range(self["range"]) }
}

func range(_ value: Any?) -> String {
  func place(_ key: String) -> String {
    let position = (value as? [String: Any])?[key] as? [String: Any]
    return "\(position?["line"] as? Int ?? -1):\(position?["character"] as? Int ?? -1)"
  }
  return place("start") + "-" + place("end")
}

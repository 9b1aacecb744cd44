import Foundation
import Testing

@testable import SignatureLanguage

@Suite("What editors know of the language") struct EditorTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Signatures/editors")

  @Test("The TextMate grammar is JSON of which every pattern can be compiled, and every name is defined")
  func textMate() throws {
    let grammar = try Self.grammar()
    #expect(grammar["scopeName"] as? String == "source.sluice")
    let patterns = Self.strings(["match", "begin", "end"], in: grammar)
    #expect(patterns.count > 20)
    for pattern in patterns { #expect(throws: Never.self) { try NSRegularExpression(pattern: pattern) } }
    let names = try #require(grammar["repository"] as? [String: Any]).keys
    for name in Self.strings(["include"], in: grammar) { #expect(names.contains(String(name.dropFirst()))) }
  }

  @Test("Its keywords are those of the language", arguments: Keyword.allCases)
  func keywords(keyword: Keyword) throws {
    let repository = try #require(try Self.grammar()["repository"] as? [String: Any])
    let word = keyword.rawValue
    let isKnown = try Self.strings(["match"], in: repository["keywords"] ?? [:]).contains { pattern in
      let range = NSRange(word.startIndex..., in: word)
      return try NSRegularExpression(pattern: pattern).firstMatch(in: word, range: range)?.range == range
    }
    #expect(isKnown, "`\(word)` is not in sluice.tmLanguage.json")
  }

  @Test("The other editors' files know the same words", arguments: ["sluice.sublime-syntax", "sluice.vim"])
  func others(name: String) throws {
    let text = try String(contentsOf: Self.folder.appending(path: name), encoding: .utf8)
    let words = Set(text.split { !$0.isLetter }.map(String.init))
    for keyword in Keyword.allCases {
      #expect(words.contains(keyword.rawValue), "`\(keyword.rawValue)` is not in \(name)")
    }
  }

  @Test("The extension for VS Code names the grammar and the ending of the files")
  func extensionManifest() throws {
    let data = try Data(contentsOf: Self.folder.appending(path: "package.json"))
    let manifest = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let parts = try #require(manifest["contributes"])
    let path = try #require(Self.strings(["path"], in: parts).first)
    #expect(FileManager.default.fileExists(atPath: Self.folder.appending(path: path).standardizedFileURL.path()))
    #expect(Self.strings(["scopeName"], in: parts) == ["source.sluice"])
  }

  private static func grammar() throws -> [String: Any] {
    let data = try Data(contentsOf: folder.appending(path: "sluice.tmLanguage.json"))
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  /// The texts below some keys, wherever they stand.
  private static func strings(_ keys: Set<String>, in value: Any) -> [String] {
    if let list = value as? [Any] { return list.flatMap { strings(keys, in: $0) } }
    guard let object = value as? [String: Any] else { return [] }
    return object.flatMap { key, value in
      if keys.contains(key), let text = value as? String { return [text] }
      return strings(keys, in: value)
    }
  }
}

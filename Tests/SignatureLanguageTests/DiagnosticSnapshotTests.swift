import Foundation
import Testing

@testable import SignatureLanguage

/// One source and one text beside it for each code: `E0301-unknown-attribute.sluice` and `.txt`.
///
/// `RECORD=1` writes the texts again; a text that is missing is written and fails once.
@Suite("Diagnostics as users see them") struct DiagnosticSnapshotTests {
  private static let directory = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Diagnostics")

  private static let cases: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: directory.path())) ?? []
    return files.filter { $0.hasSuffix(".sluice") }.map { String($0.dropLast(7)) }.sorted()
  }()

  @Test("A source gives the diagnostics recorded beside it", arguments: cases)
  func snapshot(name: String) throws {
    let bytes = try Data(contentsOf: Self.directory.appending(path: "\(name).sluice"))
    let source = SignatureSource(path: "\(name).sluice", bytes: Array(bytes))
    let compilation = SignatureCompiler.compile(
      [source], options: CompilerOptions(strict: name.hasPrefix("E09")))
    let code = String(name.prefix(5))
    #expect(compilation.diagnostics.contains { $0.code.rawValue == code }, "no \(code) in \(name)")
    try expectRecorded(compilation.diagnostics.map { $0.text() }.joined(separator: "\n"), name)
  }

  private func expectRecorded(_ text: String, _ name: String) throws {
    let file = Self.directory.appending(path: "\(name).txt")
    let recorded = try? String(contentsOf: file, encoding: .utf8)
    let isRecording = ProcessInfo.processInfo.environment["RECORD"] == "1"
    if recorded == nil || isRecording { try text.write(to: file, atomically: true, encoding: .utf8) }
    if !isRecording { #expect(text == recorded, "differs from \(name).txt; RECORD=1 writes it again") }
  }

  @Test("Every code has a case", arguments: DiagnosticCode.allCases)
  func everyCodeHasCase(code: DiagnosticCode) {
    // A file of more than 4 MiB is made by a test of its own.
    guard code != .sourceTooLarge else { return }
    #expect(Self.cases.contains { $0.hasPrefix(code.rawValue + "-") }, "no case for \(code.rawValue)")
  }

  @Test("Every code has a title of its own")
  func titles() {
    let titles = DiagnosticCode.allCases.map(\.title)
    #expect(Set(titles).count == titles.count)
    #expect(titles.allSatisfy { !$0.hasSuffix(".") && $0.first?.isUppercase == false })
  }

  @Test("Messages are in the house's style", arguments: cases)
  func style(name: String) throws {
    let bytes = try Data(contentsOf: Self.directory.appending(path: "\(name).sluice"))
    for diagnostic in SignatureCompiler.compile([SignatureSource(path: name, bytes: Array(bytes))]).diagnostics {
      for text in [diagnostic.title, diagnostic.label, diagnostic.help ?? ""] {
        #expect(!text.hasSuffix("."), "\(text)")
        #expect(text.first?.isUppercase != true, "\(text)")
      }
    }
  }
}

import Foundation
import Testing

@testable import SignatureLanguage

/// The plan of every bundled signature, as text in `Plans`: what the language means may grow, not change.
///
/// `RECORD=1` writes the texts again; a text that is missing is written and fails once.
@Suite("Plans of the bundled signatures") struct PlanSnapshotTests {
  private static let plans = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Plans")

  private static let signatures: [String] = {
    let root = plans.appending(path: "../../../Signatures").standardizedFileURL.path()
    let files = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    return files.filter { $0.hasSuffix(".sluice") }.sorted().map { root + "/" + $0 }
  }()

  @Test("There are signatures to compile")
  func bundled() { #expect(Self.signatures.count >= 9) }

  @Test("A bundled signature has the plan recorded for it", arguments: signatures)
  func snapshot(path: String) throws {
    let file = URL(filePath: path)
    let source = SignatureSource(path: file.lastPathComponent, bytes: Array(try Data(contentsOf: file)))
    let compilation = SignatureCompiler.compile([source])
    #expect(compilation.diagnostics.map(\.title) == [])
    let text = compilation.signatures.map { "\($0.plan)\n" }.joined()
    try expectRecorded(text, file.deletingPathExtension().lastPathComponent)
  }

  private func expectRecorded(_ text: String, _ name: String) throws {
    let file = Self.plans.appending(path: "\(name).txt")
    let recorded = try? String(contentsOf: file, encoding: .utf8)
    let isRecording = ProcessInfo.processInfo.environment["RECORD"] == "1"
    if recorded == nil || isRecording { try text.write(to: file, atomically: true, encoding: .utf8) }
    if !isRecording { #expect(text == recorded, "differs from \(name).txt; RECORD=1 writes it again") }
  }
}

import BundledSignatures
import Foundation
import SignatureLanguage
import Testing

@testable import Sluice

@Suite struct BundledSignatureTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Signatures").path

  @Test func `every signature file of the folder travels with the binary`() throws {
    let files = try SignatureFiles.read([Self.folder])
    #expect(files.count >= 8)
    #expect(files.map { $0.path.dropFirst(Self.folder.count + 1) } == BundledSignatures.files.map { $0.path[...] })
    #expect(files.map(\.bytes) == BundledSignatures.files.map(\.bytes))
  }

  @Test func `bundled signatures have sources, tests on both sides, and no warning`() {
    let compilation = SignatureCompiler.compile(SignatureFiles.bundled, options: CompilerOptions(strict: true))
    #expect(compilation.diagnostics.map { $0.text() } == [])
    #expect(compilation.signatures.count >= SignatureFiles.bundled.count)
  }

  @Test func `the tests inside bundled signatures pass`() throws {
    let compilation = SignatureCompiler.compile(SignatureFiles.bundled)
    #expect(!compilation.campaigns.isEmpty)
    for outcome in try InlineTestRunner().run(compilation) {
      #expect(outcome.failures == [], "\(outcome.signature): \(outcome.test)")
    }
  }
}

import BundledSignatures
import SignatureLanguage
import Testing

@testable import LanguageServer

@Suite("The bundled signatures in an editor") struct BundledSourceTests {
  private static let sources = BundledSignatures.files.map { SignatureSource(path: $0.path, bytes: $0.bytes) }

  @Test("Their outlines name the steps of their plans", arguments: sources)
  func outlines(source: SignatureSource) {
    let plans = SignatureCompiler.compile([source]).signatures.map(\.plan)
    let signatures = EditedSource(source).outline.signatures
    #expect(signatures.map(\.name) == plans.map(\.name))
    for (signature, plan) in zip(signatures, plans) { #expect(signature.steps.map(\.name) == plan.steps.map(\.name)) }
  }

  @Test("Every prefix of one has diagnostics and proposals", arguments: sources.prefix(2))
  func typing(source: SignatureSource) {
    var client = Client.begun()
    let text = String(decoding: source.bytes, as: UTF8.self)
    for length in stride(from: 0, to: text.count, by: 97) {
      let prefix = String(text.prefix(length))
      _ = client.open(prefix)
      let lines = prefix.split(separator: "\n", omittingEmptySubsequences: false)
      let column = lines.last?.utf16.count ?? 0
      #expect(client.ask("completion", lines.count - 1, column) is [String: Any])
    }
  }
}

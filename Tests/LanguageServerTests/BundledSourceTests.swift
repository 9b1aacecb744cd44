import BundledSignatures
import SignatureLanguage
import SignaturePlan
import Testing

@testable import LanguageServer

@Suite("The bundled signatures in an editor") struct BundledSourceTests {
  private static let sources = BundledSignatures.files.map { SignatureSource(path: $0.path, bytes: $0.bytes) }

  @Test("Their outlines name the steps of their plans", arguments: sources)
  func outlines(source: SignatureSource) {
    let compilation = SignatureCompiler.compile([source])
    let plans = compilation.signatures.map { (line: $0.span.start.line, name: $0.plan.name, steps: $0.plan.steps) }
    let campaigns = compilation.campaigns.map { (line: $0.span.start.line, name: $0.campaign.name, steps: [Step]()) }
    let expected = (plans + campaigns).sorted { $0.line < $1.line }
    let signatures = EditedSource(source).outline.signatures
    #expect(signatures.map(\.name) == expected.map(\.name), "\(source.path)")
    for (signature, plan) in zip(signatures, expected) {
      #expect(signature.steps.map(\.name) == plan.steps.map(Self.name), "\(source.path)")
    }
  }

  /// A step that may be missing is shown by the name of the step itself.
  private static func name(of step: Step) -> String {
    if case .optional(let inner) = step.kind { inner.name } else { step.name }
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

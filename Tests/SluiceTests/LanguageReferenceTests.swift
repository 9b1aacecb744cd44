import Foundation
import SignaturePlan
import Testing

@testable import SignatureLanguage
@testable import Sluice

/// The examples of `Signatures/LANGUAGE.md`, which a stranger is to learn the language from.
@Suite struct LanguageReferenceTests {
  private static let reference = try? String(
    contentsOf: SignatureFolder.url.appendingPathComponent("LANGUAGE.md"), encoding: .utf8)

  /// Every fenced block of the language, named after the line where it starts.
  static let examples: [SignatureSource] = {
    let fences = (reference ?? "").components(separatedBy: "\n```")
    var line = 1
    return fences.compactMap { fence in
      line += fence.count { $0 == "\n" } + 1
      guard fence.hasPrefix("sluice\n") else { return nil }
      return SignatureSource(path: "LANGUAGE.md:\(line)", bytes: Array(fence.dropFirst(7).utf8))
    }
  }()

  @Test func `there are examples, each under a name of its own`() {
    #expect(Self.examples.count >= 20)
    let compilation = SignatureCompiler.compile(Self.examples)
    #expect(compilation.diagnostics.map { $0.text() } == [])
  }

  @Test(arguments: examples) func `every example compiles without a remark and passes its tests`(
    example: SignatureSource
  ) throws {
    let compilation = SignatureCompiler.compile([example])
    #expect(compilation.diagnostics.map { $0.text() } == [])
    #expect(!compilation.signatures.isEmpty)
    for signature in compilation.signatures { #expect(!signature.tests.isEmpty, "\(signature.plan.name)") }
    for campaign in compilation.campaigns { #expect(!campaign.tests.isEmpty, "\(campaign.campaign.name)") }
    for outcome in try InlineTestRunner().run(compilation) { #expect(outcome.failures == [], "\(outcome.test)") }
  }

  @Test(arguments: Keyword.steps) func `every step stands in some example`(keyword: Keyword) {
    #expect(Self.words.contains(keyword.rawValue))
  }

  private static let text = examples.map { String(decoding: $0.bytes, as: UTF8.self) }.joined(separator: "\n")
  private static let words = Set(text.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init))

  @Test(arguments: Checker.attributeNames + ["asset", "chain", "from", "to", "paid", "taint"])
  func `every attribute of a transfer stands in some example`(name: String) {
    #expect(Self.words.contains(name))
  }

  @Test(arguments: CampaignNumber.allCases) func `every number of a campaign stands in some example`(
    number: CampaignNumber
  ) {
    #expect(Self.words.contains(number.rawValue))
  }

  @Test(arguments: GroupFunction.allCases) func `every number of a group stands in some example`(
    function: GroupFunction
  ) {
    let name = function.rawValue
    #expect(name.contains("(") ? Self.text.contains(name) : Self.words.contains(name))
  }
}

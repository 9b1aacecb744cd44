import SignaturePlan
import Testing

@testable import SignatureLanguage

/// What holds for every source, sensible or not.
@Suite("Formatting whatever the source") struct FormattingPropertyTests {
  @Test("Files, also broken ones, keep their tokens; twice is once", arguments: SourceFiles.all)
  func files(file: SourceFiles.File) { check(file.bytes) }

  @Test("A file with any one token taken out keeps the others; twice is once", arguments: SourceFiles.bundled)
  func tokensDeleted(file: SourceFiles.File) {
    for token in Layout.spans(of: file.bytes) {
      check(Array(file.bytes[..<token.span.lowerBound] + file.bytes[token.span.upperBound...]))
    }
  }

  @Test(
    "A file with blanks and line ends dropped, doubled or swapped keeps its tokens; twice is once",
    arguments: SourceFiles.all)
  func blanksChanged(file: SourceFiles.File) {
    for seed in 0..<12 {
      var random = SplitMix(state: UInt64(seed))
      check(Self.scattered(file.bytes) { Self.gaps[seed % Self.gaps.count].randomElement(using: &random) ?? " " })
    }
  }

  /// What may come to stand between two tokens.
  private static let gaps = [[" ", "\n"], ["\n", "\n\n"], [" ", "  ", "\n \n"], [" ", " ", " ", " // c\n"]]

  @Test("Random words of the language keep their order; twice is once", arguments: 0..<20)
  func randomWords(seed: UInt64) {
    var random = SplitMix(state: seed)
    for _ in 0..<40 {
      let words = (0..<60).map { _ in GarbageTests.words.randomElement(using: &random) ?? "" }
      check(Array(words.joined(separator: [" ", "\n", " \n\n"].randomElement(using: &random) ?? " ").utf8))
    }
  }

  @Test("A file without line ends gets all of them back", arguments: SourceFiles.bundled)
  func linesJoined(file: SourceFiles.File) throws {
    let bare = file.text.split(separator: "\n").filter { !$0.hasPrefix("//") }.joined(separator: "\n")
    let joined = bare.replacing("\n", with: " ")
    let spread = Self.scattered(Array(bare.utf8)) { " " }
    #expect(try Layout.text(joined) == Layout.text(String(decoding: spread, as: UTF8.self)))
    #expect(plans(of: Array(try Layout.text(joined).utf8)) == plans(of: file.bytes))
  }

  @Test("Plans and tests mean the same after formatting", arguments: SourceFiles.all)
  func meaning(file: SourceFiles.File) throws {
    guard let laidOut = try? Layout.bytes(file.bytes) else { return }
    #expect(plans(of: laidOut) == plans(of: file.bytes))
  }

  private func plans(of bytes: [UInt8]) -> [String] {
    SignatureCompiler.compile([SignatureSource(path: "x", bytes: bytes)]).signatures.map { signature in
      "\(signature.plan) \(signature.tests.map { "\($0.name) \($0.transfers) \($0.expectations)" })"
    }
  }

  @Test("Names and digits before a colon stay what they are, also in lines that are too long")
  func colons() {
    let filling = String(repeating: "and usd >= $5 ", count: 12)
    for word in ["or", "and", "where", "when", "14:16", "14", "2025-02-21T14"] {
      check(Array("signature a { flow within 3d { hop where usd >= $5 \(filling) \(word) : hop".utf8))
      check(Array("signature a { score { +5 \"x\" \(word) : 16 \(filling)".utf8))
    }
  }

  @Test(
    "A flood of anything is formatted or refused soon",
    arguments: ["(", "{", "not ", "\"", "a:", "(,", "{}", "a\n", "or "])
  func floods(piece: String) {
    let flood = String(repeating: piece, count: (1 << 16) / piece.utf8.count)
    // Far more than it takes, but a debug build on a busy machine is slow.
    #expect(ContinuousClock().measure { check(Array(flood.utf8)) } < .seconds(60))
  }

  private func check(_ bytes: [UInt8]) {
    guard let once = try? Layout.bytes(bytes) else { return }
    #expect(Layout.tokens(of: once) == Layout.tokens(of: bytes), "\(text(bytes))")
    #expect((try? Layout.bytes(once)) == once, "\(text(bytes))\n---- becomes\n\(text(once))")
  }

  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes.prefix(4_000), as: UTF8.self) }

  /// The tokens with other blanks between them; comments keep their line ends.
  private static func scattered(_ bytes: [UInt8], _ gap: () -> String) -> [UInt8] {
    var result: [UInt8] = []
    for token in Layout.spans(of: bytes) {
      result += bytes[token.span]
      result += Array((token.kind == .comment ? "\n" : gap()).utf8)
    }
    return result
  }
}

import Testing

@testable import SignatureLanguage

/// Whatever the bytes and the place are, an editor gets an answer.
@Suite("Half-written sources") struct EditedGarbageTests {
  @Test("Every place of every prefix of a sample has an answer", arguments: Samples.all.indices)
  func prefixes(sample: Int) {
    let bytes = Array(Samples.all[sample].utf8)
    for length in stride(from: 0, through: bytes.count, by: 7) {
      let source = EditedSource(SignatureSource(path: "x", bytes: Array(bytes[..<length])))
      ask(source, at: length)
      ask(source, at: length / 2)
      #expect(source.outline.signatures.count <= 1)
    }
  }

  @Test("Random bytes have answers", arguments: 0..<5)
  func randomBytes(seed: UInt64) {
    var random = SplitMix(state: seed)
    let bytes = (0..<2_000).map { _ in UInt8.random(in: 0...255, using: &random) }
    let source = EditedSource(SignatureSource(path: "x", bytes: bytes))
    for offset in stride(from: -5, to: 2_050, by: 50) { ask(source, at: offset) }
    #expect(source.outline.signatures.isEmpty)
  }

  @Test("Random words of the language have answers", arguments: 0..<20)
  func randomWords(seed: UInt64) {
    var random = SplitMix(state: seed)
    let words =
      Keyword.allCases.map(\.rawValue) + [
        "{", "}", "(", ")", ",", ":", ".", ">=", "/", "%", "a", "b", "\n", "@", "5", "\"x\"",
      ]
    let text = (0..<300).map { _ in words.randomElement(using: &random) ?? "" }.joined(separator: " ")
    let source = EditedSource(SignatureSource(path: "x", text: "signature a {\n flow within 1d {\n" + text))
    for offset in stride(from: 0, to: text.utf8.count, by: 23) { ask(source, at: offset) }
    #expect(source.outline.signatures.first?.name == "a")
  }

  @Test(
    "A flood of anything has an answer soon",
    arguments: [
      "{ ", "hop ", "a: hop\n", "signature x {\n", "\"", "// \n", "}", "é", "each a { ", "optional ",
      "any {} or ", "a.usd + ", "where (", "count(where ", "set @x = (",
    ])
  func floods(piece: String) {
    let text = "signature x {\n flow within 1d {\n" + String(repeating: piece, count: (1 << 14) / piece.utf8.count)
    let time = ContinuousClock().measure {
      let source = EditedSource(SignatureSource(path: "x", text: text))
      for offset in [0, text.utf8.count / 2, text.utf8.count] { ask(source, at: offset) }
      _ = source.outline
    }
    #expect(time < .seconds(30), "\(piece) took \(time)")
  }

  @Test("A source over the limit is taken for an empty one")
  func tooLarge() {
    let bytes = [UInt8](repeating: 0x20, count: SignatureCompiler.maximumSourceSize + 1)
    let source = EditedSource(SignatureSource(path: "x", bytes: bytes))
    ask(source, at: bytes.count)
    #expect(source.outline.signatures.isEmpty)
  }

  private func ask(_ source: EditedSource, at offset: Int) {
    _ = source.explanation(at: offset)
    _ = source.definition(at: offset)
    let replaced = CompletionContext(source, at: offset).replaced
    #expect(replaced.lowerBound >= 0 && replaced.upperBound <= max(source.text.bytes.count, 0))
  }
}

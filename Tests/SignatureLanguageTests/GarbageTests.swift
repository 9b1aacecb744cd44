import SignaturePlan
import Testing

@testable import SignatureLanguage

/// Whatever the bytes are, compiling ends: no trap, no endless loop, no flood of messages.
@Suite("Sources that mean nothing") struct GarbageTests {
  @Test("Random bytes end in diagnostics", arguments: 0..<20)
  func randomBytes(seed: UInt64) {
    var random = SplitMix(state: seed)
    for length in [1, 7, 100, 3_000] {
      let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }
      compile(bytes)
    }
  }

  @Test("Random words of the language end in diagnostics", arguments: 0..<20)
  func randomWords(seed: UInt64) {
    var random = SplitMix(state: seed)
    for _ in 0..<20 {
      let words = (0..<120).map { _ in Self.words.randomElement(using: &random) ?? "" }
      compile(Array(("signature a { flow within 3d { " + words.joined(separator: " ")).utf8))
      compile(Array(("signature a {\n" + words.joined(separator: "\n")).utf8))
    }
  }

  static let words =
    Keyword.allCases.map(\.rawValue) + [
      "{", "}", "{", "}", "(", ")", "(", ")", ",", ":", ".", "..", "->", "+", "=", "!=", ">=", "<", "$5", "5", "99%",
      "3h", "2025-02-21", "14:16", "\"x\"", "@bridge", "@", "usd", "kept", "count", "a", "b", "\"", "//", "\n", "9..60",
      "hop where usd >= $5", "a:", "each a {", "score {", "+5 \"x\"", "test \"t\" {", "flow within 9d {", "é",
      "any {", "} or {", "any asset", "repeat 2..3 {", "from a.to", "set @a = (", "no hop within 3d", "optional",
      "999999999999999999999",
      "%", "-", "*", "/", "of", "80% of", "hour(UTC+9)", "a.usd", "count(where", "(a",
      "lookalike",
      "since event(case(from))", "distinct(", "% 100 ETH",
    ]

  @Test("A sample with any one token taken out ends in few diagnostics", arguments: Samples.all.indices)
  func tokensDeleted(sample: Int) {
    let bytes = Array(Samples.all[sample].utf8)
    for span in Self.tokens(of: bytes) {
      let diagnostics = compile(Array(bytes[..<span.lowerBound] + bytes[span.upperBound...])).diagnostics
      #expect(diagnostics.count <= 4, "\(diagnostics.map(\.title)) without \(span)")
    }
  }

  @Test("A sample with any one token doubled ends in few diagnostics", arguments: Samples.all.indices)
  func tokensDoubled(sample: Int) {
    let bytes = Array(Samples.all[sample].utf8)
    for span in Self.tokens(of: bytes) {
      let doubled = bytes[..<span.upperBound] + [0x20] + bytes[span.lowerBound...]
      let diagnostics = compile(Array(doubled)).diagnostics
      #expect(diagnostics.count <= 4, "\(diagnostics.count) after \(span)")
    }
  }

  @Test("Every prefix of a sample ends in few diagnostics", arguments: Samples.all.indices)
  func prefixes(sample: Int) {
    let bytes = Array(Samples.all[sample].utf8)
    for length in 0..<bytes.count {
      let diagnostics = compile(Array(bytes[..<length])).diagnostics
      #expect(diagnostics.count <= 3, "\(diagnostics.count) at \(length)")
    }
  }

  @Test("Any one byte changed ends", arguments: Samples.all.indices)
  func bytesChanged(sample: Int) {
    var bytes = Array(Samples.all[sample].utf8)
    var random = SplitMix(state: 7)
    for index in bytes.indices {
      let byte = bytes[index]
      bytes[index] = UInt8.random(in: 0...255, using: &random)
      compile(bytes)
      bytes[index] = byte
    }
  }

  @Test(
    "A bundled signature with any one token taken out or doubled ends in few diagnostics",
    arguments: SourceFiles.bundled)
  func bundled(file: SourceFiles.File) {
    for token in Self.tokens(of: file.bytes) {
      let without = Array(file.bytes[..<token.lowerBound] + file.bytes[token.upperBound...])
      let doubled = Array(file.bytes[..<token.upperBound] + [0x20] + file.bytes[token.lowerBound...])
      for bytes in [without, doubled] {
        let diagnostics = compile(bytes).diagnostics
        #expect(diagnostics.count <= 4, "\(diagnostics.map(\.title)) at \(token)")
      }
    }
  }

  @Test("A megabyte of random bytes ends soon")
  func manyRandomBytes() {
    var random = SplitMix(state: 11)
    let bytes = (0..<1 << 20).map { _ in UInt8.random(in: 0...255, using: &random) }
    #expect(ContinuousClock().measure { compile(bytes) } < .seconds(30))
  }

  @Test("A megabyte of anything that opens something ends soon", arguments: ["(", "{", "not ", "\"", "any {", "(,"])
  func megabytes(piece: String) { flood(piece, size: 1 << 20) }

  @Test(
    "A flood of anything ends soon",
    arguments: [
      "@", "5", "+", "// ", "é", "}", "a:", "a.", "each a { ", "-> ", "..", "// sluice: allow W0801\n", "\n", ") or (",
      "repeat 3..5 { ",
      "5+", "a(", "(a", "a%", "9% of ",
      "a.b(", "count(where ", "a in (", "-", "(a) ", "hop where (f(\n",
    ])
  func floods(piece: String) { flood(piece, size: 1 << 17) }

  private func flood(_ piece: String, size: Int) {
    let flood = String(repeating: piece, count: size / piece.utf8.count)
    let clock = ContinuousClock()
    let time = clock.measure {
      compile(Array(flood.utf8))
      compile(Array(Samples.flow("hop where \(flood)").utf8))
    }
    // Far more than it takes, but a debug build on a busy machine is slow.
    #expect(time < .seconds(60), "\(piece) took \(time)")
  }

  @Test("A source over the limit is refused unread")
  func tooLarge() {
    let bytes = [UInt8](repeating: 0x20, count: SignatureCompiler.maximumSourceSize + 1)
    #expect(compile(bytes).diagnostics.map(\.code) == [.sourceTooLarge])
  }

  @discardableResult
  private func compile(_ bytes: [UInt8]) -> Compilation {
    let compilation = SignatureCompiler.compile(
      [SignatureSource(path: "x", bytes: bytes)])
    #expect(compilation.diagnostics.count <= SignatureCompiler.maximumDiagnostics + 1)
    for diagnostic in compilation.diagnostics { _ = diagnostic.text().utf8.count + diagnostic.json.utf8.count }
    return compilation
  }

  private static func tokens(of bytes: [UInt8]) -> [Span] {
    let source = SourceText(SignatureSource(path: "x", bytes: bytes))
    let sink = DiagnosticSink(source: source, limit: 100, warningsAreErrors: false)
    return Lexer.tokens(of: source, sink: sink).dropLast().map(\.span)
  }
}

/// A random number generator that gives the same numbers everywhere (SplitMix64).
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

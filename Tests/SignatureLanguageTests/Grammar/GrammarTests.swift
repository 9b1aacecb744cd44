import Testing

@testable import SignatureLanguage

/// The grammar of the documentation, held against the parser in both directions.
@Suite("The documented grammar") struct GrammarTests {
  @Test("Every name in it has a rule or is a class of tokens, and every rule is used")
  func names() throws {
    let grammar = try Grammar.documented()
    for case .name(let name) in grammar.parts {
      #expect(grammar.rules[name] != nil || TokenClass.byName[name] != nil, "nothing says what `\(name)` is")
    }
    for name in grammar.rules.keys where name != grammar.start {
      #expect(grammar.parts.contains(.name(name)), "`\(name)` is used nowhere")
    }
  }

  @Test("The parser reads whatever the grammar makes", arguments: 0..<40)
  func sentences(seed: UInt64) throws {
    var maker = SentenceMaker(try Grammar.documented(), seed: seed)
    for size in 0..<100 {
      let text = maker.sentence(tokens: 40 + size * 5)
      let errors = Self.syntaxErrors(in: text)
      try #require(errors.isEmpty, "\(errors[0])\n\(text)")
    }
  }

  @Test("Random sentences have everything that the grammar has")
  func coverage() throws {
    let grammar = try Grammar.documented()
    var maker = SentenceMaker(grammar, seed: 1)
    for _ in 0..<1_500 { _ = maker.sentence(tokens: 400) }
    #expect(
      grammar.parts.filter { if case .name(let name) = $0 { TokenClass.byName[name] != nil } else { true } }
        == maker.used)
  }

  @Test("Signatures of the tree can be derived from it", arguments: SourceFiles.all)
  func files(file: SourceFiles.File) throws {
    let diagnostics = SignatureCompiler.compile([SignatureSource(path: "x", bytes: file.bytes)]).diagnostics
    if diagnostics.contains(where: { Self.isOutsideGrammar($0.code) }) { return }
    let recogniser = Recogniser(try Grammar.documented())
    #expect(recogniser.failure(in: GrammarToken.tokens(of: file.bytes)) == nil)
  }

  @Test("The samples can be derived, and nothing broken")
  func samples() throws {
    let recogniser = Recogniser(try Grammar.documented())
    for sample in Samples.all {
      #expect(recogniser.failure(in: GrammarToken.tokens(of: Array(sample.utf8))) == nil)
      let broken = Array(sample.replacing("where", with: "were").utf8)
      #expect(recogniser.failure(in: GrammarToken.tokens(of: broken)) != nil)
      #expect(recogniser.failure(in: GrammarToken.tokens(of: Array(sample.utf8.dropLast(2)))) != nil)
    }
  }

  @Test("Every keyword stands in it", arguments: Keyword.allCases)
  func keywords(keyword: Keyword) throws {
    #expect(
      try Grammar.documented().words.contains(keyword.rawValue), "`\(keyword.rawValue)` is no word of the grammar")
  }

  /// Whether a source with such an error need not be derivable: broken syntax, values of a wrong kind, and words
  /// that are checked later.
  private static func isOutsideGrammar(_ code: DiagnosticCode) -> Bool {
    ["E01", "E02"].contains(code.rawValue.prefix(3)) || [.unknownSeverity, .noAsset].contains(code)
  }

  /// Errors of syntax; that something is given twice is none, for a grammar cannot count.
  private static func syntaxErrors(in text: String) -> [String] {
    let source = SourceText(SignatureSource(path: "x", text: text))
    let sink = DiagnosticSink(source: source, limit: 10_000, warningsAreErrors: false)
    _ = Parser.parse(source, sink: sink)
    return sink.diagnostics.filter { $0.code.rawValue.hasPrefix("E01") && $0.code != .repeatedPart }.map { $0.text() }
  }
}

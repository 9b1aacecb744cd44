import Testing

@testable import SignatureLanguage

@Suite("Rendering diagnostics") struct DiagnosticRenderingTests {
  @Test("Columns count characters, tabs are two blanks, carets stand below what they mean")
  func columns() throws {
    let diagnostic = try first("\tseed: hop from @theft(\"é日\") where amout >= $5")
    #expect(diagnostic.span.start == SourcePosition(line: 3, column: 36))
    let lines = diagnostic.text().split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[3] == " 3 |   seed: hop from @theft(\"é日\") where amout >= $5")
    #expect(lines[4] == "   |                                     ^^^^^ not an attribute of a transfer")
  }

  @Test("A long line is cut around the caret")
  func longLine() throws {
    let padding = String(repeating: "usd >= $5, ", count: 50)
    let text = try first("seed: hop where \(padding) amout >= $5, \(padding) usd >= $5").text()
    #expect(text.split(separator: "\n").allSatisfy { $0.count < 180 })
    #expect(text.contains("…"))
  }

  @Test("Nothing that steers a terminal reaches the text, whatever the path and the source")
  func controls() throws {
    let bytes = Array("signature x\u{1B}[31m\u{202E} {".utf8) + [0xFF, 0x00]
    for diagnostic in SignatureCompiler.compile([SignatureSource(path: "a\u{1B}b\n", bytes: bytes)]).diagnostics {
      let text = diagnostic.text()
      #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || UserText.isPlain($0) })
    }
  }

  @Test("Colours are used only where they are asked for")
  func colours() throws {
    let diagnostic = try first("seed: hop where amout >= $5")
    #expect(!diagnostic.text().contains("\u{1B}"))
    #expect(diagnostic.text(colored: true).contains("\u{1B}[1;31merror[E0301]\u{1B}[0m"))
  }

  @Test("JSON has the same facts under stable keys")
  func json() throws {
    let json = try first("seed: hop where amout >= $5").json
    #expect(
      json == """
        {"code":"E0301","severity":"error","title":"unknown attribute `amout`","path":"a\\"b.sluice","line":3,"column":17,\
        "end_line":3,"end_column":22,"label":"not an attribute of a transfer","help":"did you mean `amount`?",\
        "fix":{"line":3,"column":17,"end_line":3,"end_column":22,"replacement":"amount","certain":true},"related":[]}
        """)
  }

  @Test("A fix applied to its place mends the source")
  func fixes() throws {
    var bytes = Array(Samples.flow("seed: hop from @exchnge where amout >= 5, usd >= 5_000").utf8)
    for _ in 0..<3 {
      let found = compile(bytes).diagnostics.compactMap(\.fix).first
      let fix = try #require(found)
      bytes.replaceSubrange(fix.span.bytes, with: Array(fix.replacement.utf8))
    }
    #expect(compile(bytes).diagnostics.isEmpty)
  }

  @Test("Duplicate names in two files name both places")
  func twoFiles() throws {
    let text = Samples.flow("seed: hop where usd >= $5")
    let compilation = SignatureCompiler.compile([
      SignatureSource(path: "one", text: text), SignatureSource(path: "two", text: text),
    ])
    let diagnostic = try #require(compilation.diagnostics.first)
    #expect(diagnostic.path == "two")
    #expect(diagnostic.secondary.map(\.path) == ["one"])
    #expect(compilation.signatures.map(\.path) == ["one"])
    #expect(diagnostic.text().contains("::: one:1:11"))
  }

  @Test("Warnings can be errors, and then spoil their signature")
  func warningsAsErrors() {
    let source = SignatureSource(path: "x", text: Samples.flow("seed: hop"))
    let lenient = SignatureCompiler.compile([source])
    #expect(!lenient.hasErrors && lenient.signatures.count == 1)
    let severe = SignatureCompiler.compile([source], options: CompilerOptions(warningsAsErrors: true))
    #expect(severe.hasErrors && severe.signatures.isEmpty)
  }

  private func first(_ step: String) throws -> Diagnostic {
    let source = SignatureSource(path: "a\"b.sluice", text: Samples.flow(step))
    return try #require(SignatureCompiler.compile([source]).diagnostics.first)
  }

  private func compile(_ bytes: [UInt8]) -> Compilation {
    SignatureCompiler.compile([SignatureSource(path: "x", bytes: bytes)])
  }
}

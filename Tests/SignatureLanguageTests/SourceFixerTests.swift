import Testing

@testable import SignatureLanguage

@Suite("Mending sources") struct SourceFixerTests {
  @Test("Misspelt names that can only have been meant in one way are mended, also those that others hid")
  func certain() {
    let broken = Samples.splitAndBridge.replacing("exit: hop", with: "exit: hopp").replacing("kept", with: "kpet")
      .replacing("@exchange", with: "@exchnge").replacing("severity high", with: "severity hihg")
      .replacing("exit.fraction", with: "exit.fractoin").replacing("title ", with: "titel ")
    let fixer = SourceFixer([SignatureSource(path: "x", text: broken)])
    #expect(fixer.sources == [SignatureSource(path: "x", text: Samples.splitAndBridge)])
    #expect(fixer.fixed.count == 6)
    #expect(fixer.compilation.diagnostics.isEmpty && fixer.compilation.signatures.count == 1)
  }

  @Test("What may have been meant in two ways, or is no spelling, is left to its author")
  func uncertain() {
    let texts = [
      "layer1: split 3..9 within 1h where usd >= $5\nlayer2: each layer1 { hop }\neach layer3 { hop }",
      "seed: hop where usd >= 5", "seed: hop where usd in $9..$5",
    ]
    for text in texts {
      let source = SignatureSource(path: "x", text: Samples.flow(text))
      let fixer = SourceFixer([source])
      #expect(fixer.sources == [source] && fixer.fixed.isEmpty)
      #expect(fixer.compilation.diagnostics.contains { $0.fix != nil })
    }
  }

  @Test("A fix that is one edit away is certain beside others that are further")
  func clear() {
    #expect(Suggestion.isClear("cuont", among: ["count", "amount"]))
    #expect(!Suggestion.isClear("layer3", among: ["layer1", "layer2"]))
    #expect(Suggestion.isClear("exhcnage", among: ["exchange", "bridge"]))
    #expect(!Suggestion.isClear("nothing", among: ["exchange"]))
  }

  @Test("Each of several files is mended in its place, and a file that is given twice only once")
  func files() {
    let good = Samples.flow("seed: hop where usd >= $5")
    let first = SignatureSource(path: "a", text: good.replacing("usd", with: "uds"))
    let second = SignatureSource(path: "b", text: "\n" + good.replacing("hop", with: "hpo").replacing(" x", with: " y"))
    let fixer = SourceFixer([first, second, first])
    #expect(fixer.sources.map(\.path) == ["a", "b", "a"])
    #expect(fixer.sources[0].bytes == Array(good.utf8) && fixer.sources[2] == fixer.sources[0])
    #expect(fixer.fixed.map { "\($0.path):\($0.span.start.line)" } == ["a:3", "b:4", "a:3"])
  }

  @Test("No source, however broken, is mended without end", arguments: SourceFiles.diagnostics)
  func anything(file: SourceFiles.File) {
    let fixer = SourceFixer([SignatureSource(path: "x", bytes: file.bytes)])
    #expect(!fixer.compilation.diagnostics.contains { $0.fix?.isCertain == true })
  }
}

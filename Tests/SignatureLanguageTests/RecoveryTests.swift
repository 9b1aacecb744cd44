import Testing

@testable import SignatureLanguage

@Suite("Several errors in one run") struct RecoveryTests {
  @Test("Independent errors are all reported, each once")
  func several() {
    let codes = codes(
      """
      signature a.b {
        severity hgih
        flow within 14d {
          seed: hop from @exchnge where usd >= 5
          layer: splt 3..9 within 1h
          each layer { hop where kpet >= 5% }
        }
        score {
          +5 "x" 1 per layer.cuont
          +50 "y" when sed.count >= 1
        }
        report at 90
        test "t" { label A mixr }
      }
      """)
    #expect(
      codes == [
        .unknownSeverity, .unknownSet, .wrongDimension, .unknownKeyword, .unknownAttribute, .unknownFunction,
        .unknownStep, .unknownSet,
      ])
  }

  @Test("A missing brace is one error, wherever it is missing")
  func missingBraces() {
    let text = Samples.splitAndBridge
    for (index, character) in text.enumerated() where character == "{" || character == "}" {
      var broken = Array(text)
      broken.remove(at: index)
      let codes = codes(String(broken))
      #expect(codes.count == 1, "\(codes) at \(index)")
    }
  }

  @Test("A brace too many is one error, wherever it stands at the end of a line")
  func strayBraces() {
    let lines = Samples.splitAndBridge.split(separator: "\n", omittingEmptySubsequences: false)
    for index in lines.indices.dropFirst(2).dropLast() {
      let broken = lines[...index].joined(separator: "\n") + " }\n" + lines[(index + 1)...].joined(separator: "\n")
      let codes = codes(broken)
      #expect((1...2).contains(codes.count), "\(codes) after line \(index + 1)")
    }
  }

  @Test("A signature with an error is left out, the others compile")
  func others() {
    let good = Samples.flow("seed: hop where usd >= $5")
    let bad = good.replacing("usd", with: "uds").replacing("signature x", with: "signature y")
    let last = good.replacing("signature x", with: "signature z")
    let compilation = SignatureCompiler.compile([SignatureSource(path: "x", text: good + bad + last)])
    #expect(compilation.signatures.map(\.plan.name) == ["x", "z"])
    #expect(compilation.diagnostics.map(\.code) == [.unknownAttribute])
  }

  @Test("A step that could not be read keeps its name, so that nothing else complains")
  func brokenStep() {
    let codes = codes(
      Samples.flow("seed: hop where usd >= $5\nlayer: split 3..9 while 1h\neach layer { hop }\nx: repeat 2..3 {\nhop }")
    )
    #expect(codes == [.unknownKeyword, .stepAfterGroup])
  }

  private func codes(_ text: String) -> [DiagnosticCode] {
    SignatureCompiler.compile([SignatureSource(path: "x", text: text)]).diagnostics.map(\.code)
  }
}

import Testing

@testable import SignatureLanguage

@Suite("Comments that silence warnings") struct AllowanceTests {
  @Test("Without a comment there are three warnings")
  func none() { #expect(codes() == [.unrestrictedStart, .scoreOverHundred, .constantFraction]) }

  @Test("At the end of a line it counts for that line")
  func sameLine() {
    #expect(codes(onStep: "// sluice: allow W0801") == [.scoreOverHundred, .constantFraction])
    #expect(codes(onStep: "// sluice: allow W0803").contains(.unusedAllowance))
  }

  @Test("On a line of its own it counts for the next line that is no comment")
  func nextLine() {
    let expected: [DiagnosticCode] = [.scoreOverHundred, .constantFraction]
    #expect(codes(aboveStep: "//sluice:allow W0801") == expected)
    #expect(codes(aboveStep: "// sluice: allow W0801: a reason\n\n// and more words") == expected)
    #expect(codes(aboveStep: "// sluice: allow W0801\nother: hop where usd >= $5").contains(.unusedAllowance))
  }

  @Test("Above a signature it counts for all of that signature and for no other")
  func wholeSignature() {
    #expect(codes(header: "// sluice: allow W0801, W0802 W0803") == [])
    #expect(codes(header: "// A story.\n// sluice: allow W0801, W0802\n// More of it.") == [.constantFraction])
    let two =
      text(header: "// sluice: allow W0801, W0802, W0803") + text().replacing("signature x", with: "signature y")
    #expect(compile(two, CompilerOptions()).diagnostics.map(\.code) == codes())
  }

  @Test("Errors stay errors, and hide whether a comment is of use")
  func errors() {
    #expect(
      codes(onStep: "// sluice: allow E0301").filter { $0 == .unknownAllowance }.count == 1)
    let broken = text(header: "// sluice: allow W0804").replacing("report at 60", with: "report at 600")
    #expect(!compile(broken, CompilerOptions()).diagnostics.contains { $0.code == .unusedAllowance })
  }

  @Test("A file of comments can say that it has no signature")
  func emptyFile() {
    #expect(compile("// words", CompilerOptions()).diagnostics.map(\.code) == [.noSignature])
    #expect(compile("// words\n// sluice: allow W0804", CompilerOptions()).diagnostics.map(\.code) == [])
  }

  @Test("Where warnings are errors, what is silenced is none")
  func warningsAsErrors() {
    let options = CompilerOptions(warningsAsErrors: true)
    let silenced = compile(text(header: "// sluice: allow W0801, W0802, W0803"), options)
    #expect(!silenced.hasErrors && silenced.signatures.count == 1)
    let unused = compile(text(header: "// sluice: allow W0801, W0802, W0803, W0804"), options)
    #expect(unused.diagnostics.map(\.code) == [.unusedAllowance] && unused.hasErrors)
  }

  @Test("Many comments and many warnings end soon")
  func many() {
    let steps = (0..<20_000).map { "s\($0): hop  // sluice: allow W0801" }.joined(separator: "\n")
    let time = ContinuousClock().measure { _ = compile(Samples.flow(steps), CompilerOptions()) }
    #expect(time < .seconds(20))
  }

  private func codes(header: String = "", aboveStep: String = "", onStep: String = "") -> [DiagnosticCode] {
    compile(text(header: header, aboveStep: aboveStep, onStep: onStep), CompilerOptions()).diagnostics.map(\.code)
  }

  private func text(header: String = "", aboveStep: String = "", onStep: String = "") -> String {
    """
    \(header)
    signature x {
      flow within 3d {
        \(aboveStep)
        seed: hop \(onStep)
      }
      score {
        +60 "a"
        +60 "b" when seed.fraction >= 50%
      }
      report at 60
    }

    """
  }

  private func compile(_ text: String, _ options: CompilerOptions) -> Compilation {
    SignatureCompiler.compile([SignatureSource(path: "x", text: text)], options: options)
  }
}

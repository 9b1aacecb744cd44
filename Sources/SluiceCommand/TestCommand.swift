import ArgumentParser
import Sluice

struct TestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Run the tests that stand inside signatures.",
    discussion: """
      A test may take transfers from a CSV file beside its signature: `ledger "transfers.csv"`.
      A failure shows what was expected and found, and the lines of the file that it is about.

      Example: sluice test Signatures
      Example: sluice test Signatures --filter mixer --junit tests.xml

      Exit codes: 0 all pass, 1 some fail, 2 bad usage or signature.
      """)

  @Argument(help: "Signature files, or folders that hold some.")
  var paths: [String] = []

  @Flag(help: "Test the signatures that travel with sluice.")
  var bundled = false

  @Option(help: "Run only tests with this text in their name or in that of their signature, in whatever case.")
  var filter: String?

  @Option(help: "Also write the outcomes to this file, as JUnit XML.")
  var junit: String?

  func run() throws {
    var failures = 0
    try reporting { () throws(SluiceError) in
      let file = Output(path: junit)
      var sources = try SignatureFiles.read(paths)
      try file.check(against: sources.map(\.path))
      if bundled { sources += SignatureFiles.bundled }
      if sources.isEmpty { throw SluiceError(.usage, "no signatures; name files, or use `--bundled`") }
      let compilation = try compile(sources)
      let report = TestReport(try outcomes(of: compilation), sources: sources)
      if filter == nil { try nameUntested(compilation.signatures) }
      try Output().write(report.text)
      if junit != nil { try file.write(report.junit) }
      failures = report.failed
    }
    if failures > 0 { throw ExitCode.failure }
  }

  private func compile(_ sources: [SignatureSource]) throws(SluiceError) -> Compilation {
    let compilation = SignatureCompiler.compile(sources)
    for diagnostic in compilation.diagnostics where diagnostic.severity == .error {
      Terminal.error(diagnostic.text(colored: Terminal.isErrorColored))
    }
    if compilation.hasErrors { throw SluiceError(.usage, "the signatures have errors") }
    return compilation
  }

  private func outcomes(of compilation: Compilation) throws(SluiceError) -> [TestOutcome] {
    let outcomes = try InlineTestRunner().run(compilation, InlineTestRunner.Filter(text: filter))
    // A misspelt filter must not look like success.
    if let filter, outcomes.isEmpty {
      throw SluiceError(.usage, "no test or signature has `\(filter)` in its name")
    }
    return outcomes
  }

  private func nameUntested(_ signatures: [CompiledSignature]) throws(SluiceError) {
    for signature in signatures where signature.tests.isEmpty {
      try Output().write("`\(signature.plan.name)` has no tests\n")
    }
  }
}

import ArgumentParser
import Sluice

struct TestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Run the tests that stand inside signatures.",
    discussion: """
      Example: sluice test Signatures

      Exit codes: 0 all pass, 1 some fail, 2 bad usage or signature.
      """)

  @Argument(help: "Signature files, or folders that hold some.")
  var paths: [String] = []

  @Flag(help: "Test the signatures that travel with sluice.")
  var bundled = false

  func run() throws {
    var failures = 0
    try reporting { () throws(SluiceError) in
      var sources = try SignatureFiles.read(paths)
      if bundled { sources += SignatureFiles.bundled }
      if sources.isEmpty { throw SluiceError(.usage, "no signatures; name files, or use `--bundled`") }
      let compilation = SignatureCompiler.compile(sources)
      for diagnostic in compilation.diagnostics where diagnostic.severity == .error {
        Terminal.error(diagnostic.text(colored: Terminal.isErrorColored))
      }
      if compilation.hasErrors { throw SluiceError(.usage, "the signatures have errors") }
      failures = try test(compilation.signatures)
    }
    if failures > 0 { throw ExitCode.failure }
  }

  /// Runs all tests and tells what came of them; the number that failed.
  private func test(_ signatures: [CompiledSignature]) throws(SluiceError) -> Int {
    let runner = try InlineTestRunner()
    var failed = 0
    var total = 0
    for signature in signatures {
      for outcome in try runner.run(signature) {
        total += 1
        if outcome.failures.isEmpty { continue }
        failed += 1
        try Output().write("\(outcome.path):\(outcome.line): `\(outcome.signature)`: test \"\(outcome.test)\" failed\n")
        for failure in outcome.failures { try Output().write("  \(failure)\n") }
      }
      if signature.tests.isEmpty { try Output().write("`\(signature.plan.name)` has no tests\n") }
    }
    try Output().write("\(total - failed) passed, \(failed) failed\n")
    return failed
  }
}

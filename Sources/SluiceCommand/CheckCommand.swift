import ArgumentParser
import Sluice

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check signatures and show what is wrong with them.",
    discussion: """
      Example: sluice check --strict Signatures

      Exit codes: 0 all well, 1 errors in signatures, 2 bad usage.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  @Argument(help: "Signature files, or folders that hold some.")
  var paths: [String]

  @Flag(help: "Also want a source, a matching test and a non-matching test in every signature.")
  var strict = false

  @Flag(help: "Take warnings for errors.")
  var warningsAsErrors = false

  @Option(help: "text, or json: one object per diagnostic and line.")
  var format: Format = .text

  func run() throws {
    var failed = false
    try reporting { () throws(SluiceError) in
      let options = CompilerOptions(strict: strict, warningsAsErrors: warningsAsErrors)
      let compilation = SignatureCompiler.compile(try SignatureFiles.read(paths), options: options)
      for diagnostic in compilation.diagnostics {
        try Output().write(
          format == .json ? diagnostic.json + "\n" : diagnostic.text(colored: Terminal.isColored) + "\n")
      }
      failed = compilation.hasErrors
      let errors = compilation.diagnostics.count { $0.severity == .error }
      let others = compilation.diagnostics.count - errors
      Terminal.error("\(compilation.signatures.count) signatures checked, \(errors) errors, \(others) warnings")
    }
    if failed { throw ExitCode.failure }
  }
}

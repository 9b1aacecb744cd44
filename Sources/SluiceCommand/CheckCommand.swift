import ArgumentParser
import Sluice

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check signatures and show what is wrong with them.",
    discussion: """
      A comment silences a warning at the end of its line, on the line before, or above a signature in all of it:
      `// sluice: allow W0801: a reason`. One that silences nothing is a warning itself.

      With `--fix`, misspelt names are mended where only one can be meant: no other known name is near, or it is one
      edit away and no other is. Files are rewritten and checked again; what is left is shown.

      Example: sluice check --strict Signatures
      Example: sluice check --fix my.sluice

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

  @Flag(help: "Mend what can only have been meant in one way, and say what was mended.")
  var fix = false

  @Option(help: "text, or json: one object per diagnostic and line.")
  var format: Format = .text

  func run() throws {
    var failed = false
    try reporting { () throws(SluiceError) in
      let options = CompilerOptions(strict: strict, warningsAsErrors: warningsAsErrors)
      let sources = try SignatureFiles.read(paths)
      let compilation = fix ? try mend(sources, options) : SignatureCompiler.compile(sources, options: options)
      for diagnostic in compilation.diagnostics {
        try Output().write(
          format == .json ? diagnostic.json + "\n" : diagnostic.text(colored: Terminal.isColored) + "\n")
      }
      failed = compilation.hasErrors
      let errors = compilation.diagnostics.count { $0.severity == .error }
      let others = compilation.diagnostics.count - errors
      let noun = compilation.signatures.count == 1 ? "signature" : "signatures"
      let campaigns = compilation.campaigns.isEmpty ? "" : " and \(compilation.campaigns.count) campaigns"
      Terminal.error(
        "\(compilation.signatures.count) \(noun)\(campaigns) checked, \(errors) errors, \(others) warnings")
    }
    if failed { throw ExitCode.failure }
  }

  /// Writes mended files over those that they mend; what is wrong with them still.
  private func mend(_ sources: [SignatureSource], _ options: CompilerOptions) throws(SluiceError) -> Compilation {
    let fixer = SourceFixer(sources, options: options)
    for (before, after) in zip(sources, fixer.sources) where before.bytes != after.bytes {
      try SignatureFiles.write(after.bytes, to: after.path)
    }
    for diagnostic in fixer.fixed {
      let place =
        "\(TerminalText.escaped(diagnostic.path)):\(diagnostic.span.start.line):\(diagnostic.span.start.column)"
      let replacement = diagnostic.fix?.replacement ?? ""
      Terminal.error("\(place): fixed \(diagnostic.code.rawValue): \(diagnostic.title), now `\(replacement)`")
    }
    return fixer.compilation
  }
}

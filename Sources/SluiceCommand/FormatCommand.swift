import ArgumentParser
import Foundation
import Sluice

struct FormatCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fmt",
    abstract: "Lay out signatures in the canonical way.",
    discussion: """
      Rewrites files in place and names those that changed. Only blanks and line ends change, never what a file says.

      Example: sluice fmt Signatures
      Example: sluice fmt --check Signatures
      Example: sluice fmt - < my.sluice

      Exit codes: 0 done, 1 `--check` found files that would change, 2 bad usage, or a file that cannot be laid out.
      """)

  @Argument(help: "Signature files, or folders that hold some; `-` reads standard input and writes standard output.")
  var paths: [String]

  @Flag(help: "Change nothing; name the files that would change, and the first line of each that differs.")
  var check = false

  func run() throws {
    var tally = Tally()
    try reporting { () throws(SluiceError) in
      let readsInput = paths == ["-"]
      if !readsInput, paths.contains("-") { throw SluiceError(.usage, "`-` stands alone") }
      let sources = readsInput ? [try SignatureFiles.readStandardInput()] : try SignatureFiles.read(paths)
      for source in sources { try format(source, readsInput, &tally) }
    }
    if tally.refused > 0 { throw ExitCode.badUsage }
    if check, tally.changed > 0 { throw ExitCode.failure }
  }

  private struct Tally {
    var changed = 0
    var refused = 0
  }

  private func format(_ source: SignatureSource, _ readsInput: Bool, _ tally: inout Tally) throws(SluiceError) {
    let layout: SignatureLayout
    do {
      layout = try SignatureLayout(source)
    } catch {
      for diagnostic in error.diagnostics { Terminal.error(diagnostic.text(colored: Terminal.isErrorColored)) }
      tally.refused += 1
      return
    }
    if !layout.isCanonical { tally.changed += 1 }
    if check { return try show(layout) }
    if readsInput { return try Output().write(Data(layout.canonical)) }
    guard !layout.isCanonical else { return }
    try SignatureFiles.write(layout.canonical, to: layout.path)
    try Output().write("\(TerminalText.escaped(layout.path))\n")
  }

  /// Names a file that would change and shows where.
  private func show(_ layout: SignatureLayout) throws(SluiceError) {
    guard let difference = layout.firstDifference else { return }
    try Output().write("\(TerminalText.escaped(layout.path)):\(difference.line): would change\n")
    for (sign, line) in [("-", difference.found), ("+", difference.wanted)] {
      if let line { try Output().write("  \(sign) \(TerminalText.escaped(line))\n") }
    }
  }
}

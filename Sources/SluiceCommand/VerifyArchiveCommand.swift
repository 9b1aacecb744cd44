import ArgumentParser
import Sluice

struct VerifyArchiveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check archives whole: structure, checksums, order, codes, amounts, digests.",
    discussion: """
      Exits with 0 if all archives are sound, and with 1 if one is not.

      Example: sluice archive verify 2025-*.arrow
      """)

  @Argument(help: "Archives.", completion: .file())
  var paths: [String]

  func run() throws {
    var isSound = true
    for path in paths {
      do throws(SluiceError) {
        let found = try ArchiveVerification(path: path)
        let digests = found.hasDigests ? "digests agree" : "no digests to compare: not written by sluice"
        let name = TerminalText.escaped(path)
        try Output().write("sound: \(name): \(found.rows) transfers in \(found.batches) batches, \(digests)\n")
        for note in found.notes { Terminal.error("note: \(TerminalText.escaped(note))") }
      } catch {
        isSound = false
        Terminal.error("error: \(TerminalText.escaped(error.description))")
      }
    }
    if !isSound { throw ExitCode.failure }
  }
}

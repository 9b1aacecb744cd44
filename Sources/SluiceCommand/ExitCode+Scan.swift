import ArgumentParser
import Sluice

extension ExitCode {
  /// At least one match.
  static let matched = ExitCode(1)
  /// The command line, a signature, or a label set it names.
  static let badUsage = ExitCode(2)
  /// A file of data.
  static let badData = ExitCode(3)
  /// A limit cut the result short.
  static let cutShort = ExitCode(4)
}

extension SluiceError {
  /// How the process ends because of it.
  var exitCode: ExitCode { kind == .usage ? .badUsage : .badData }
}

/// Does a verb's work; an error is told on standard error and decides the exit code.
func reporting(_ work: () throws(SluiceError) -> Void) throws {
  do {
    try work()
  } catch {
    Terminal.error("error: \(TerminalText.escaped(error.description))")
    throw error.exitCode
  }
}

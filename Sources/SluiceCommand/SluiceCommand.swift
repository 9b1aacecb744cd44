import ArgumentParser
import Sluice

/// `sluice`: one file per verb.
@main
struct SluiceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sluice",
    abstract: "YARA for money flows: find laundering patterns in archives of transactions.",
    discussion: """
      First run:      sluice demo
      Scan a file:    sluice scan --bundled transfers.csv --labels labels.csv
      Own signatures: sluice check my.sluice && sluice test my.sluice && sluice scan my.sluice transfers.arrow
      """,
    version: SluiceVersion.number,
    subcommands: [
      DemoCommand.self, ScanCommand.self, TraceCommand.self, ShowCommand.self, ReportCommand.self, VerifyCommand.self,
      SchemaCommand.self,
      CheckCommand.self,
      FormatCommand.self, TestCommand.self, TuneCommand.self, CompileCommand.self, ExplainCommand.self,
      ArchiveCommand.self,
      LabelsCommand.self, JobsCommand.self, SlicesCommand.self, LSPCommand.self,
    ])

  /// Runs the verb; a command line that cannot be read ends with the exit code of bad usage, like every verb's.
  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
      Terminal.error(fullMessage(for: error))
      exit(withError: ExitCode.badUsage)
    }
  }
}

import ArgumentParser
import Sluice

struct JobsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "jobs",
    abstract: "Scan in batches that are kept in a database, with what was scanned and what was found.",
    discussion: """
      Example: sluice jobs submit --name january --bundled --archives january.arrow && sluice jobs run
      """,
    subcommands: [
      JobsSubmitCommand.self, JobsRunCommand.self, JobsListCommand.self, JobsShowCommand.self,
      JobsResultsCommand.self, JobsCancelCommand.self, JobsRetryCommand.self, JobsGarbageCommand.self,
    ])
}

/// The database that all verbs on jobs work with.
struct JobsDatabase: ParsableArguments {
  @Option(help: ArgumentHelp("The database of jobs.", valueName: "file"))
  var database = "sluice.db"

  func open(creates: Bool = false) throws(SluiceError) -> JobRunner {
    try JobRunner(database: database, creates: creates)
  }
}

extension Job {
  /// The job as messages name it.
  var title: String { "job \(id) `\(name)`" }
}

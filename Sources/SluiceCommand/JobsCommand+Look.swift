import ArgumentParser
import Sluice

struct JobsListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List all jobs.", discussion: "Example: sluice jobs list --database nightly.db")

  @OptionGroup var database: JobsDatabase

  func run() throws {
    try reporting { () throws(SluiceError) in
      try Output().write(JobTable(width: Terminal.width).text(try database.open().jobs()))
    }
  }
}

struct JobsShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show what a job scans, with what, and how far it is.",
    discussion: "Example: sluice jobs show january")

  @Argument(help: ArgumentHelp("The job; of several of a name the last.", valueName: "name-or-id"))
  var job: String

  @OptionGroup var database: JobsDatabase

  func run() throws {
    try reporting { () throws(SluiceError) in
      let runner = try database.open()
      try Output().write(try runner.details(of: try runner.job(job)).text)
    }
  }
}

struct JobsCancelCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cancel", abstract: "Call off a job that is not done.",
    discussion: "Example: sluice jobs cancel january")

  @Argument(help: ArgumentHelp("The job; of several of a name the last.", valueName: "name-or-id"))
  var job: String

  @OptionGroup var database: JobsDatabase

  func run() throws {
    try reporting { () throws(SluiceError) in
      let runner = try database.open()
      Terminal.error("cancelled \(try runner.cancel(try runner.job(job)).title)")
    }
  }
}

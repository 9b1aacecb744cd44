import ArgumentParser
import Sluice

struct JobsRetryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retry", abstract: "Let a job that failed or was cancelled go on where it stopped.",
    discussion: """
      What it had stored stays.

      Example: sluice jobs retry january && sluice jobs run
      """)

  @Argument(help: ArgumentHelp("The job; of several of a name the last.", valueName: "name-or-id"))
  var job: String

  @OptionGroup var database: JobsDatabase

  func run() throws {
    try reporting { () throws(SluiceError) in
      let runner = try database.open()
      let job = try runner.retry(try runner.job(job))
      Terminal.error("\(job.title): \(job.doneSlices) of \(job.sliceCount) slices are done; `sluice jobs run` goes on")
    }
  }
}

struct JobsGarbageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gc", abstract: "Forget old jobs that came to nothing, and matches that were withdrawn long since.",
    discussion: "Example: sluice jobs gc --older-than 90")

  @Option(help: ArgumentHelp("Forget jobs that failed or were cancelled so many days ago.", valueName: "days"))
  var olderThan = 30

  @Option(help: ArgumentHelp("Steps of a job's history that `--since` can still go back to.", valueName: "count"))
  var keep: Int64 = 1_000

  @OptionGroup var database: JobsDatabase

  func validate() throws {
    guard olderThan >= 0, olderThan <= 100_000 else { throw ValidationError("`--older-than` is a number of days") }
    guard keep >= 0 else { throw ValidationError("`--keep` is not negative") }
  }

  func run() throws {
    try reporting { () throws(SluiceError) in
      let gone = try database.open().collectGarbage(olderThan: olderThan, keeping: keep)
      Terminal.error("forgot \(gone.jobs) jobs and \(gone.matches) withdrawn matches")
    }
  }
}

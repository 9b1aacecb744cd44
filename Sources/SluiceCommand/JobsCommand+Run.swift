import ArgumentParser
import Sluice

struct JobsRunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Work off all submitted jobs, and those whose run was broken off.",
    discussion: """
      A job fails if a signature, a label or an archive is no longer as it was submitted.

      Example: sluice jobs run --database nightly.db

      Exit codes: 0 no job failed, 1 at least one failed, 2 bad usage, 3 bad data.
      """)

  @OptionGroup var database: JobsDatabase

  @Flag(inversion: .prefixedNo, help: "Show progress on standard error; by default on a terminal only.")
  var progress: Bool?

  func run() throws {
    var count = 0
    var failed = false
    try reporting { () throws(SluiceError) in
      let runner = try database.open()
      var bar = ProgressBar(isShown: progress ?? Terminal.showsProgress)
      defer { bar.clear() }
      try runner.run(
        progress: { bar.show($1) },
        ended: { details in
          bar.clear()
          bar = ProgressBar(isShown: progress ?? Terminal.showsProgress)
          tell(details)
          count += 1
          failed = failed || details.job.state == .failed
        })
    }
    if count == 0 { Terminal.error("no jobs to run") }
    if failed { throw ExitCode.failure }
  }

  private func tell(_ details: JobDetails) {
    let job = details.job
    let end = job.state == .done ? "done, \(job.matchCount) matches" : job.state.rawValue
    Terminal.error("\(job.title): \(end)\(details.error.map { ": \($0)" } ?? "")")
  }
}

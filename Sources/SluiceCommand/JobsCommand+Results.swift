import ArgumentParser
import Sluice

struct JobsResultsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "results",
    abstract: "Write a job's matches as NDJSON, just as a scan would.",
    discussion: """
      With `--since` what is new, changed or withdrawn after a step of the job's history, which `jobs show` numbers: one
      object a line, with `change` and `match`.

      Example: sluice jobs results january > january.ndjson

      Exit codes: 0 the job did not fail, 1 it failed, 2 bad usage, 3 bad data.
      """)

  @Argument(help: ArgumentHelp("The job; of several of a name the last.", valueName: "name-or-id"))
  var job: String

  @Option(help: ArgumentHelp("Only what changed after this step of the job's history.", valueName: "revision"))
  var since: Int64?

  @OptionGroup var database: JobsDatabase

  func run() throws {
    var failed = false
    try reporting { () throws(SluiceError) in
      let runner = try database.open()
      let job = try runner.job(job)
      try write(job, runner)
      let details = try runner.details(of: job)
      for line in details.coverage + details.incomplete { Terminal.error(line) }
      if let error = details.error { Terminal.error("error: \(job.title) failed: \(error)") }
      if job.state != .done { Terminal.error("note: \(job.title) is not done; matches are missing") }
      failed = job.state == .failed
    }
    if failed { throw ExitCode.failure }
  }

  /// Writes the matches in pieces: all of them may be more than fits into memory.
  private func write(_ job: Job, _ runner: JobRunner) throws(SluiceError) {
    var piece = ""
    let each = { (body: (String) throws(SluiceError) -> Void) throws(SluiceError) in
      if let since {
        try runner.eachChange(of: job, since: since, body)
      } else {
        try runner.eachMatch(of: job, body)
      }
    }
    try each { text throws(SluiceError) in
      piece += text + "\n"
      if piece.utf8.count > 1 << 16 {
        try Output().write(piece)
        piece = ""
      }
    }
    try Output().write(piece)
  }
}

import ArgumentParser
import Sluice

struct JobsResultsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "results",
    abstract: "Write a job's matches, just as a scan would.",
    discussion: """
      With `--since` what is new, changed or withdrawn after a step of the job's history, which `jobs show` numbers: one
      object a line, with `change` and `match`.

      Example: sluice jobs results january > january.ndjson

      Exit codes: 0 the job did not fail, 1 it failed, 2 bad usage, 3 bad data.
      """)

  @Argument(help: ArgumentHelp("The job; of several of a name the last.", valueName: "name-or-id"))
  var job: String

  @Option(help: "ndjson: a match a line; csv: a transfer of a match's evidence a line.")
  var format: Format = .ndjson

  @Option(help: ArgumentHelp("Only what changed after this step of the job's history.", valueName: "revision"))
  var since: Int64?

  @OptionGroup var database: JobsDatabase

  enum Format: String, ExpressibleByArgument, CaseIterable { case ndjson, csv }

  func validate() throws {
    if since != nil, format == .csv { throw ValidationError("changes are written as ndjson; leave `--format csv` out") }
  }

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
    var piece = format == .csv ? MatchCSV.header : ""
    let each = { (body: (String) throws(SluiceError) -> Void) throws(SluiceError) in
      if let since {
        try runner.eachChange(of: job, since: since, body)
      } else {
        try runner.eachMatch(of: job, body)
      }
    }
    try each { text throws(SluiceError) in
      piece += format == .csv ? try lines(text) : text + "\n"
      if piece.utf8.count > 1 << 16 {
        try Output().write(piece)
        piece = ""
      }
    }
    try Output().write(piece)
  }

  private func lines(_ json: String) throws(SluiceError) -> String {
    do { return MatchCSV.lines(try Match(json: json)) } catch { throw SluiceError(.data, "a stored match: \(error)") }
  }
}

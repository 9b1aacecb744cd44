import ArgumentParser
import Foundation
import Sluice

struct JobsResultsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "results",
    abstract: "Write a job's matches, just as a scan would.",
    discussion: """
      With `--since` what is new, changed or withdrawn after a step of the job's history, which `jobs show` numbers: one
      object a line, with `change` and `match`. Campaigns are compared, too; for what they grouped then the labels of now
      count.

      Example: sluice jobs results january > january.ndjson

      Exit codes: 0 the job did not fail, 1 it failed, 2 bad usage, 3 bad data.
      """)

  @Argument(help: ArgumentHelp("The job; of several of a name the last.", valueName: "name-or-id"))
  var job: String

  @Option(
    help: """
      ndjson: a match a line; csv: a transfer of a match's evidence a line; arrow: the same for data frames; html: a \
      report.
      """)
  var format: MatchWriter.Format = .ndjson

  @Option(
    name: [.short, .customLong("output")], help: "Write to a file instead of standard output.", completion: .file())
  var output: String?

  @Option(help: ArgumentHelp("Only what changed after this step of the job's history.", valueName: "revision"))
  var since: Int64?

  @OptionGroup var database: JobsDatabase

  func validate() throws {
    if since != nil, format != .ndjson {
      throw ValidationError("changes are written as ndjson; leave `--format \(format.rawValue)` out")
    }
    try Terminal.refuse(binary: format.isBinary && output == nil)
  }

  func run() throws {
    var failed = false
    try reporting { () throws(SluiceError) in
      let runner = try database.open()
      let job = try runner.job(job)
      let details = try runner.details(of: job)
      try Output(path: output).check(
        against: [database.database] + details.contents.archives.map(\.path) + details.contents.labels)
      var notes = details.coverage + details.incomplete
      if job.state != .done { notes.append("note: \(job.title) is not done; matches are missing") }
      try write(job, runner, notes)
      for line in notes { Terminal.error(line) }
      if let error = details.error { Terminal.error("error: \(job.title) failed: \(error)") }
      failed = job.state == .failed
    }
    if failed { throw ExitCode.failure }
  }

  /// Writes the matches in pieces: all of them may be more than fits into memory.
  private func write(_ job: Job, _ runner: JobRunner, _ notes: [String]) throws(SluiceError) {
    let target = try ResultFile(path: output)
    var writer = MatchWriter(format, title: "Job \(job.name)")
    let add = { (json: String) throws(SluiceError) in
      try writer.add(json: json)
      if writer.waiting > 1 << 16 { try target.write(writer.take()) }
    }
    if let since {
      try runner.eachChange(of: job, since: since, add)
    } else {
      try runner.eachMatch(of: job, add)
    }
    writer.finish(coverage: notes)
    try target.write(writer.take())
    try target.finish()
  }
}

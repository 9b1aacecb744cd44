import ArgumentParser
import Foundation
import Sluice

struct JobsRunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Work off all submitted jobs, and those whose run was broken off.",
    discussion: """
      A job fails if a signature, a label or an archive is no longer as it was submitted.

      What several workers and processes give together is what one would have given. A process that is killed loses
      what it had not stored; another goes on from there.

      Example: sluice jobs run --database nightly.db --workers 4

      Exit codes: 0 no job failed, 1 at least one failed, 2 bad usage, 3 bad data.
      """)

  @OptionGroup var database: JobsDatabase

  @Option(help: "Slices worked off beside each other; other processes may work on the same database.")
  var workers = 1

  @Flag(help: "Look first, once, for new archives in folders and for changed signatures and labels, and take them in.")
  var once = false

  @Flag(help: "The same again and again until it is stopped.")
  var watch = false

  @Option(help: ArgumentHelp("Time between two looks.", valueName: "duration"))
  var every: TimeLength?

  @Flag(inversion: .prefixedNo, help: "Show progress on standard error; by default on a terminal only.")
  var progress: Bool?

  func validate() throws {
    guard 1...256 ~= workers else { throw ValidationError("`--workers` is 1 to 256") }
    guard !(once && watch) else { throw ValidationError("`--once` looks once, `--watch` again and again; give one") }
    guard every == nil || watch else { throw ValidationError("`--every` goes with `--watch`") }
  }

  func run() throws {
    let tally = Tally()
    let shows = progress ?? Terminal.showsProgress
    try reporting { () throws(SluiceError) in
      let runner = try database.open()
      let look = JobsLook(runner)
      repeat {
        if once || watch { try refresh(look) }
        try work(runner, tally, shows)
        if watch { Thread.sleep(forTimeInterval: Double(every?.seconds ?? 60)) }
      } while watch
    }
    if tally.count == 0 { Terminal.error("no jobs to run") }
    if tally.hasFailed { throw ExitCode.failure }
  }

  private func work(_ runner: JobRunner, _ tally: Tally, _ shows: Bool) throws(SluiceError) {
    var bar = ProgressBar(isShown: shows)
    try runner.run(
      workers: workers, progress: { bar.show($1) },
      ended: { details in
        bar.clear()
        bar = ProgressBar(isShown: shows)
        Self.tell(details)
        tally.add(details)
      })
    bar.clear()
  }

  /// Takes in what changed. A job whose files are not fit does not keep the others from going on.
  private func refresh(_ look: JobsLook) throws(SluiceError) {
    try look.look { job, finding in
      switch finding {
      case .success(let events): for event in events { Terminal.error("\(job.title): \(event)") }
      case .failure(let error): Terminal.error("error: \(error)")
      }
    }
  }

  private static func tell(_ details: JobDetails) {
    let job = details.job
    let end = job.state == .done ? "done, \(job.matchCount) matches" : job.state.rawValue
    Terminal.error("\(job.title): \(end)\(details.error.map { ": \($0)" } ?? "")")
  }
}

/// The jobs that ended in a run.
private final class Tally {
  private(set) var count = 0
  private(set) var hasFailed = false

  func add(_ details: JobDetails) {
    count += 1
    hasFailed = hasFailed || details.job.state == .failed
  }
}

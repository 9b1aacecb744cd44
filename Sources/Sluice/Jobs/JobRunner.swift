import Foundation
import Jobs

/// Takes in batch jobs, works them off, and gives their results, all through one database.
public struct JobRunner: Sendable {
  let store: JobStore
  /// How often workers store; tests hurry them.
  var pace = WorkerPace()

  /// Seconds for which a worker that gives no sign of life keeps its slices, if it is on another machine.
  static let leaseSeconds: Int64 = 120

  /// Opens a database of jobs.
  ///
  /// - Parameters:
  ///   - database: path of the file.
  ///   - creates: whether it is made if it is not there.
  public init(database: String, creates: Bool = false) throws(SluiceError) {
    do { store = try JobStore(path: database, creates: creates) } catch { throw SluiceError(error) }
  }

  /// Checks that signatures compile and that labels and archives can be read, and stores the job with all hashes.
  public func submit(_ submission: JobSubmission) throws(SluiceError) -> Job {
    if submission.signatures.isEmpty && !submission.includesBundled {
      throw SluiceError(.usage, "no signatures; name files, or use `--bundled`")
    }
    if submission.archives.isEmpty { throw SluiceError(.usage, "no archives; name some with `--archives`") }
    let material = try JobMaterial(submission)
    var settings = submission.settings
    settings.signatures = submission.signatures
    let draft = JobDraft(
      name: submission.name, engine: SluiceVersion.engine, labelsHash: material.labelsHash,
      settings: try settings.json(), contents: material.contents,
      slices: try Self.slices(submission.sliceSeconds, material.contents), sliceSeconds: submission.sliceSeconds,
      labelHashes: try material.labelHashes(), folders: ArchiveFolders.folders(among: submission.archives))
    do { return try store.submit(draft, at: Self.now) } catch { throw SluiceError(error) }
  }

  /// The slices of so many seconds that cover all archives; one for everything without a length.
  static func slices(_ seconds: Int64?, _ contents: JobContents) throws(SluiceError) -> [SlicePlan] {
    guard let seconds else { return SlicePlan.whole }
    guard let first = contents.archives.compactMap(\.firstTime).min(),
      let last = contents.archives.compactMap(\.lastTime).max()
    else { throw SluiceError(.data, "no archive holds a transfer, so that there is nothing to slice") }
    guard let slices = SlicePlan.all(of: seconds, covering: first...last) else {
      throw SluiceError(
        .usage, "the archives span more than \(SlicePlan.most) slices of that length; ask for longer ones")
    }
    return slices
  }

  /// The same database once more, for a worker: it can wait longer for others than a person would.
  func storeOfWorker() throws(SluiceError) -> JobStore {
    do { return try JobStore(path: store.path, creates: false, waiting: 120) } catch { throw SluiceError(error) }
  }

  /// All jobs, in the order in which they were submitted.
  public func jobs() throws(SluiceError) -> [Job] {
    do { return try store.jobs() } catch { throw SluiceError(error) }
  }

  /// The job of this number, or the last one of this name.
  public func job(_ nameOrID: String) throws(SluiceError) -> Job {
    do { return try store.job(nameOrID) } catch { throw SluiceError(error) }
  }

  /// Everything that is known of a job but its matches.
  public func details(of job: Job) throws(SluiceError) -> JobDetails {
    do {
      return JobDetails(
        job: job, contents: try store.contents(of: job), slices: try store.slices(of: job),
        events: try store.events(of: job))
    } catch { throw SluiceError(error) }
  }

  /// Calls a job off; its results so far stay.
  public func cancel(_ job: Job) throws(SluiceError) -> Job {
    do { return try store.cancel(job, at: Self.now) } catch { throw SluiceError(error) }
  }

  /// Seconds since 1970-01-01 UTC.
  static var now: Int64 { Int64(Date().timeIntervalSince1970) }
}

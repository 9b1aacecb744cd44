import Foundation
import Jobs

/// Takes in batch jobs, works them off, and gives their results, all through one database.
public struct JobRunner: Sendable {
  let store: JobStore

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
    let settings = try submission.settings.json()
    let material = try JobMaterial(submission)
    let draft = JobDraft(
      name: submission.name, engine: SluiceVersion.engine, labelsHash: material.labelsHash, settings: settings,
      contents: material.contents)
    do { return try store.submit(draft, at: Self.now) } catch { throw SluiceError(error) }
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
      return JobDetails(job: job, contents: try store.contents(of: job), slices: try store.slices(of: job))
    } catch { throw SluiceError(error) }
  }

  /// Calls a job off; its results so far stay.
  public func cancel(_ job: Job) throws(SluiceError) -> Job {
    do { return try store.cancel(job, at: Self.now) } catch { throw SluiceError(error) }
  }

  /// Goes through a job's matches, in the order in which a scan gives them.
  ///
  /// - Parameter body: given each as one JSON object on one line, without the line's end.
  public func eachMatch(of job: Job, _ body: (String) throws(SluiceError) -> Void) throws(SluiceError) {
    var failure: SluiceError?
    do throws(JobStoreError) {
      try store.eachMatch(of: job) { text in
        do throws(SluiceError) { try body(text) } catch {
          failure = error
          throw error
        }
      }
    } catch { throw failure ?? SluiceError(error) }
  }

  /// Seconds since 1970-01-01 UTC.
  static var now: Int64 { Int64(Date().timeIntervalSince1970) }
}

/// Why a database of jobs cannot do what it is asked to.
public struct JobStoreError: Error, Sendable, Hashable {
  /// The database.
  public var path: String
  public var cause: Cause

  public init(_ cause: Cause, path: String) {
    self.cause = cause
    self.path = path
  }

  public enum Cause: Sendable, Hashable {
    // The file.
    case missing
    case cannotOpen
    case notADatabase
    /// A database of something else.
    case notOfJobs
    /// Made by a later version.
    case newer
    case readOnly
    /// Another process writes, and did not end in time.
    case locked
    case full
    case corrupt(String)
    case inputOutput(String)
    /// No write-ahead log can be kept beside the file.
    case noLog
    /// Another process makes or migrates it, or a runner of version 1 works on it.
    case otherRunner
    case system(operation: String, code: Int32)
    /// Whatever else SQLite says.
    case other(code: Int32, message: String)

    // The jobs in it.
    case invalidName(String)
    case nameTaken(String, id: Int64, state: JobState)
    /// No such name or number among those known.
    case unknownJob(String, known: [String])
    case notCancellable(String, JobState)
    case notRetriable(String, JobState)
    /// Results or files of a job changed while new ones were looked at.
    case changedMeanwhile(String)
    /// The slice was cancelled, or claimed by another runner.
    case claimVoid(job: String, slice: Int)
  }
}

/// A job as its database has it.
public struct Job: Sendable, Hashable {
  /// Never given twice.
  public var id: Int64
  public var name: String
  public var state: JobState
  /// Seconds since 1970-01-01 UTC.
  public var submitted: Int64
  /// Seconds since 1970-01-01 UTC at which it was done, failed or cancelled; nil before.
  public var finished: Int64?
  /// Name and version of the engine that it was submitted with.
  public var engine: String
  /// Hash of all its labels.
  public var labelsHash: String
  /// What the scan was told besides, as one JSON object that only the submitter reads.
  public var settings: String
  public var signatureCount: Int
  public var archiveCount: Int
  /// Rows of all its archives.
  public var rowCount: Int
  /// Matches that were kept in their cells; those reported are some or all of them.
  public var matchCount: Int
  public var sliceCount: Int
  public var doneSlices: Int
  /// Steps of its history so far.
  public var revision: Int64
  /// Length of its slices; nil if one holds everything.
  public var sliceSeconds: Int64?
  /// Seconds since 1970-01-01 UTC at which a worker first took a slice since it was submitted or changed, and the parts
  /// that waited then; nil before.
  public var started: Int64?
  public var waitingAtStart: Int?
}

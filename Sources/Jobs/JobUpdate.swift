/// What became of a job's files since it was submitted, and what has to be searched again for it.
public struct JobUpdate: Sendable, Hashable {
  /// All that it scans now, and with what: archives that were there before in the same places, new ones behind them.
  public var contents: JobContents
  public var labelsHash: String
  /// By signature: hash of what labels say that it can look at.
  public var labelHashes: [String: String]
  /// All slices, with those that new archives add.
  public var slices: [SlicePlan]
  /// By signature: numbers of the slices that it is searched for again.
  public var again: [String: Set<Int>]
  /// What changed and what of the old results stays, a line each.
  public var events: [String]

  public init(
    contents: JobContents, labelsHash: String, labelHashes: [String: String], slices: [SlicePlan],
    again: [String: Set<Int>], events: [String]
  ) {
    self.contents = contents
    self.labelsHash = labelsHash
    self.labelHashes = labelHashes
    self.slices = slices
    self.again = again
    self.events = events
  }
}

/// A step of a job's history.
public struct JobEvent: Sendable, Hashable {
  public var revision: Int64
  /// Seconds since 1970-01-01 UTC.
  public var time: Int64
  public var text: String
}

/// A match as a database keeps it: its text, and what it is found and ordered by.
public struct StoredMatch: Sendable, Hashable {
  /// Unique within a job.
  public var id: String
  public var signature: String
  public var scoreTenths: Int
  /// Seconds since 1970-01-01 UTC of the first transfer.
  public var originTime: Int64
  /// The whole match as one JSON object on one line, without the line's end.
  public var json: String

  public init(id: String, signature: String, scoreTenths: Int, originTime: Int64, json: String) {
    self.id = id
    self.signature = signature
    self.scoreTenths = scoreTenths
    self.originTime = originTime
    self.json = json
  }
}

import Foundation

/// A match as a database keeps it: its text, and what it is found, chosen and ordered by.
public struct StoredMatch: Sendable, Hashable {
  /// Unique within a job.
  public var id: String
  public var signature: String
  public var scoreTenths: Int
  /// Seconds since 1970-01-01 UTC of the first transfer.
  public var originTime: Int64
  public var origin: Place
  /// The transfers that it names, each once.
  public var evidence: [Place]
  /// Seconds since 1970-01-01 UTC: data up to this time can still change it; nil if none can.
  public var decidedAt: Int64?
  /// The whole match as one JSON object on one line, without the line's end, as if no more data could change it.
  public var json: String

  public init(
    id: String, signature: String, scoreTenths: Int, originTime: Int64, origin: Place, evidence: [Place],
    decidedAt: Int64? = nil, json: String
  ) {
    self.id = id
    self.signature = signature
    self.scoreTenths = scoreTenths
    self.originTime = originTime
    self.origin = origin
    self.evidence = evidence
    self.decidedAt = decidedAt
    self.json = json
  }

  /// Where a transfer stands among the archives of a job.
  public struct Place: Sendable, Hashable, Comparable {
    /// Place of the archive, below 2^16.
    public var archive: Int
    /// Row of it, below 2^48.
    public var row: Int

    public init(archive: Int, row: Int) {
      self.archive = archive
      self.row = row
    }

    public static func < (left: Place, right: Place) -> Bool { (left.archive, left.row) < (right.archive, right.row) }

    var code: UInt64 { UInt64(truncatingIfNeeded: archive) << 48 | UInt64(truncatingIfNeeded: row) }
  }

  static func data(_ places: [Place]) -> Data {
    var data = Data(capacity: 8 * places.count)
    for place in places {
      for shift in stride(from: 56, through: 0, by: -8) { data.append(UInt8(truncatingIfNeeded: place.code >> shift)) }
    }
    return data
  }

  /// The codes that data hold, or nil if they are no codes.
  static func codes(_ data: Data) -> [UInt64]? {
    guard data.count % 8 == 0 else { return nil }
    var codes: [UInt64] = []
    var code: UInt64 = 0
    for (place, byte) in data.enumerated() {
      code = code << 8 | UInt64(byte)
      if place % 8 == 7 { codes.append(code) }
    }
    return codes
  }
}

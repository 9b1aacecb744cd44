import Foundation
import GRDB

extension JobStore {
  /// Goes through the matches that a job reports, or reported at a revision: by falling score, then by signature and
  /// origin.
  ///
  /// Of a signature's matches, in order of origin, those are reported whose evidence names some transfer that no match
  /// before it names.
  ///
  /// - Parameters:
  ///   - revision: nil for the last.
  ///   - body: must not use the store.
  public func eachMatch(
    of job: Job, at revision: Int64? = nil, _ body: (ReportedMatch) throws -> Void
  ) throws(JobStoreError) {
    try read { database in
      for number in try reported(job.id, revision ?? .max, database) {
        guard let row = try Row.fetchOne(database, sql: "SELECT * FROM match WHERE number = ?", arguments: [number])
        else { continue }
        try body(try ReportedMatch(row))
      }
    }
  }

  /// Numbers of the matches that are reported, in the order in which they are.
  private func reported(_ job: Int64, _ revision: Int64, _ database: Database) throws -> [Int64] {
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT number, signature, score_tenths, evidence FROM match
        WHERE job = ? AND added <= ? AND (withdrawn IS NULL OR withdrawn > ?)
        ORDER BY signature, origin_time, origin_archive, origin_row, id
        """, arguments: [job, revision, revision])
    var signature: String?
    var named: Set<UInt64> = []
    var chosen: [(score: Int, place: Int, number: Int64)] = []
    while let row = try rows.next() {
      let own: String = try row.decode(forColumn: "signature")
      if own != signature {
        signature = own
        named = []
      }
      let data: Data = try row.decode(forColumn: "evidence")
      guard let codes = StoredMatch.codes(data) else {
        throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "evidence of a match is cut off")
      }
      if !codes.isEmpty, codes.allSatisfy(named.contains) { continue }
      named.formUnion(codes)
      chosen.append((try row.decode(forColumn: "score_tenths"), chosen.count, try row.decode(forColumn: "number")))
    }
    return chosen.sorted { ($1.score, $0.place) < ($0.score, $1.place) }.map(\.number)
  }
}

/// A match that is reported.
public struct ReportedMatch: Sendable, Hashable {
  public var id: String
  public var signature: String
  public var scoreTenths: Int
  /// Seconds since 1970-01-01 UTC: data up to this time can still change it; nil if none can.
  public var decidedAt: Int64?
  public var json: String
}

import Foundation
import GRDB

/// What one signature gave in one slice.
public struct SlicePart: Sendable, Hashable {
  public var signature: String
  /// All matches that were kept in their cells, in any order.
  public var matches: [StoredMatch]
  /// Why results are missing; nil if none are.
  public var incomplete: String?

  public init(signature: String, matches: [StoredMatch], incomplete: String? = nil) {
    self.signature = signature
    self.matches = matches
    self.incomplete = incomplete
  }
}

extension JobStore {
  /// Stores what a slice gave for some signatures, whose old matches there give way; with the last signature the slice
  /// is done, with the last slice the job.
  ///
  /// - Parameters:
  ///   - coverage: what the scan covered and could not see, line by line; nil if it did not see the ledger's end.
  ///   - time: seconds since 1970-01-01 UTC.
  /// - Returns: whether the slice is done.
  @discardableResult
  public func store(_ parts: [SlicePart], of claim: SliceClaim, coverage: [String]? = nil, at time: Int64)
    throws(JobStoreError) -> Bool
  {
    try write { database in
      // Whoever does not hold the slice any more changes nothing.
      try database.execute(
        sql:
          "UPDATE slice SET coverage = coalesce(?, coverage) WHERE job = ? AND number = ? AND state = 'running' AND token = ?",
        arguments: [coverage?.joined(separator: "\n"), claim.job.id, claim.slice, claim.token])
      try checkChanged(claim, database)
      let revision = try nextRevision(of: claim.job.id, database)
      for part in parts { try store(part, of: claim, revision, database) }
      let isDone = try Bool.fetchOne(
        database,
        sql: "SELECT NOT EXISTS (SELECT * FROM part WHERE job = ? AND slice = ? AND revision IS NULL)",
        arguments: [claim.job.id, claim.slice])
      guard isDone == true else { return false }
      try database.execute(
        sql: """
          UPDATE slice SET state = 'done', token = NULL, worker = NULL, leased_until = NULL, error = NULL
          WHERE job = ? AND number = ?
          """, arguments: [claim.job.id, claim.slice])
      try endIfDone(claim.job.id, at: time, database)
      return true
    }
  }

  /// Names of the signatures that some slice from a claimed one on was not yet searched for.
  public func missingSignatures(from claim: SliceClaim) throws(JobStoreError) -> [String] {
    try read { database in
      try String.fetchAll(
        database,
        sql: "SELECT DISTINCT signature FROM part WHERE job = ? AND slice >= ? AND revision IS NULL ORDER BY signature",
        arguments: [claim.job.id, claim.slice])
    }
  }

  func nextRevision(of job: Int64, _ database: Database) throws -> Int64 {
    try database.execute(sql: "UPDATE job SET revision = revision + 1 WHERE id = ?", arguments: [job])
    return try Int64.fetchOne(database, sql: "SELECT revision FROM job WHERE id = ?", arguments: [job]) ?? 0
  }

  func endIfDone(_ job: Int64, at time: Int64, _ database: Database) throws {
    let isDone = try Bool.fetchOne(
      database, sql: "SELECT NOT EXISTS (SELECT * FROM slice WHERE job = ? AND state != 'done')", arguments: [job])
    if isDone == true { try end(job, as: .done, at: time, database) }
  }

  private func store(_ part: SlicePart, of claim: SliceClaim, _ revision: Int64, _ database: Database) throws {
    try database.execute(
      sql: """
        UPDATE part SET revision = ?, incomplete = ? WHERE job = ? AND slice = ? AND signature = ? AND revision IS NULL
        """, arguments: [revision, part.incomplete, claim.job.id, claim.slice, part.signature])
    // Another worker may have stored it while this one held the slice for other signatures.
    guard database.changesCount == 1 else { return }
    var new = Dictionary(part.matches.map { ($0.id, $0) }) { first, _ in first }
    let old = try Row.fetchAll(
      database,
      sql: "SELECT number, id, json FROM match WHERE job = ? AND slice = ? AND signature = ? AND withdrawn IS NULL",
      arguments: [claim.job.id, claim.slice, part.signature])
    for row in old {
      let id: String = try row.decode(forColumn: "id")
      let json: String = try row.decode(forColumn: "json")
      if new[id]?.json == json {
        new[id] = nil
      } else {
        let number: Int64 = try row.decode(forColumn: "number")
        try database.execute(
          sql: "UPDATE match SET withdrawn = ? WHERE number = ?", arguments: [revision, number])
      }
    }
    try insert(part.matches.filter { new[$0.id] != nil }, of: claim, revision, database)
  }

  private func insert(_ matches: [StoredMatch], of claim: SliceClaim, _ revision: Int64, _ database: Database) throws {
    let insert = try database.makeStatement(
      sql: """
        INSERT INTO match
          (job, slice, id, signature, score_tenths, origin_time, origin_archive, origin_row, decided_at, evidence, json,
          added)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    for match in matches {
      try insert.execute(arguments: [
        claim.job.id, claim.slice, match.id, match.signature, match.scoreTenths, match.originTime, match.origin.archive,
        match.origin.row, match.decidedAt, StoredMatch.data(match.evidence), match.json, revision,
      ])
    }
  }
}

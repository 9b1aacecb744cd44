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
  /// What a slice gave for some signatures, to be stored.
  public struct SliceResult {
    public var claim: SliceClaim
    public var parts: [SlicePart]
    /// What the scan covered and could not see, line by line; nil if it did not see the ledger's end.
    public var coverage: [String]?

    public init(claim: SliceClaim, parts: [SlicePart], coverage: [String]? = nil) {
      self.claim = claim
      self.parts = parts
      self.coverage = coverage
    }
  }

  /// What became of a slice whose results were to be stored.
  public enum SliceOutcome: Sendable, Hashable {
    /// Every signature is done.
    case done
    /// Some are missing yet.
    case open
    /// It was cancelled, or is another's by now: nothing of it was stored.
    case void
  }

  /// Stores what slices gave, all in one transaction; old matches of the same signatures there give way. With the last
  /// signature a slice is done, with the last slice the job.
  ///
  /// - Parameter time: seconds since 1970-01-01 UTC.
  /// - Returns: what became of each.
  public func store(_ results: [SliceResult], at time: Int64) throws(JobStoreError) -> [SliceOutcome] {
    try write { database in try results.map { try store($0, at: time, database) } }
  }

  /// The same for one slice; an error if it is another's by now.
  ///
  /// - Returns: whether the slice is done.
  @discardableResult
  public func store(_ parts: [SlicePart], of claim: SliceClaim, coverage: [String]? = nil, at time: Int64)
    throws(JobStoreError) -> Bool
  {
    let outcome = try store([SliceResult(claim: claim, parts: parts, coverage: coverage)], at: time).first
    if outcome == .void { throw JobStoreError(.claimVoid(job: claim.job.name, slice: claim.slice), path: path) }
    return outcome == .done
  }

  private func store(_ result: SliceResult, at time: Int64, _ database: Database) throws -> SliceOutcome {
    let claim = result.claim
    // Whoever does not hold the slice any more changes nothing.
    try database.run(
      """
      UPDATE slice SET coverage = coalesce(?, coverage) WHERE job = ? AND number = ? AND state = 'running' AND token = ?
      """, arguments: [result.coverage?.joined(separator: "\n"), claim.job.id, claim.slice, claim.token])
    guard database.changesCount == 1 else { return .void }
    if result.coverage != nil {
      // The ledger may have ended elsewhere before.
      try database.run(
        "UPDATE slice SET coverage = '' WHERE job = ? AND number != ?", arguments: [claim.job.id, claim.slice])
    }
    let revision = try nextRevision(of: claim.job.id, database)
    for part in result.parts { try store(part, of: claim, revision, database) }
    let isDone = try database.holds(
      "SELECT NOT EXISTS (SELECT * FROM part WHERE job = ? AND slice = ? AND revision IS NULL)",
      arguments: [claim.job.id, claim.slice])
    guard isDone else { return .open }
    try database.run(
      """
      UPDATE slice SET state = 'done', token = NULL, worker = NULL, leased_until = NULL, error = NULL
      WHERE job = ? AND number = ?
      """, arguments: [claim.job.id, claim.slice])
    try endIfDone(claim.job.id, at: time, database)
    return .done
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
    try database.run("UPDATE job SET revision = revision + 1 WHERE id = ?", arguments: [job])
    let row = try database.rows("SELECT revision FROM job WHERE id = ?", arguments: [job]).first
    return try row?.decode(forColumn: "revision") ?? 0
  }

  func endIfDone(_ job: Int64, at time: Int64, _ database: Database) throws {
    let isDone = try database.holds(
      "SELECT NOT EXISTS (SELECT * FROM slice WHERE job = ? AND state != 'done')", arguments: [job])
    if isDone { try end(job, as: .done, at: time, database) }
  }

  private func store(_ part: SlicePart, of claim: SliceClaim, _ revision: Int64, _ database: Database) throws {
    try database.run(
      """
      UPDATE part SET revision = ?, incomplete = ? WHERE job = ? AND slice = ? AND signature = ? AND revision IS NULL
      """, arguments: [revision, part.incomplete, claim.job.id, claim.slice, part.signature])
    // Another worker may have stored it while this one held the slice for other signatures.
    guard database.changesCount == 1 else { return }
    var new = Dictionary(part.matches.map { ($0.id, $0) }) { first, _ in first }
    let old = try database.rows(
      "SELECT number, id, json FROM match WHERE job = ? AND slice = ? AND signature = ? AND withdrawn IS NULL",
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
    for match in part.matches where new[match.id] != nil {
      if try takeOver(match, from: claim, revision, database) { new[match.id] = nil }
    }
    try insert(part.matches.filter { new[$0.id] != nil }, of: claim, revision, database)
  }

  /// Sees to a match that another slice had, before slices came in that begin earlier; whether it is the same one and
  /// now this slice's.
  private func takeOver(
    _ match: StoredMatch, from claim: SliceClaim, _ revision: Int64, _ database: Database
  ) throws -> Bool {
    let row = try database.rows(
      "SELECT number, json FROM match WHERE job = ? AND id = ? AND withdrawn IS NULL",
      arguments: [claim.job.id, match.id]
    ).first
    guard let row else { return false }
    let number: Int64 = try row.decode(forColumn: "number")
    let json: String = try row.decode(forColumn: "json")
    let isSame = json == match.json
    try database.run(
      isSame ? "UPDATE match SET slice = ? WHERE number = ?" : "UPDATE match SET withdrawn = ? WHERE number = ?",
      arguments: [isSame ? Int64(claim.slice) : revision, number])
    return isSame
  }

  private func insert(_ matches: [StoredMatch], of claim: SliceClaim, _ revision: Int64, _ database: Database) throws {
    let insert = try database.cachedStatement(
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

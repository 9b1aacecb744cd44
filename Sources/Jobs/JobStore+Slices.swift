import GRDB

extension JobStore {
  /// Takes the next slice to be worked on; nil if there is none.
  ///
  /// A slice that is being run is taken too: the lock says that whoever ran it is gone. His claim becomes void.
  public func claimSlice(under lock: RunnerLock) throws(JobStoreError) -> SliceClaim? {
    try write { database in
      let next = try Row.fetchOne(
        database,
        sql: """
          SELECT slice.job, slice.number FROM slice JOIN job ON job.id = slice.job
          WHERE job.state IN ('submitted', 'running') AND slice.state IN ('waiting', 'running')
          ORDER BY slice.job, slice.number LIMIT 1
          """)
      guard let next else { return nil }
      let id: Int64 = try next.decode(forColumn: "job")
      let number: Int = try next.decode(forColumn: "number")
      let token = String(UInt64.random(in: .min ... .max), radix: 16)
      try database.execute(sql: "UPDATE job SET state = 'running' WHERE id = ?", arguments: [id])
      try database.execute(
        sql: "UPDATE slice SET state = 'running', token = ? WHERE job = ? AND number = ?",
        arguments: [token, id, number])
      return SliceClaim(job: try job(id, database), slice: number, token: token)
    }
  }

  /// Stores all that a slice gave, and that it is done; with the last slice the job is done too.
  ///
  /// - Parameters:
  ///   - matches: by falling score, then by signature and origin.
  ///   - coverage: what the scan covered and could not see, line by line.
  ///   - time: seconds since 1970-01-01 UTC.
  public func complete(_ claim: SliceClaim, matches: [StoredMatch], coverage: [String], at time: Int64)
    throws(JobStoreError)
  {
    try write { database in
      try database.execute(
        sql: """
          UPDATE slice SET state = 'done', token = NULL, error = NULL, coverage = ?
          WHERE job = ? AND number = ? AND state = 'running' AND token = ?
          """,
        arguments: [coverage.joined(separator: "\n"), claim.job.id, claim.slice, claim.token])
      try checkChanged(claim, database)
      try insert(matches, of: claim, database)
      let isDone = try Bool.fetchOne(
        database, sql: "SELECT NOT EXISTS (SELECT * FROM slice WHERE job = ? AND state != 'done')",
        arguments: [claim.job.id])
      if isDone == true { try end(claim.job.id, as: .done, at: time, database) }
    }
  }

  /// Stores that a slice failed, and its job with it.
  public func fail(_ claim: SliceClaim, because error: String, at time: Int64) throws(JobStoreError) {
    try write { database in
      try database.execute(
        sql: """
          UPDATE slice SET state = 'failed', token = NULL, error = ?
          WHERE job = ? AND number = ? AND state = 'running' AND token = ?
          """,
        arguments: [error, claim.job.id, claim.slice, claim.token])
      try checkChanged(claim, database)
      try end(claim.job.id, as: .failed, at: time, database)
    }
  }

  /// The last change found the claim's slice, so that the claim is still good.
  private func checkChanged(_ claim: SliceClaim, _ database: Database) throws {
    if database.changesCount == 1 { return }
    throw JobStoreError(.claimVoid(job: claim.job.name, slice: claim.slice), path: path)
  }

  private func insert(_ matches: [StoredMatch], of claim: SliceClaim, _ database: Database) throws {
    let insert = try database.makeStatement(
      sql: """
        INSERT INTO match (job, slice, position, id, signature, score_tenths, origin_time, json)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """)
    for (position, match) in matches.enumerated() {
      try insert.execute(arguments: [
        claim.job.id, claim.slice, position, match.id, match.signature, match.scoreTenths, match.originTime,
        match.json,
      ])
    }
  }

  func end(_ job: Int64, as state: JobState, at time: Int64, _ database: Database) throws {
    try database.execute(
      sql: "UPDATE job SET state = ?, finished = ? WHERE id = ?", arguments: [state.rawValue, time, job])
  }
}

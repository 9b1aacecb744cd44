import GRDB

extension JobStore {
  /// Takes a slice to be worked on; nil if there is none that is free.
  ///
  /// A free slice waits, or its worker is gone; the claim of that worker becomes void. The slice after one's own is
  /// taken if it is free, else nothing: a worker that reads on has what it needs for that one and for no other. Without
  /// one of his own, the beginning of the longest stretch of free slices is taken, or its middle if somebody works
  /// right before it.
  ///
  /// - Parameters:
  ///   - mine: the slice before the one that is wanted; nil for any.
  ///   - time: seconds since 1970-01-01 UTC.
  ///   - isGone: whether a worker that still has a lease is known to have died.
  public func claimSlice(
    after mine: SliceClaim? = nil, for holder: Leaseholder, at time: Int64, isGone: (String) -> Bool = { _ in false }
  ) throws(JobStoreError) -> SliceClaim? {
    try writeLightly { database in
      guard let job = try mine?.job.id ?? nextJob(database, time, isGone) else { return nil }
      let slices = try Row.fetchAll(
        database,
        sql: """
          SELECT number, state, worker, leased_until FROM slice WHERE job = ? AND number >= ? ORDER BY number LIMIT ?
          """, arguments: [job, mine?.slice ?? Int.min, mine == nil ? -1 : 2])
      let places = try slices.map { try Place($0, time, isGone) }
      let number =
        mine == nil ? Self.best(of: places) : places.dropFirst().first.flatMap { $0.isFree ? $0.number : nil }
      guard let number else { return nil }
      return try take(number, of: job, holder, time, database)
    }
  }

  /// A slice as one looks for a free one.
  private struct Place {
    let number: Int
    let isFree: Bool
    let isHeld: Bool

    init(_ row: Row, _ time: Int64, _ isGone: (String) -> Bool) throws {
      number = try row.decode(forColumn: "number")
      let state: String = try row.decode(forColumn: "state")
      let worker: String? = try row.decode(forColumn: "worker")
      let until: Int64? = try row.decode(forColumn: "leased_until")
      isHeld = state == "running" && (until ?? .min) > time && !(worker.map(isGone) ?? true)
      isFree = state == "waiting" || (state == "running" && !isHeld)
    }
  }

  private func nextJob(_ database: Database, _ time: Int64, _ isGone: (String) -> Bool) throws -> Int64? {
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT slice.job, number, slice.state, worker, leased_until FROM slice JOIN job ON job.id = slice.job
        WHERE job.state IN ('submitted', 'running') AND slice.state IN ('waiting', 'running')
        ORDER BY slice.job, number
        """)
    while let row = try rows.next() {
      if try Place(row, time, isGone).isFree { return try row.decode(forColumn: "job") }
    }
    return nil
  }

  private static func best(of places: [Place]) -> Int? {
    var best: Range<Int>?
    var start = places.startIndex
    while start < places.endIndex {
      guard places[start].isFree else {
        start += 1
        continue
      }
      let end = places[start...].firstIndex { !$0.isFree } ?? places.endIndex
      if end - start > best?.count ?? 0 { best = start..<end }
      start = end
    }
    guard let best else { return nil }
    let isFollowed = best.lowerBound > 0 && places[best.lowerBound - 1].isHeld
    return places[isFollowed ? best.lowerBound + best.count / 2 : best.lowerBound].number
  }

  private func take(
    _ number: Int, of id: Int64, _ holder: Leaseholder, _ time: Int64, _ database: Database
  ) throws -> SliceClaim? {
    let token = String(UInt64.random(in: .min ... .max), radix: 16)
    try database.execute(
      sql: """
        UPDATE job SET state = 'running', started = coalesce(started, ?), waiting_at_start = coalesce(waiting_at_start,
          (SELECT count(*) FROM part WHERE part.job = job.id AND revision IS NULL))
        WHERE id = ? AND state IN ('submitted', 'running')
        """, arguments: [time, id])
    guard database.changesCount == 1 else { return nil }
    try database.execute(
      sql: """
        UPDATE slice SET state = 'running', token = ?, worker = ?, leased_until = ?, activity = NULL
        WHERE job = ? AND number = ?
        """, arguments: [token, holder.name, time + holder.seconds, id, number])
    let row = try Row.fetchOne(
      database, sql: "SELECT from_time, to_time FROM slice WHERE job = ? AND number = ?", arguments: [id, number])
    let missing = try String.fetchAll(
      database, sql: "SELECT signature FROM part WHERE job = ? AND slice = ? AND revision IS NULL ORDER BY signature",
      arguments: [id, number])
    return SliceClaim(
      job: try job(id, database), slice: number, from: try row?.decode(forColumn: "from_time"),
      to: try row?.decode(forColumn: "to_time"), missing: missing, token: token)
  }

  /// Keeps slices for longer; those that another has taken meanwhile are left to him.
  ///
  /// - Parameter activity: what their worker is doing; nil if he says nothing.
  public func renew(
    _ claims: [SliceClaim], for holder: Leaseholder, at time: Int64, activity: String? = nil
  ) throws(JobStoreError) {
    try writeLightly { database in
      for claim in claims {
        try database.run(
          """
          UPDATE slice SET leased_until = ?, activity = coalesce(?, activity)
          WHERE job = ? AND number = ? AND state = 'running' AND token = ?
          """, arguments: [time + holder.seconds, activity, claim.job.id, claim.slice, claim.token])
      }
    }
  }

  /// Gives slices back that are not done.
  public func release(_ claims: [SliceClaim]) throws(JobStoreError) {
    try write { database in
      for claim in claims {
        try database.execute(
          sql: """
            UPDATE slice SET state = 'waiting', token = NULL, worker = NULL, leased_until = NULL
            WHERE job = ? AND number = ? AND state = 'running' AND token = ?
            """, arguments: [claim.job.id, claim.slice, claim.token])
      }
    }
  }

  /// Stores that a slice failed, and its job with it.
  public func fail(_ claim: SliceClaim, because error: String, at time: Int64) throws(JobStoreError) {
    try write { database in
      try database.execute(
        sql: """
          UPDATE slice SET state = 'failed', token = NULL, worker = NULL, leased_until = NULL, error = ?
          WHERE job = ? AND number = ? AND state = 'running' AND token = ?
          """,
        arguments: [error, claim.job.id, claim.slice, claim.token])
      try checkChanged(claim, database)
      try end(claim.job.id, as: .failed, at: time, database)
    }
  }

  /// The last change found the claim's slice, so that the claim is still good.
  func checkChanged(_ claim: SliceClaim, _ database: Database) throws {
    if database.changesCount == 1 { return }
    throw JobStoreError(.claimVoid(job: claim.job.name, slice: claim.slice), path: path)
  }

  func end(_ job: Int64, as state: JobState, at time: Int64, _ database: Database) throws {
    try database.execute(
      sql: "UPDATE job SET state = ?, finished = ? WHERE id = ?", arguments: [state.rawValue, time, job])
  }
}

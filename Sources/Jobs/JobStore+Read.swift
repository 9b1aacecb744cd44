import GRDB

extension JobStore {
  /// All jobs, in the order in which they were submitted.
  public func jobs() throws(JobStoreError) -> [Job] {
    try read { database in
      try Row.fetchAll(database, sql: "\(Self.selectJob) ORDER BY job.id").map { try Job($0) }
    }
  }

  /// The job of this number, or the last one of this name.
  public func job(_ nameOrID: String) throws(JobStoreError) -> Job {
    try read { database in
      let sql = "SELECT max(id) FROM job WHERE name = ? OR id = ?"
      let number = nameOrID.allSatisfy { $0.isASCII && $0.isNumber } ? Int64(nameOrID) : nil
      if let id = try Int64.fetchOne(database, sql: sql, arguments: [nameOrID, number]) {
        return try job(id, database)
      }
      let known = try String.fetchAll(database, sql: "SELECT DISTINCT name FROM job ORDER BY name")
      throw JobStoreError(.unknownJob(nameOrID, known: known), path: path)
    }
  }

  /// What a job scans, and with what.
  public func contents(of job: Job) throws(JobStoreError) -> JobContents {
    try read { database in
      let signatures = try Row.fetchAll(
        database,
        sql: "SELECT path, bundled, name, plan_hash FROM job_signature WHERE job = ? ORDER BY position",
        arguments: [job.id])
      let labels = try String.fetchAll(
        database, sql: "SELECT path FROM job_label_file WHERE job = ? ORDER BY position", arguments: [job.id])
      let archives = try Row.fetchAll(
        database,
        sql: "SELECT path, hash, rows, first_time, last_time FROM job_archive WHERE job = ? ORDER BY position",
        arguments: [job.id])
      return JobContents(
        signatures: try signatures.map { try JobContents.Signature($0) }, labels: labels,
        archives: try archives.map { try JobContents.Archive($0) },
        campaigns: try campaigns(of: job.id, at: nil, database))
    }
  }

  /// When the last transfer is of the archives that a job has, or had at a revision; nil if there is none.
  ///
  /// In seconds since 1970-01-01 UTC.
  public func end(of job: Job, at revision: Int64? = nil) throws(JobStoreError) -> Int64? {
    try read { database in
      try Int64.fetchOne(
        database, sql: "SELECT max(last_time) FROM job_archive WHERE job = ? AND added <= ?",
        arguments: [job.id, revision ?? .max])
    }
  }

  /// The campaigns that a job has, or had at a revision, in order.
  public func campaigns(of job: Job, at revision: Int64? = nil) throws(JobStoreError) -> [JobContents.Campaign] {
    try read { database in try campaigns(of: job.id, at: revision, database) }
  }

  private func campaigns(of job: Int64, at revision: Int64?, _ database: Database) throws -> [JobContents.Campaign] {
    let sql = """
      SELECT path, bundled, name, hash AS plan_hash, definition FROM campaign
      WHERE job = ? AND added <= ? AND (withdrawn IS NULL OR withdrawn > ?) ORDER BY position
      """
    let revision = revision ?? .max
    return try Row.fetchAll(database, sql: sql, arguments: [job, revision, revision]).map {
      JobContents.Campaign(
        source: try JobContents.Signature($0), definition: try $0.decode(forColumn: "definition"))
    }
  }

  /// The slices of a job, in order.
  public func slices(of job: Job) throws(JobStoreError) -> [Slice] {
    try read { database in
      let sql = """
        SELECT *,
          (SELECT count(*) FROM part WHERE part.job = slice.job AND part.slice = slice.number) AS parts,
          (SELECT count(revision) FROM part WHERE part.job = slice.job AND part.slice = slice.number) AS done_parts,
          (SELECT coalesce(group_concat('`' || signature || '`: ' || incomplete, char(10)), '') FROM part
            WHERE part.job = slice.job AND part.slice = slice.number AND incomplete IS NOT NULL) AS incomplete
        FROM slice WHERE job = ? ORDER BY number
        """
      return try Row.fetchAll(database, sql: sql, arguments: [job.id]).map { try Slice($0) }
    }
  }

  /// A job that is known to be there.
  func job(_ id: Int64, _ database: Database) throws -> Job {
    let row = try Row.fetchOne(database, sql: "\(Self.selectJob) WHERE job.id = ?", arguments: [id])
    guard let row else { throw JobStoreError(.unknownJob("\(id)", known: []), path: path) }
    return try Job(row)
  }

  private static let selectJob = """
    SELECT job.*,
      (SELECT count(*) FROM job_signature WHERE job = job.id) AS signature_count,
      (SELECT count(*) FROM job_archive WHERE job = job.id) AS archive_count,
      (SELECT coalesce(sum(rows), 0) FROM job_archive WHERE job = job.id) AS row_count,
      (SELECT count(*) FROM match WHERE job = job.id AND withdrawn IS NULL) AS match_count,
      (SELECT count(*) FROM slice WHERE job = job.id) AS slice_count,
      (SELECT count(*) FROM slice WHERE job = job.id AND state = 'done') AS done_slices
    FROM job
    """
}

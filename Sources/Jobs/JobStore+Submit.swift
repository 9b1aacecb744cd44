import GRDB

extension JobStore {
  /// Stores a job, which then waits for workers.
  ///
  /// - Parameter time: seconds since 1970-01-01 UTC.
  public func submit(_ draft: JobDraft, at time: Int64) throws(JobStoreError) -> Job {
    guard Self.isName(draft.name) else { throw JobStoreError(.invalidName(draft.name), path: path) }
    return try write { database in
      try checkFree(draft.name, database)
      try database.execute(
        sql: """
          INSERT INTO job (name, state, submitted, engine, labels_hash, settings, slice_seconds, folders)
          VALUES (?, 'submitted', ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          draft.name, time, draft.engine, draft.labelsHash, draft.settings, draft.sliceSeconds,
          draft.folders.joined(separator: "\n"),
        ])
      let id = database.lastInsertedRowID
      try insert(draft.contents, of: id, database)
      for (position, campaign) in draft.contents.campaigns.enumerated() {
        try insert(campaign, at: position, of: id, since: 1, database)
      }
      for slice in draft.slices {
        try database.run(
          "INSERT INTO slice (job, number, state, from_time, to_time) VALUES (?, ?, 'waiting', ?, ?)",
          arguments: [id, slice.number, slice.from, slice.to])
        for signature in draft.contents.signatures {
          let labels = draft.labelHashes[signature.name] ?? draft.labelsHash
          try database.run(
            "INSERT INTO part (job, slice, signature, plan_hash, labels_hash) VALUES (?, ?, ?, ?, ?)",
            arguments: [id, slice.number, signature.name, signature.planHash, labels])
        }
      }
      return try job(id, database)
    }
  }

  /// Calls a job off; a runner that is at it stores nothing more.
  public func cancel(_ job: Job, at time: Int64) throws(JobStoreError) -> Job {
    try write { database in
      let now = try self.job(job.id, database)
      guard now.state == .submitted || now.state == .running else {
        throw JobStoreError(.notCancellable(now.name, now.state), path: path)
      }
      try end(job.id, as: .cancelled, at: time, database)
      try database.execute(
        sql:
          "UPDATE slice SET state = 'waiting', token = NULL, worker = NULL, leased_until = NULL WHERE job = ? AND state = 'running'",
        arguments: [job.id])
      return try self.job(job.id, database)
    }
  }

  private static func isName(_ name: String) -> Bool {
    PlainText.isPlain(name) && name.unicodeScalars.count <= 200 && name.contains { !$0.isWhitespace }
      && name.contains { !($0.isASCII && $0.isNumber) }
  }

  func checkFree(_ name: String, _ database: Database) throws {
    let sql = "SELECT id FROM job WHERE name = ? AND state IN ('submitted', 'running', 'done')"
    guard let id = try Int64.fetchOne(database, sql: sql, arguments: [name]) else { return }
    throw JobStoreError(.nameTaken(name, id: id, state: try job(id, database).state), path: path)
  }

  func insert(_ contents: JobContents, of job: Int64, _ database: Database) throws {
    for (position, signature) in contents.signatures.enumerated() {
      try database.execute(
        sql: "INSERT INTO job_signature (job, position, path, bundled, name, plan_hash) VALUES (?, ?, ?, ?, ?, ?)",
        arguments: [job, position, signature.path, signature.isBundled, signature.name, signature.planHash])
    }
    for (position, labels) in contents.labels.enumerated() {
      try database.execute(
        sql: "INSERT INTO job_label_file (job, position, path) VALUES (?, ?, ?)", arguments: [job, position, labels])
    }
    for (position, archive) in contents.archives.enumerated() {
      try database.execute(
        sql: """
          INSERT INTO job_archive (job, position, path, hash, rows, first_time, last_time) VALUES (?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          job, position, archive.path, archive.hash, archive.rows, archive.firstTime, archive.lastTime,
        ])
    }
  }

  func insert(
    _ campaign: JobContents.Campaign, at position: Int, of job: Int64, since revision: Int64, _ database: Database
  ) throws {
    let source = campaign.source
    try database.execute(
      sql: """
        INSERT INTO campaign (job, name, position, path, bundled, hash, definition, added) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        job, source.name, position, source.path, source.isBundled, source.planHash, campaign.definition, revision,
      ])
  }
}

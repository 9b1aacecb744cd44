import GRDB

extension JobStore {
  /// Takes in what changed: parts that have to be searched again wait, all others keep their results; matches of
  /// signatures that are gone are withdrawn.
  ///
  /// A worker that is at a slice with such a part loses it, for what it reads is not what there is now.
  ///
  /// - Parameter time: seconds since 1970-01-01 UTC.
  public func update(_ job: Job, to update: JobUpdate, at time: Int64) throws(JobStoreError) -> Job {
    try write { database in
      let now = try self.job(job.id, database)
      guard now.state != .cancelled, now.state != .failed, now.revision == job.revision else {
        throw JobStoreError(.changedMeanwhile(now.name), path: path)
      }
      let revision = try nextRevision(of: job.id, database)
      try replaceContents(of: job.id, by: update, revision, database)
      try replaceCampaigns(of: job.id, by: update.contents.campaigns, revision, database)
      try addSlices(update, to: job.id, database)
      try dropParts(of: job.id, but: Set(update.contents.signatures.map(\.name)), revision, database)
      try renewParts(of: job.id, by: update, database)
      try database.execute(
        sql: """
          UPDATE slice SET state = 'waiting', token = NULL, worker = NULL, leased_until = NULL, error = NULL
          WHERE job = ? AND state IN ('done', 'running')
            AND EXISTS (SELECT * FROM part WHERE part.job = slice.job AND part.slice = slice.number AND revision IS NULL)
          """, arguments: [job.id])
      for (position, text) in update.events.enumerated() {
        try database.execute(
          sql: "INSERT INTO job_event (job, revision, position, time, text) VALUES (?, ?, ?, ?, ?)",
          arguments: [job.id, revision, position, time, text])
      }
      try database.execute(
        sql: """
          UPDATE job SET state = 'submitted', finished = NULL, started = NULL, waiting_at_start = NULL
          WHERE id = ? AND EXISTS (SELECT * FROM slice WHERE job = job.id AND state != 'done')
          """, arguments: [job.id])
      try database.execute(
        sql: "UPDATE job SET labels_hash = ? WHERE id = ?", arguments: [update.labelsHash, job.id])
      return try self.job(job.id, database)
    }
  }

  private func replaceContents(
    of job: Int64, by update: JobUpdate, _ revision: Int64, _ database: Database
  ) throws {
    let known = try Row.fetchAll(
      database, sql: "SELECT path, added FROM job_archive WHERE job = ?", arguments: [job])
    for table in ["job_signature", "job_label_file", "job_archive"] {
      try database.execute(sql: "DELETE FROM \(table) WHERE job = ?", arguments: [job])
    }
    try insert(update.contents, of: job, database)
    try database.execute(sql: "UPDATE job_archive SET added = ? WHERE job = ?", arguments: [revision, job])
    for row in known {
      let (path, added): (String, Int64) = (try row.decode(forColumn: "path"), try row.decode(forColumn: "added"))
      try database.run(
        "UPDATE job_archive SET added = ? WHERE job = ? AND path = ?", arguments: [added, job, path])
    }
  }

  /// Those that say the same as before stay, wherever they stand now.
  private func replaceCampaigns(
    of job: Int64, by campaigns: [JobContents.Campaign], _ revision: Int64, _ database: Database
  ) throws {
    let wanted = Set(campaigns.map { [$0.source.name, $0.source.planHash] })
    let live = "SELECT name, hash FROM campaign WHERE job = ? AND withdrawn IS NULL"
    var kept: Set<[String]> = []
    for row in try Row.fetchAll(database, sql: live, arguments: [job]) {
      let known: [String] = [try row.decode(forColumn: "name"), try row.decode(forColumn: "hash")]
      if wanted.contains(known) {
        kept.insert(known)
      } else {
        try database.execute(
          sql: "UPDATE campaign SET withdrawn = ? WHERE job = ? AND name = ? AND withdrawn IS NULL",
          arguments: [revision, job, known[0]])
      }
    }
    for (position, campaign) in campaigns.enumerated() {
      let source = campaign.source
      guard kept.contains([source.name, source.planHash]) else {
        try insert(campaign, at: position, of: job, since: revision, database)
        continue
      }
      try database.execute(
        sql: """
          UPDATE campaign SET position = ?, path = ?, bundled = ?, definition = ?
          WHERE job = ? AND name = ? AND withdrawn IS NULL
          """,
        arguments: [position, source.path, source.isBundled, campaign.definition, job, source.name])
    }
  }

  private func addSlices(_ update: JobUpdate, to job: Int64, _ database: Database) throws {
    for slice in update.slices {
      try database.run(
        """
        INSERT INTO slice (job, number, state, from_time, to_time) VALUES (?, ?, 'waiting', ?, ?)
        ON CONFLICT (job, number) DO UPDATE SET from_time = excluded.from_time, to_time = excluded.to_time
        """, arguments: [job, slice.number, slice.from, slice.to])
    }
  }

  private func dropParts(of job: Int64, but kept: Set<String>, _ revision: Int64, _ database: Database) throws {
    let names = try String.fetchAll(
      database, sql: "SELECT DISTINCT signature FROM part WHERE job = ?", arguments: [job])
    for name in names where !kept.contains(name) {
      try database.execute(sql: "DELETE FROM part WHERE job = ? AND signature = ?", arguments: [job, name])
      try database.execute(
        sql: "UPDATE match SET withdrawn = ? WHERE job = ? AND signature = ? AND withdrawn IS NULL",
        arguments: [revision, job, name])
    }
  }

  private func renewParts(of job: Int64, by update: JobUpdate, _ database: Database) throws {
    for signature in update.contents.signatures {
      let labels = update.labelHashes[signature.name] ?? update.labelsHash
      for slice in update.slices {
        try database.run(
          """
          INSERT INTO part (job, slice, signature, plan_hash, labels_hash) VALUES (?, ?, ?, ?, ?)
          ON CONFLICT (job, slice, signature) DO NOTHING
          """, arguments: [job, slice.number, signature.name, signature.planHash, labels])
      }
      for number in update.again[signature.name] ?? [] {
        try database.run(
          """
          UPDATE part SET revision = NULL, incomplete = NULL, plan_hash = ?, labels_hash = ?
          WHERE job = ? AND slice = ? AND signature = ?
          """, arguments: [signature.planHash, labels, job, number, signature.name])
      }
    }
  }

  /// Lets a job that failed or was cancelled go on where it stopped.
  public func retry(_ job: Job) throws(JobStoreError) -> Job {
    try write { database in
      let now = try self.job(job.id, database)
      guard now.state == .failed || now.state == .cancelled else {
        throw JobStoreError(.notRetriable(now.name, now.state), path: path)
      }
      try checkFree(now.name, database)
      try database.execute(
        sql: "UPDATE slice SET state = 'waiting', error = NULL WHERE job = ? AND state = 'failed'", arguments: [job.id])
      try database.execute(
        sql: """
          UPDATE job SET state = 'submitted', finished = NULL, started = NULL, waiting_at_start = NULL WHERE id = ?
          """, arguments: [job.id])
      return try self.job(job.id, database)
    }
  }

  /// The hashes with which each signature's parts were last asked for.
  public func partHashes(of job: Job) throws(JobStoreError) -> [String: (plan: String, labels: String)] {
    try read { database in
      var hashes: [String: (plan: String, labels: String)] = [:]
      let sql = "SELECT DISTINCT signature, plan_hash, labels_hash FROM part WHERE job = ?"
      for row in try Row.fetchAll(database, sql: sql, arguments: [job.id]) {
        hashes[try row.decode(forColumn: "signature")] = (
          try row.decode(forColumn: "plan_hash"), try row.decode(forColumn: "labels_hash")
        )
      }
      return hashes
    }
  }

  /// Folders that are looked at for new archives.
  public func folders(of job: Job) throws(JobStoreError) -> [String] {
    try read { database in
      let text = try String.fetchOne(database, sql: "SELECT folders FROM job WHERE id = ?", arguments: [job.id])
      return (text ?? "").split(separator: "\n").map { String($0) }
    }
  }

  /// What changed in a job's files over time, and what of its results stayed.
  public func events(of job: Job) throws(JobStoreError) -> [JobEvent] {
    try read { database in
      try Row.fetchAll(
        database, sql: "SELECT revision, time, text FROM job_event WHERE job = ? ORDER BY revision, position",
        arguments: [job.id]
      ).map {
        JobEvent(
          revision: try $0.decode(forColumn: "revision"), time: try $0.decode(forColumn: "time"),
          text: try $0.decode(forColumn: "text"))
      }
    }
  }

  /// Forgets jobs that failed or were cancelled before a time, and matches that were withdrawn before their job's last
  /// changes.
  ///
  /// - Parameters:
  ///   - time: seconds since 1970-01-01 UTC.
  ///   - revisions: steps of a job's history that can still be asked for.
  /// - Returns: how many jobs and matches are gone.
  public func collectGarbage(before time: Int64, keeping revisions: Int64) throws(JobStoreError) -> (
    jobs: Int, matches: Int
  ) {
    let gone = try write { database in
      try database.execute(
        sql: "DELETE FROM job WHERE state IN ('failed', 'cancelled') AND finished < ?", arguments: [time])
      let jobs = database.changesCount
      try database.execute(
        sql: """
          DELETE FROM match WHERE withdrawn <= (SELECT job.revision FROM job WHERE job.id = match.job) - ?
          """, arguments: [revisions])
      let matches = database.changesCount
      try database.execute(
        sql: """
          DELETE FROM campaign WHERE withdrawn <= (SELECT job.revision FROM job WHERE job.id = campaign.job) - ?
          """, arguments: [revisions])
      return (jobs: jobs, matches: matches)
    }
    do { try queue.writeWithoutTransaction { try $0.execute(sql: "VACUUM") } } catch {
      throw JobStoreError(error, path: path)
    }
    return gone
  }
}

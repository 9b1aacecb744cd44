import Foundation
import GRDB
import Testing

@testable import Jobs

@Suite struct MigrationTests {
  private let bench: Workbench

  init() throws { bench = try Workbench() }

  private func applied(_ store: JobStore) throws -> [String] {
    try store.queue.read { try JobMigrations.all.appliedMigrations($0) }
  }

  /// The tables as they may be one day.
  private var nextVersion: DatabaseMigrator {
    var migrator = JobMigrations.all
    migrator.registerMigration("v4") {
      try $0.execute(sql: "ALTER TABLE slice ADD COLUMN seconds INTEGER")
    }
    return migrator
  }

  @Test func `a new database gets all migrations, a log and foreign keys`() throws {
    let store = try bench.store()
    #expect(try applied(store) == ["v1", "v2", "v3"])
    try store.queue.read { database in
      #expect(try String.fetchOne(database, sql: "PRAGMA journal_mode") == "wal")
      #expect(try Int.fetchOne(database, sql: "PRAGMA foreign_keys") == 1)
      #expect(try Int.fetchOne(database, sql: "PRAGMA application_id") == 0x534C_4345)
      let tables = try String.fetchAll(
        database, sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
      #expect(
        tables == [
          "campaign", "grdb_migrations", "job", "job_archive", "job_event", "job_label_file", "job_signature",
          "match", "part", "slice",
        ])
    }
  }

  @Test func `an empty file becomes a database`() throws {
    _ = try bench.file("jobs.db", "")
    #expect(try applied(try bench.store()) == ["v1", "v2", "v3"])
  }

  @Test func `what a process that died in making a database left behind does no harm`() throws {
    _ = try bench.file("jobs.db-new", "half a database")
    #expect(try applied(try bench.store()) == ["v1", "v2", "v3"])
    #expect(!FileManager.default.fileExists(atPath: bench.path("jobs.db-new")))
  }

  @Test func `many that begin at once share one database`() async throws {
    let bench = bench
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<8 {
        group.addTask { _ = try bench.store().submit(Workbench.draft("job \(number)"), at: 1) }
      }
      try await group.waitForAll()
    }
    #expect(try bench.store().jobs().map(\.id) == Array(1...8))
  }

  @Test func `an existing database keeps its jobs when it is opened again`() throws {
    let job = try bench.store().submit(Workbench.draft(), at: 1)
    let store = try bench.store()
    #expect(try applied(store) == ["v1", "v2", "v3"])
    #expect(try store.jobs() == [job])
  }

  @Test func `a database of this version is brought to the next one with its jobs`() throws {
    let job = try bench.store().submit(Workbench.draft(), at: 1)
    let store = try bench.store(migrator: nextVersion)
    #expect(try store.queue.read { try nextVersion.appliedMigrations($0) } == ["v1", "v2", "v3", "v4"])
    #expect(try store.jobs() == [job])
    #expect(try store.contents(of: job) == Workbench.contents)
  }

  @Test func `a database of version 1 is brought to this one with its jobs and their matches`() throws {
    let queue = try DatabaseQueue(path: bench.database)
    try queue.write { try $0.execute(sql: "PRAGMA application_id = \(JobMigrations.applicationID)") }
    try JobMigrations.all.migrate(queue, upTo: "v1")
    try queue.write { database in
      try database.execute(
        sql: """
          INSERT INTO job VALUES
            (1, 'done', 'done', 5, 9, 'sluice 1', 'sha256:7', '{"dust_floor":1,"min_score":0}'),
            (2, 'waits', 'running', 6, NULL, 'sluice 1', 'sha256:7', '{"dust_floor":1,"min_score":0}');
          INSERT INTO job_signature VALUES (1, 0, 'a.sluice', 0, 'a', 'sha256:1'), (2, 0, 'a.sluice', 0, 'a', 'sha256:1');
          INSERT INTO job_archive VALUES (1, 0, 'a.arrow', 'sluice1:8', 2), (2, 0, 'a.arrow', 'sluice1:8', 2);
          INSERT INTO slice VALUES
            (1, 1, 'done', NULL, NULL, NULL, 'covered: all', NULL), (2, 1, 'running', NULL, NULL, 'ab', '', NULL);
          INSERT INTO match VALUES
            (1, 1, 0, 'x', 'a', 900, 50, '{"n":1}'), (1, 1, 1, 'y', 'a', 900, 50, '{"n":2}'),
            (1, 1, 2, 'z', 'a', 950, 60, '{"n":3}');
          """)
    }
    try queue.close()
    let store = try bench.store()
    #expect(try applied(store) == ["v1", "v2", "v3"])
    let done = try store.job("done")
    #expect(done.state == .done && done.matchCount == 3 && done.doneSlices == 1)
    #expect(try store.texts(of: done) == [#"{"n":3}"#, #"{"n":1}"#, #"{"n":2}"#])
    #expect(try store.slices(of: done).map(\.coverage) == [["covered: all"]])
    #expect(try store.queue.read { try Row.fetchAll($0, sql: "PRAGMA foreign_key_check") }.isEmpty)
    let claim = try #require(try store.take())
    #expect(claim.job.name == "waits" && claim.missing == ["a"])
    try store.store([SlicePart(signature: "a", matches: Workbench.matches(2))], of: claim, at: 7)
    #expect(try store.job("waits").state == .done)
  }

  @Test func `a database of version 2 is brought to this one with its jobs and their matches`() throws {
    let queue = try DatabaseQueue(path: bench.database)
    try queue.write { try $0.execute(sql: "PRAGMA application_id = \(JobMigrations.applicationID)") }
    try JobMigrations.all.migrate(queue, upTo: "v2")
    try queue.write { database in
      try database.execute(
        sql: """
          INSERT INTO job (id, name, state, submitted, engine, labels_hash, settings, slice_seconds, revision) VALUES
            (1, 'old', 'running', 5, 'sluice 1', 'sha256:7', '{"dust_floor":1,"min_score":0}', 100, 2);
          INSERT INTO job_signature VALUES (1, 0, 'a.sluice', 0, 'a', 'sha256:1');
          INSERT INTO job_archive VALUES (1, 0, 'a.arrow', 'sluice1:8', 2, 50, 150);
          INSERT INTO job_campaign VALUES (1, 0, 'a.sluice', 0, 'c', 'sha256:5');
          INSERT INTO slice (job, number, state, from_time, to_time, token, worker, leased_until) VALUES
            (1, 0, 'done', NULL, 100, NULL, NULL, NULL), (1, 1, 'running', 100, 200, 'ab', 'gone', 0);
          INSERT INTO part VALUES
            (1, 0, 'a', 'sha256:1', 'sha256:7', 2, NULL), (1, 1, 'a', 'sha256:1', 'sha256:7', NULL, NULL);
          INSERT INTO match (job, slice, id, signature, score_tenths, origin_time, origin_archive, origin_row, evidence,
            json, added) VALUES (1, 0, 'x', 'a', 900, 50, 0, 0, x'0000000000000000', '{"n":1}', 2);
          """)
    }
    try queue.close()
    let store = try bench.store()
    #expect(try applied(store) == ["v1", "v2", "v3"])
    let job = try store.job("old")
    #expect(try store.texts(of: job) == [#"{"n":1}"#])
    let source = JobContents.Signature(path: "a.sluice", isBundled: false, name: "c", planHash: "sha256:5")
    #expect(try store.contents(of: job).campaigns == [JobContents.Campaign(source: source, definition: nil)])
    let holder = Leaseholder(name: "next", seconds: 60)
    let claim = try #require(try store.claimSlice(for: holder, at: 10))
    #expect(claim.slice == 1 && claim.missing == ["a"])
    try store.renew([claim], for: holder, at: 12, activity: "reading")
    try store.renew([claim], for: holder, at: 14)
    #expect(try store.slices(of: job).map(\.activity) == [nil, "reading"])
  }

  @Test func `a database of a newer version is left alone`() throws {
    _ = try bench.store(migrator: nextVersion)
    #expect(Workbench.cause { _ = try bench.store() } == .newer)
  }

  @Test func `a database of something else is left as it is`() throws {
    try DatabaseQueue(path: bench.database).write { try $0.execute(sql: "CREATE TABLE song (title TEXT)") }
    let before = try Data(contentsOf: URL(fileURLWithPath: bench.database))
    #expect(Workbench.cause { _ = try bench.store() } == .notOfJobs)
    #expect(try Data(contentsOf: URL(fileURLWithPath: bench.database)) == before)
  }
}

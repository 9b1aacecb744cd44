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
    migrator.registerMigration("v2") {
      try $0.execute(sql: "ALTER TABLE slice ADD COLUMN leased_until INTEGER")
    }
    return migrator
  }

  @Test func `a new database gets all migrations, a log and foreign keys`() throws {
    let store = try bench.store()
    #expect(try applied(store) == ["v1"])
    try store.queue.read { database in
      #expect(try String.fetchOne(database, sql: "PRAGMA journal_mode") == "wal")
      #expect(try Int.fetchOne(database, sql: "PRAGMA foreign_keys") == 1)
      #expect(try Int.fetchOne(database, sql: "PRAGMA application_id") == 0x534C_4345)
      let tables = try String.fetchAll(
        database, sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
      #expect(
        tables == ["grdb_migrations", "job", "job_archive", "job_label_file", "job_signature", "match", "slice"])
    }
  }

  @Test func `an empty file becomes a database`() throws {
    _ = try bench.file("jobs.db", "")
    #expect(try applied(try bench.store()) == ["v1"])
  }

  @Test func `what a process that died in making a database left behind does no harm`() throws {
    _ = try bench.file("jobs.db-new", "half a database")
    #expect(try applied(try bench.store()) == ["v1"])
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
    #expect(try applied(store) == ["v1"])
    #expect(try store.jobs() == [job])
  }

  @Test func `a database of version 1 is brought to the next one with its jobs`() throws {
    let job = try bench.store().submit(Workbench.draft(), at: 1)
    let store = try bench.store(migrator: nextVersion)
    #expect(try store.queue.read { try nextVersion.appliedMigrations($0) } == ["v1", "v2"])
    #expect(try store.jobs() == [job])
    #expect(try store.contents(of: job) == Workbench.contents)
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

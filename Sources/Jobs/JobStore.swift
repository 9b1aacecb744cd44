import Foundation
import GRDB

/// The database of batch jobs.
///
/// Every call is one transaction: it happens as a whole or not at all.
public struct JobStore: Sendable {
  public let path: String
  let queue: DatabaseQueue

  /// Opens a database, checks it, and brings its tables up to date.
  ///
  /// - Parameters:
  ///   - path: of the file.
  ///   - creates: whether a file that is not there is made.
  ///   - seconds: how long to wait at most for others that write.
  public init(path: String, creates: Bool, waiting seconds: Double = 5) throws(JobStoreError) {
    if !creates, !FileManager.default.fileExists(atPath: path) { throw JobStoreError(.missing, path: path) }
    try self.init(path: path, waiting: seconds)
  }

  /// As above, made if it is not there, with what tests set otherwise.
  ///
  /// - Parameter seconds: how long to wait at most for others that write.
  init(path: String, waiting seconds: Double, isReadOnly: Bool = false, migrator: DatabaseMigrator = JobMigrations.all)
    throws(JobStoreError)
  {
    self.path = path
    var configuration = Configuration()
    configuration.busyMode = .timeout(seconds)
    configuration.readonly = isReadOnly
    do {
      try Self.create(path, migrator)
      queue = try DatabaseQueue(path: path, configuration: configuration)
      // A stranger's database, or a damaged one, is left as it is.
      try queue.writeWithoutTransaction { database in
        try Self.checkOwner(of: database, path, migrator)
        try Self.checkIntegrity(of: database, path)
        try Self.keepLog(of: database, path)
      }
      if try !queue.read(migrator.hasCompletedMigrations) {
        // One process at a time, and none while jobs are run.
        let lock = try RunnerLock(database: path, waiting: 5)
        try migrator.migrate(queue)
        withExtendedLifetime(lock) {}
      }
    } catch { throw JobStoreError(error, path: path) }
  }

  // MARK: Opening

  private static func checkOwner(of database: Database, _ path: String, _ migrator: DatabaseMigrator) throws {
    let owner = try Int.fetchOne(database, sql: "PRAGMA application_id")
    if owner != JobMigrations.applicationID { throw JobStoreError(.notOfJobs, path: path) }
    if try migrator.hasBeenSuperseded(database) { throw JobStoreError(.newer, path: path) }
  }

  private static func checkIntegrity(of database: Database, _ path: String) throws {
    let finding = try String.fetchOne(database, sql: "PRAGMA quick_check(1)") ?? "no answer"
    if finding != "ok" {
      let line = finding.split(whereSeparator: \.isNewline).joined(separator: " ")
      throw JobStoreError(.corrupt(line), path: path)
    }
  }

  static func keepLog(of database: Database, _ path: String) throws {
    let mode = try String.fetchOne(database, sql: "PRAGMA journal_mode = WAL")
    if mode != "wal" { throw JobStoreError(.noLog, path: path) }
    // With less, a power cut could take back a slice after its results were read.
    try database.execute(sql: "PRAGMA synchronous = FULL")
  }

  /// Brings the tables up to date, one process at a time, and none while jobs are run.
  private static func migrate(_ queue: DatabaseQueue, _ path: String, _ migrator: DatabaseMigrator) throws {
    let lock = try RunnerLock(database: path, waiting: 5)
    // Before there are tables: they alone would pass for a stranger's.
    try queue.write { try $0.execute(sql: "PRAGMA application_id = \(JobMigrations.applicationID)") }
    try migrator.migrate(queue)
    withExtendedLifetime(lock) {}
  }

  // MARK: Access

  /// Reads in one transaction.
  func read<Value>(_ work: (Database) throws -> Value) throws(JobStoreError) -> Value {
    do { return try queue.read(work) } catch { throw JobStoreError(error, path: path) }
  }

  /// Writes in one transaction, which takes the write lock at its start.
  func write<Value>(_ work: (Database) throws -> Value) throws(JobStoreError) -> Value {
    do { return try queue.write(work) } catch { throw JobStoreError(error, path: path) }
  }

  /// The same for what may be forgotten if the power fails right after, as who works on what: it does not wait for the
  /// disk. What is written later, and waits, makes it last too.
  func writeLightly<Value>(_ work: (Database) throws -> Value) throws(JobStoreError) -> Value {
    do {
      return try queue.writeWithoutTransaction { database in
        try database.execute(sql: "PRAGMA synchronous = NORMAL")
        defer { try? database.execute(sql: "PRAGMA synchronous = FULL") }
        var value: Value?
        try database.inTransaction(.immediate) {
          value = try work(database)
          return .commit
        }
        guard let value else { throw DatabaseError(resultCode: .SQLITE_INTERNAL) }
        return value
      }
    } catch { throw JobStoreError(error, path: path) }
  }
}

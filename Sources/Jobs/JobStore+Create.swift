import Foundation
import GRDB

extension JobStore {
  /// Makes a database where there is none, or an empty file.
  ///
  /// It gets its name when it is whole: two processes that begin at once would meet in each other's half-made tables.
  static func create(_ path: String, _ migrator: DatabaseMigrator) throws {
    guard isAbsent(path) else { return }
    let lock = try RunnerLock(database: path, waiting: 5)
    guard isAbsent(path) else { return }
    let draft = "\(path)-new"
    // What a process that died here left behind.
    for end in ["", "-wal", "-shm", "-journal"] where FileManager.default.fileExists(atPath: draft + end) {
      try FileManager.default.removeItem(atPath: draft + end)
    }
    let queue = try DatabaseQueue(path: draft)
    try queue.write { try $0.execute(sql: "PRAGMA application_id = \(JobMigrations.applicationID)") }
    try queue.writeWithoutTransaction { try keepLog(of: $0, path) }
    try migrator.migrate(queue)
    try queue.close()
    // INVARIANT: both paths are C strings for as long as the call lasts.
    if unsafe rename(draft, path) != 0 { throw JobStoreError(.system(operation: "name it", code: errno), path: path) }
    withExtendedLifetime(lock) {}
  }

  private static func isAbsent(_ path: String) -> Bool {
    guard let file = try? FileManager.default.attributesOfItem(atPath: path) else { return true }
    return file[.type] as? FileAttributeType == .typeRegular && file[.size] as? Int == 0
  }
}

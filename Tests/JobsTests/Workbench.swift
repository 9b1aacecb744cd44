import Foundation
import GRDB

@testable import Jobs

/// A folder for one test, removed with it, and what a job may look like.
final class Workbench: Sendable {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("sluice-jobs-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  var database: String { path("jobs.db") }

  func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

  /// Writes a file and gives its path.
  func file(_ name: String, _ text: String) throws -> String {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path(name)))
    return path(name)
  }

  func store(waiting seconds: Double = 5, migrator: DatabaseMigrator = JobMigrations.all) throws -> JobStore {
    try JobStore(path: database, waiting: seconds, migrator: migrator)
  }

  static let contents = JobContents(
    signatures: [
      .init(path: "z/own.sluice", isBundled: false, name: "own.two", planHash: "sha256:2"),
      .init(path: "a/peel.sluice", isBundled: true, name: "peel.chain", planHash: "sha256:1"),
    ],
    labels: ["z.csv", "a.csv"],
    archives: [.init(path: "z.arrow", hash: "sluice1:9", rows: 40), .init(path: "a.arrow", hash: "sluice1:8", rows: 2)])

  static func draft(_ name: String = "nightly") -> JobDraft {
    JobDraft(
      name: name, engine: "sluice 9", labelsHash: "sha256:7", settings: "{\"dust_floor\":1}", contents: contents)
  }

  /// Matches in the order of a scan.
  static func matches(_ count: Int, text: String = "a match") -> [StoredMatch] {
    (0..<count).map { number in
      StoredMatch(
        id: "id\(number)", signature: "own.two", scoreTenths: 900 - number, originTime: 50,
        origin: .init(archive: 0, row: number), evidence: [.init(archive: 0, row: number)],
        json: "{\"text\":\"\(text) \(number)\"}")
    }
  }

  /// What a slice gives that has such matches of one signature and none of the other.
  static func parts(_ matches: [StoredMatch]) -> [SlicePart] {
    [SlicePart(signature: "own.two", matches: matches), SlicePart(signature: "peel.chain", matches: [])]
  }

  static let holder = Leaseholder(name: "me", seconds: 10)

  /// What the store throws.
  static func cause(_ work: () throws -> Void) -> JobStoreError.Cause? {
    do {
      try work()
      return nil
    } catch { return (error as? JobStoreError)?.cause }
  }
}

extension JobStore {
  func texts(of job: Job) throws -> [String] {
    var texts: [String] = []
    try eachMatch(of: job) { texts.append($0.json) }
    return texts
  }

  /// Takes the next slice.
  func take(_ holder: Leaseholder = Workbench.holder, at time: Int64 = 1) throws -> SliceClaim? {
    try claimSlice(for: holder, at: time)
  }
}

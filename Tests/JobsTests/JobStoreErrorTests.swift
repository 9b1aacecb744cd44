import Foundation
import GRDB
import Testing

@testable import Jobs

@Suite struct JobStoreErrorTests {
  private let bench: Workbench

  init() throws { bench = try Workbench() }

  private func message(_ work: () throws -> Void) -> String {
    do {
      try work()
      return "no error"
    } catch { return "\(error)".replacingOccurrences(of: bench.database, with: "DB") }
  }

  /// A database with some pages of matches, closed.
  private func filled() throws -> URL {
    let store = try bench.store()
    _ = try store.submit(Workbench.draft(), at: 1)
    let claim = try #require(try store.take())
    try store.store(Workbench.parts(Workbench.matches(200)), of: claim, coverage: ["covered: all"], at: 2)
    try store.queue.close()
    return URL(fileURLWithPath: bench.database)
  }

  private func readEverything() throws {
    let store = try bench.store()
    for job in try store.jobs() {
      _ = try store.contents(of: job)
      _ = try store.slices(of: job)
      _ = try store.texts(of: job)
    }
  }

  @Test func `a database that is not there`() {
    let text = message { _ = try JobStore(path: bench.database, creates: false) }
    #expect(text == "`DB`: there is no such database of jobs; `sluice jobs submit` makes one")
    #expect(!FileManager.default.fileExists(atPath: bench.database))
  }

  @Test func `a folder in place of a database, and one in a folder that is not there`() throws {
    let advice = "the database cannot be opened; check that its folder exists and that it is a file you may read"
    try FileManager.default.createDirectory(atPath: bench.database, withIntermediateDirectories: true)
    #expect(message { _ = try bench.store() } == "`DB`: \(advice)")
    let lost = bench.path("none/jobs.db")
    #expect(message { _ = try JobStore(path: lost, creates: true) } == "`\(lost)`: \(advice)")
  }

  @Test(arguments: ["time,from,to\n", String(repeating: "no database at all ", count: 500)])
  func `a file that is no database stays as it is`(_ content: String) throws {
    _ = try bench.file("jobs.db", content)
    #expect(message { _ = try bench.store() } == "`DB`: not an SQLite database; name another file with `--database`")
    #expect(try String(contentsOfFile: bench.database, encoding: .utf8) == content)
  }

  @Test func `a database that was cut off`() throws {
    let file = try filled()
    let bytes = try Data(contentsOf: file)
    try bytes.prefix(bytes.count / 2).write(to: file)
    #expect(
      message { try readEverything() }
        == "`DB`: the database is damaged: database disk image is malformed; restore it from a backup, or save what "
        + "is left with `sqlite3 DB .recover`")
  }

  @Test func `a database with overwritten pages`() throws {
    let file = try filled()
    var bytes = try Data(contentsOf: file)
    for place in bytes.count / 2..<bytes.count { bytes[place] = 0xA5 }
    try bytes.write(to: file)
    let text = message { try readEverything() }
    #expect(text.hasPrefix("`DB`: the database is damaged: "))
    #expect(text.hasSuffix("; restore it from a backup, or save what is left with `sqlite3 DB .recover`"))
  }

  @Test func `no damaged byte brings the process down`() throws {
    let file = try filled()
    let bytes = try Data(contentsOf: file)
    for place in Array(0..<100) + Array(stride(from: 100, to: bytes.count, by: 211)) {
      var damaged = bytes
      damaged[place] ^= 0xFF
      try damaged.write(to: file)
      do { try readEverything() } catch { #expect(error is JobStoreError) }
    }
  }

  @Test func `a read-only connection`() throws {
    _ = try bench.store()
    let text = message {
      _ = try JobStore(path: bench.database, waiting: 1, isReadOnly: true).submit(Workbench.draft(), at: 1)
    }
    #expect(
      text
        == "`DB`: the database is read-only; make the file and its folder writable, or copy it to where you may write")
  }

  // Nothing is read-only to root.
  @Test(.enabled(if: getuid() != 0)) func `a read-only file`() throws {
    let file = try filled()
    try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: file.path)
    #expect(Workbench.cause { _ = try bench.store().submit(Workbench.draft("b"), at: 1) } == .readOnly)
  }

  @Test func `a database that another process writes`() throws {
    let store = try bench.store(waiting: 0.05)
    let text = try DatabaseQueue(path: bench.database).inDatabase { other in
      try other.execute(sql: "BEGIN IMMEDIATE")
      defer { try? other.execute(sql: "ROLLBACK") }
      return message { _ = try store.submit(Workbench.draft(), at: 1) }
    }
    #expect(text == "`DB`: the database is locked by another process; try again when that is done")
  }

  @Test func `errors about jobs name the job and what can be done`() throws {
    let store = try bench.store()
    #expect(message { _ = try store.job("a\u{1B}`b") } == "`DB`: no job `a\u{FFFD}\u{FFFD}b`; there are no jobs")
    _ = try store.submit(Workbench.draft(), at: 1)
    #expect(message { _ = try store.job("nigthly") } == "`DB`: no job `nigthly`; `sluice jobs list` shows all jobs")
    #expect(
      message { _ = try store.submit(Workbench.draft(), at: 1) }
        == "`DB`: `nightly` is the name of job 1, which is submitted; choose another name")
    #expect(
      message { _ = try store.submit(Workbench.draft("7"), at: 1) }
        == "`DB`: `7` cannot name a job; a name is 1 to 200 characters, without control characters and not only digits")
  }
}

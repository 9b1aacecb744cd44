import GRDB
import Testing

@testable import Jobs

@Suite struct SliceTests {
  private let bench: Workbench
  private let store: JobStore

  init() throws {
    bench = try Workbench()
    store = try bench.store()
    _ = try store.submit(Workbench.draft(), at: 1)
  }

  private func claim() throws -> SliceClaim {
    try #require(try store.claimSlice(for: Workbench.holder, at: 1, isGone: { _ in true }))
  }

  /// Nothing of the slice is stored, and it can be done again.
  private func expectUntouched() throws {
    let job = try store.job("nightly")
    #expect(job.state == .running && job.finished == nil && job.matchCount == 0)
    #expect(try store.slices(of: job).map(\.state) == [.running])
    #expect(try store.slices(of: job).flatMap(\.coverage) == [])
    try store.store(Workbench.parts(Workbench.matches(3)), of: try claim(), coverage: [], at: 9)
    #expect(try store.job("nightly").matchCount == 3)
  }

  @Test func `a slice's results, its end and its job's end are stored together`() throws {
    let claim = try claim()
    #expect(claim.job.state == .running && claim.slice == 1)
    try store.store(Workbench.parts(Workbench.matches(7)), of: claim, coverage: ["covered: all", "note: none"], at: 9)
    let job = try store.job("nightly")
    #expect(job.state == .done && job.finished == 9 && job.matchCount == 7)
    var done = Slice(
      number: 1, state: .done, from: nil, to: nil, coverage: ["covered: all", "note: none"], error: nil)
    (done.parts, done.doneParts) = (2, 2)
    #expect(try store.slices(of: job) == [done])
    #expect(try store.texts(of: job) == Workbench.matches(7).map(\.json))
  }

  @Test func `a result that cannot be stored takes the others and the completion with it`() throws {
    let claim = try claim()
    let matches = Workbench.matches(5)
    try store.queue.write {
      try $0.execute(
        sql: """
          CREATE TRIGGER fault BEFORE INSERT ON match WHEN NEW.id = 'id4' BEGIN SELECT RAISE(ABORT, 'injected'); END
          """)
    }
    defer { try? store.queue.write { try $0.execute(sql: "DROP TRIGGER IF EXISTS fault") } }
    #expect(throws: JobStoreError.self) {
      try store.store(Workbench.parts(matches), of: claim, coverage: ["covered"], at: 2)
    }
    try store.queue.write { try $0.execute(sql: "DROP TRIGGER fault") }
    try expectUntouched()
  }

  @Test func `a failure in the last write of a completion leaves neither results nor completion`() throws {
    let claim = try claim()
    try store.queue.write {
      try $0.execute(
        sql: """
          CREATE TRIGGER fault BEFORE UPDATE ON job WHEN NEW.state = 'done'
          BEGIN SELECT RAISE(ABORT, 'injected'); END
          """)
    }
    #expect(throws: JobStoreError.self) {
      try store.store(Workbench.parts(Workbench.matches(5)), of: claim, coverage: ["covered"], at: 2)
    }
    try store.queue.write { try $0.execute(sql: "DROP TRIGGER fault") }
    try expectUntouched()
  }

  @Test func `a full disk leaves neither results nor completion`() throws {
    let claim = try claim()
    func limitPages(_ count: Int) throws {
      try store.queue.writeWithoutTransaction { _ = try Int.fetchOne($0, sql: "PRAGMA max_page_count = \(count)") }
    }
    try limitPages(1)
    let large = Workbench.matches(100, text: String(repeating: "x", count: 5_000))
    #expect(Workbench.cause { _ = try store.store(Workbench.parts(large), of: claim, coverage: [], at: 2) } == .full)
    try limitPages(1_000_000)
    try expectUntouched()
  }

  @Test func `a slice that is done is not done again`() throws {
    let claim = try claim()
    try store.store(Workbench.parts(Workbench.matches(3)), of: claim, coverage: [], at: 2)
    #expect(try store.take() == nil)
    let void = JobStoreError.Cause.claimVoid(job: "nightly", slice: 1)
    #expect(
      Workbench.cause { _ = try store.store(Workbench.parts(Workbench.matches(3)), of: claim, coverage: [], at: 3) }
        == void)
    #expect(try store.job("nightly").matchCount == 3)
  }

  @Test func `a job whose runner died is run again, and the dead one's claim is void`() throws {
    let dead = try claim()
    let later = try bench.store()
    #expect(try later.take(at: 10) == nil)
    let claim = try #require(try later.take(at: 11))
    #expect(claim.job.id == dead.job.id && claim.slice == dead.slice && claim.token != dead.token)
    let void = JobStoreError.Cause.claimVoid(job: "nightly", slice: 1)
    #expect(
      Workbench.cause { _ = try store.store(Workbench.parts(Workbench.matches(9)), of: dead, coverage: [], at: 2) }
        == void)
    #expect(Workbench.cause { try store.fail(dead, because: "no", at: 2) } == void)
    try later.store(Workbench.parts(Workbench.matches(3)), of: claim, coverage: [], at: 3)
    #expect(try store.texts(of: try store.job("nightly")) == Workbench.matches(3).map(\.json))
  }

  @Test func `nothing of a job that is cancelled meanwhile is stored`() throws {
    let claim = try claim()
    _ = try store.cancel(claim.job, at: 2)
    let void = JobStoreError.Cause.claimVoid(job: "nightly", slice: 1)
    #expect(
      Workbench.cause { _ = try store.store(Workbench.parts(Workbench.matches(3)), of: claim, coverage: [], at: 3) }
        == void)
    #expect(try store.job("nightly").matchCount == 0)
    #expect(try store.take() == nil)
  }

  @Test func `a slice that fails fails its job, and the next job's turn comes`() throws {
    _ = try store.submit(Workbench.draft("other"), at: 1)
    try store.fail(try claim(), because: "`a.arrow` changed", at: 4)
    let job = try store.job("nightly")
    #expect(job.state == .failed && job.finished == 4)
    #expect(try store.slices(of: job).map(\.error) == ["`a.arrow` changed"])
    #expect(try claim().job.name == "other")
  }
}

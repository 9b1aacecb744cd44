import Testing

@testable import Jobs

@Suite struct JobStoreTests {
  private let bench: Workbench

  init() throws { bench = try Workbench() }

  @Test func `a job comes back as it was submitted, files in their order`() throws {
    let submitted = try bench.store().submit(Workbench.draft(), at: 1_000)
    let store = try bench.store()
    let job = try store.job("nightly")
    #expect(job == submitted)
    #expect(
      job
        == Job(
          id: 1, name: "nightly", state: .submitted, submitted: 1_000, finished: nil, engine: "sluice 9",
          labelsHash: "sha256:7", settings: "{\"dust_floor\":1}", signatureCount: 2, archiveCount: 2, rowCount: 42,
          matchCount: 0, sliceCount: 1, doneSlices: 0, revision: 1, sliceSeconds: nil))
    #expect(try store.contents(of: job) == Workbench.contents)
    var slice = Slice(number: 1, state: .waiting, from: nil, to: nil, coverage: [], error: nil)
    slice.parts = 2
    #expect(try store.slices(of: job) == [slice])
  }

  @Test func `jobs are listed by number and found by number or name`() throws {
    let store = try bench.store()
    for name in ["b", "a", "c"] { _ = try store.submit(Workbench.draft(name), at: 5) }
    #expect(try store.jobs().map(\.name) == ["b", "a", "c"])
    #expect(try store.job("2").name == "a")
    #expect(try store.job("c").id == 3)
  }

  @Test func `a name is free again once its job was cancelled, and then stands for the newer one`() throws {
    let store = try bench.store()
    let first = try store.submit(Workbench.draft(), at: 1)
    #expect(
      Workbench.cause { _ = try store.submit(Workbench.draft(), at: 2) }
        == .nameTaken("nightly", id: 1, state: .submitted))
    #expect(try store.cancel(first, at: 3).finished == 3)
    #expect(try store.submit(Workbench.draft(), at: 4).id == 2)
    #expect(try store.job("nightly").id == 2)
    #expect(try store.job("1").state == .cancelled)
  }

  @Test(arguments: ["", "  ", "17", "a\nb", "\u{1B}[31m", String(repeating: "n", count: 201)])
  func `what cannot name a job is refused`(_ name: String) throws {
    let store = try bench.store()
    #expect(Workbench.cause { _ = try store.submit(Workbench.draft(name), at: 1) } == .invalidName(name))
    #expect(try store.jobs().isEmpty)
  }

  @Test func `a job that is over cannot be cancelled`() throws {
    let store = try bench.store()
    let job = try store.submit(Workbench.draft(), at: 1)
    let claim = try #require(try store.take())
    try store.store(Workbench.parts([]), of: claim, at: 2)
    #expect(Workbench.cause { _ = try store.cancel(job, at: 3) } == .notCancellable("nightly", .done))
    #expect(try store.job("1").finished == 2)
  }

  @Test func `a number that is only nearly one finds nothing`() throws {
    let store = try bench.store()
    _ = try store.submit(Workbench.draft(), at: 1)
    for name in ["+1", "01x", "9999999999999999999999", "-1"] {
      #expect(Workbench.cause { _ = try store.job(name) } == .unknownJob(name, known: ["nightly"]))
    }
  }
}

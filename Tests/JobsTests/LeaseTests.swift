import Testing

@testable import Jobs

/// Slices in the hands of several workers.
@Suite struct LeaseTests {
  private let bench: Workbench
  private let store: JobStore

  init() throws {
    bench = try Workbench()
    store = try bench.store()
    var draft = Workbench.draft()
    draft.slices = try #require(SlicePlan.all(of: 100, covering: 0...999))
    draft.sliceSeconds = 100
    _ = try store.submit(draft, at: 1)
  }

  private func take(_ name: String, after mine: SliceClaim? = nil, at time: Int64 = 1) throws -> SliceClaim? {
    try store.claimSlice(after: mine, for: Leaseholder(name: name, seconds: 10), at: time)
  }

  @Test func `slices tile time, and the first begins where the data do`() throws {
    let slices = try store.slices(of: try store.job("nightly"))
    #expect(slices.map(\.number) == Array(0...9))
    #expect(slices.map(\.from) == [nil] + (1...9).map { 100 * $0 })
    #expect(slices.map(\.to) == (1...10).map { 100 * $0 })
    #expect(SlicePlan.all(of: 100, covering: -250...(-50))?.map(\.number) == [-3, -2, -1])
    #expect(SlicePlan.all(of: 1, covering: 0...1_000_000) == nil)
  }

  @Test func `workers begin far from each other and go on until they meet`() throws {
    let first = try #require(try take("a"))
    let second = try #require(try take("b"))
    #expect(first.slice == 0 && second.slice == 5)
    let third = try #require(try take("c"))
    #expect([third.slice, try #require(try take("d")).slice].sorted() == [3, 8])
    let next = try #require(try take("a", after: first))
    #expect(next.slice == 1)
    let last = try #require(try take("a", after: next))
    #expect(try last.slice == 2 && take("a", after: last) == nil)
  }

  @Test func `a slice is free when its lease is over, and not while it is renewed`() throws {
    let claim = try #require(try take("a"))
    try store.renew([claim], for: Leaseholder(name: "a", seconds: 10), at: 8)
    for number in 1...9 { #expect(try take("b", at: 9)?.slice != 0, "\(number)") }
    #expect(try take("b", at: 17) == nil)
    #expect(try take("b", at: 18)?.slice == 0)
    try store.renew([claim], for: Leaseholder(name: "a", seconds: 1_000), at: 19)
    #expect(Workbench.cause { try store.store([], of: claim, at: 20) } == .claimVoid(job: "nightly", slice: 0))
  }

  @Test func `the slice of a worker that is known to be dead is free at once`() throws {
    _ = try take("dead")
    let claim = try store.claimSlice(for: Workbench.holder, at: 1) { $0 == "dead" }
    #expect(claim?.slice == 0)
  }

  @Test func `a slice that is given back waits`() throws {
    let claim = try #require(try take("a"))
    try store.release([claim])
    #expect(try take("b")?.slice == 0)
  }

  @Test func `a slice is done when every signature is, and the job when every slice is`() throws {
    var claim = try #require(try take("a"))
    #expect(claim.missing == ["own.two", "peel.chain"])
    let half = [SlicePart(signature: "own.two", matches: Workbench.matches(1))]
    #expect(try store.store(half, of: claim, at: 2) == false)
    #expect(try store.slices(of: claim.job)[0].doneParts == 1)
    // Another that takes over has only the rest to do.
    claim = try #require(try take("b", at: 100))
    #expect(claim.slice == 0 && claim.missing == ["peel.chain"])
    #expect(try store.store([SlicePart(signature: "peel.chain", matches: [])], of: claim, at: 101))
    while let claim = try take("b", at: 102) { try store.store(Workbench.parts([]), of: claim, at: 103) }
    #expect(try store.job("nightly").state == .done)
    #expect(try store.texts(of: try store.job("nightly")) == Workbench.matches(1).map(\.json))
  }

  @Test func `why results are missing is told with the slice`() throws {
    let claim = try #require(try take("a"))
    var parts = Workbench.parts([])
    parts[0].incomplete = "7 matches over the limit of 3"
    try store.store(parts, of: claim, at: 2)
    #expect(try store.slices(of: claim.job)[0].incomplete == ["`own.two`: 7 matches over the limit of 3"])
  }
}

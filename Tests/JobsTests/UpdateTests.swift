import Testing

@testable import Jobs

/// Results of a job whose files change.
@Suite struct UpdateTests {
  private let bench: Workbench
  private let store: JobStore

  init() throws {
    bench = try Workbench()
    store = try bench.store()
    var draft = Workbench.draft()
    draft.slices = try #require(SlicePlan.all(of: 100, covering: 0...199))
    draft.sliceSeconds = 100
    _ = try store.submit(draft, at: 1)
    while let claim = try store.take() {
      try store.store(Workbench.parts(claim.slice == 0 ? Self.old : []), of: claim, at: 2)
    }
  }

  private static let old = Workbench.matches(3)

  private func job() throws -> Job { try store.job("nightly") }

  private func update(_ change: (inout JobUpdate) -> Void) throws -> Job {
    let contents = try store.contents(of: try job())
    var update = JobUpdate(
      contents: contents, labelsHash: "sha256:7", labelHashes: [:],
      slices: try #require(SlicePlan.all(of: 100, covering: 0...199)), again: [:], events: ["something changed"])
    change(&update)
    return try store.update(try job(), to: update, at: 5)
  }

  @Test func `only what waits is searched again, and its old matches stay until then`() throws {
    let before = try job()
    #expect(before.state == .done)
    let after = try update { $0.again = ["own.two": [0]] }
    #expect(after.state == .submitted && after.doneSlices == 1 && after.revision == before.revision + 1)
    #expect(try store.texts(of: after) == Self.old.map(\.json))
    let claim = try #require(try store.take())
    #expect(claim.slice == 0 && claim.missing == ["own.two"])
    var new = Self.old
    new[1].json = #"{"text":"another"}"#
    new.remove(at: 2)
    try store.store([SlicePart(signature: "own.two", matches: new)], of: claim, at: 6)
    #expect(try job().state == .done)
    #expect(try store.texts(of: try job()) == new.map(\.json))
    // As they were, for as long as they are kept.
    var texts: [String] = []
    try store.eachMatch(of: try job(), at: before.revision) { texts.append($0.json) }
    #expect(texts == Self.old.map(\.json))
    #expect(try store.events(of: try job()).map(\.text) == ["something changed"])
    #expect(try store.collectGarbage(before: 0, keeping: 0).matches == 2)
    #expect(try store.texts(of: try job()) == new.map(\.json))
  }

  @Test func `a signature that is gone takes its matches along, a new one is searched for everywhere`() throws {
    let after = try update {
      $0.contents.signatures[0] = .init(path: "z/new.sluice", isBundled: false, name: "new", planHash: "sha256:3")
    }
    #expect(try store.texts(of: after).isEmpty)
    var missing: [[String]] = []
    while let claim = try store.take() {
      missing.append(claim.missing)
      try store.store([SlicePart(signature: "new", matches: [])], of: claim, at: 6)
    }
    #expect(missing == [["new"], ["new"]])
  }

  @Test func `an archive that ends later brings slices, and one that begins earlier moves the first`() throws {
    let after = try update {
      $0.slices = SlicePlan.all(of: 100, covering: -100...299) ?? []
      $0.contents.archives.append(.init(path: "n.arrow", hash: "sluice1:7", rows: 5))
      $0.again = ["own.two": [0], "peel.chain": [0]]
    }
    #expect(after.archiveCount == 3 && after.rowCount == 47)
    let slices = try store.slices(of: after)
    #expect(slices.map(\.from) == [nil, 0, 100, 200])
    #expect(slices.map(\.state) == [.waiting, .waiting, .done, .waiting])
  }

  @Test func `a worker at a slice that has to be searched again loses it`() throws {
    _ = try update { $0.again = ["own.two": [0]] }
    let claim = try #require(try store.take())
    _ = try update { $0.again = ["own.two": [0]] }
    #expect(Workbench.cause { try store.store([], of: claim, at: 7) } == .claimVoid(job: "nightly", slice: 0))
  }

  @Test func `a job that went on meanwhile is not updated by what was seen before`() throws {
    let stale = try job()
    let after = try update { $0.again = ["own.two": [0]] }
    let update = JobUpdate(
      contents: Workbench.contents, labelsHash: "", labelHashes: [:], slices: SlicePlan.whole, again: [:], events: [])
    #expect(Workbench.cause { _ = try store.update(stale, to: update, at: 9) } == .changedMeanwhile("nightly"))
    #expect(try job() == after)
  }

  @Test func `a job that failed goes on where it stopped, unless its name was given away`() throws {
    let after = try update { $0.again = ["own.two": [0, 1]] }
    try store.fail(try #require(try store.take()), because: "no", at: 6)
    #expect(try job().state == .failed)
    #expect(try store.retry(try job()).state == .submitted)
    #expect(try store.take()?.missing == ["own.two"])
    #expect(Workbench.cause { _ = try store.retry(after) } == .notRetriable("nightly", .running))
  }
}

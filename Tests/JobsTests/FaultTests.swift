import FaultyFiles
import Foundation
import Testing

@testable import Jobs

/// What becomes of a job's results when the disk fails under the database.
@Suite("A failing disk", .serialized) struct FaultTests {
  private static let slices = 5

  private static func matches(of slice: Int) -> [StoredMatch] {
    (0..<4).map { number in
      StoredMatch(
        id: "\(slice)-\(number)", signature: "own.two", scoreTenths: 500, originTime: Int64(slice),
        origin: .init(archive: 0, row: 10 * slice + number), evidence: [.init(archive: 0, row: 10 * slice + number)],
        // Longer than a page, so that one match takes several writes.
        json: #"{"match":"\#(slice)-\#(number) \#(String(repeating: "x", count: 5_000))"}"#)
    }
  }

  private static var expected: [String] { (0..<slices).flatMap { matches(of: $0).map(\.json) } }

  private func submit(_ path: String) throws {
    var draft = Workbench.draft()
    draft.slices = try #require(SlicePlan.all(of: 1, covering: 0...Int64(Self.slices - 1)))
    let store = try JobStore(path: path, waiting: 5)
    _ = try store.submit(draft, at: 1)
    try store.queue.close()
  }

  /// Works off what it can and gives up at the first error, as a process would; whether all is done.
  private func work(_ path: String, as name: String) -> Bool {
    do {
      let store = try JobStore(path: path, waiting: 0.1)
      let holder = Leaseholder(name: name, seconds: 1_000)
      while let claim = try store.claimSlice(for: holder, at: 2, isGone: { $0 != name }) {
        try store.store(Workbench.parts(Self.matches(of: claim.slice)), of: claim, at: 3)
      }
      return true
    } catch { return false }
  }

  @Test(
    .timeLimit(.minutes(5)),
    arguments: [faulty_write_error, faulty_disk_full, faulty_short_write, faulty_sync_error, faulty_read_error])
  func `no result is lost or doubled, wherever it fails`(_ kind: faulty_kind) throws {
    try #require(faulty_install() == 0)
    var strikes = 0
    for stays in [false, true] {
      var operation = 0
      while true {
        let bench = try Workbench()
        let path = bench.path("faulty.db")
        try submit(path)
        faulty_arm(Int32(kind.rawValue), Int32(operation), stays ? 1 : 0)
        var isDone = work(path, as: "first")
        let struck = faulty_disarm() != 0
        strikes += struck ? 1 : 0
        for attempt in 0..<3 where !isDone { isDone = work(path, as: "next \(attempt)") }
        #expect(isDone)
        let store = try JobStore(path: path, waiting: 5)
        let job = try store.job("nightly")
        #expect(job.state == .done && job.matchCount == 4 * Self.slices, "operation \(operation)")
        #expect(try store.texts(of: job) == Self.expected, "operation \(operation)")
        try store.queue.close()
        if !struck { break }
        // Every one of the first, then here and there.
        operation += operation < 30 ? 1 : 1 + operation / 6
      }
    }
    #expect(strikes > 5, "a disk that never fails tests nothing")
  }
}

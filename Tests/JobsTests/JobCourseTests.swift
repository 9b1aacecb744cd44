import Foundation
import Testing

@testable import Sluice

/// However a job is gone through, it gives the bytes of a scan; and what changes later, those of a job that begins anew.
@Suite("The course of a job", .timeLimit(.minutes(5))) struct JobCourseTests {
  private let bench: Workbench
  private let ledger = MadeLedger()

  init() throws {
    bench = try Workbench()
    try FileManager.default.createDirectory(atPath: bench.path("in"), withIntermediateDirectories: true)
    _ = try bench.file("made.sluice", MadeLedger.signatures)
    _ = try bench.file("labels.csv", "chain,address,label,category\nethereum,a5,Big,exchange\n")
    for (number, days) in [0..<20, 20..<41].enumerated() { try arrive(number, days) }
  }

  private func arrive(_ number: Int, _ days: Range<Int>) throws {
    _ = try bench.file("in/\(number).csv", ledger.csv(days: days))
  }

  private func submission(_ name: String, slice: Int64? = MadeLedger.day) -> JobSubmission {
    var submission = JobSubmission(
      name: name, signatures: [bench.path("made.sluice")], archives: [bench.path("in")],
      labels: [bench.path("labels.csv")])
    submission.sliceSeconds = slice
    return submission
  }

  private func runner(_ database: String = "jobs.db", hurried: Bool = false) throws -> JobRunner {
    var runner = try JobRunner(database: bench.path(database), creates: true)
    if hurried { runner.pace = WorkerPace(patience: .zero, settlesAfter: 100) }
    return runner
  }

  private func texts(_ runner: JobRunner, _ name: String) throws -> [String] {
    var texts: [String] = []
    try runner.eachMatch(of: try runner.job(name)) { texts.append($0) }
    return texts
  }

  private func scanned() throws -> [String] {
    let library = try SignatureLibrary(paths: [bench.path("made.sluice")], bundled: false)
    let files = try FileManager.default.contentsOfDirectory(atPath: bench.path("in")).sorted().map {
      bench.path("in/\($0)")
    }
    let request = ScanRequest(
      plans: library.plans, inputs: files, labels: try LabelFiles.read([bench.path("labels.csv")], asOf: nil))
    return try Scanner(request).run().matches.map(\.json)
  }

  /// A job of everything there is now, from nothing.
  private func anew() throws -> [String] {
    let runner = try runner("anew-\(UUID().uuidString).db")
    _ = try runner.submit(submission("anew"))
    try runner.run()
    return try texts(runner, "anew")
  }

  @Test(
    arguments: [
      (nil, 1, false), (86_400, 1, false), (86_400, 1, true), (86_400, 8, false), (7 * 86_400, 3, true),
      (900_000_000, 2, true), (3_600, 4, true),
    ] as [(Int64?, Int, Bool)])
  func `slices, workers and haste make no difference`(_ slice: Int64?, _ workers: Int, _ hurried: Bool) throws {
    let runner = try runner(hurried: hurried)
    let job = try runner.submit(submission("made", slice: slice))
    try runner.run(workers: workers)
    #expect(try runner.job("made").state == .done)
    #expect(try runner.job("made").doneSlices == job.sliceCount)
    let expected = try scanned()
    #expect(
      expected.count > 20
        && Set(["made.chain", "made.fresh", "made.relays"]).allSatisfy { name in
          expected.contains { $0.contains(name) }
        })
    #expect(try texts(runner, "made") == expected)
  }

  @Test func `a new archive has only what it can change searched again`() throws {
    let runner = try runner()
    let job = try runner.submit(submission("made"))
    try runner.run()
    let before = try texts(runner, "made")
    let revision = try runner.job("made").revision
    #expect(try runner.refresh(try runner.job("made")).isEmpty)

    try arrive(2, 41..<ledger.days)
    let events = try runner.refresh(try runner.job("made"))
    #expect(events.count == 1 && events[0].contains("in/2.csv` arrived"))
    let waiting = try runner.details(of: try runner.job("made"))
    #expect(waiting.job.sliceCount > job.sliceCount)
    // What lies more than two horizons before the new archive keeps its results.
    #expect(waiting.slices.prefix(28).allSatisfy { $0.state == .done })
    #expect(waiting.slices.suffix(20).allSatisfy { $0.state == .waiting })
    let chains = waiting.slices.filter { $0.state == .waiting && $0.doneParts > 0 }
    #expect(!chains.isEmpty, "a signature of a shorter horizon has more of its results kept")
    try runner.run(workers: 2)
    let after = try texts(runner, "made")
    #expect(after == (try anew()))
    #expect(after.count > before.count)

    var changes: [String] = []
    try runner.eachChange(of: try runner.job("made"), since: revision) { changes.append($0) }
    // What the new data decide without changing it otherwise is a change, too.
    let opened = Set(before.filter { $0.contains(#""open":true"#) })
    let decided = Set(after.map { $0.replacingOccurrences(of: #""open":false"#, with: #""open":true"#) })
    let closed = opened.intersection(decided).subtracting(after)
    #expect(!closed.isEmpty)
    #expect(changes.count { $0.hasPrefix(#"{"change":"changed""#) } >= closed.count)
    let new = changes.filter { $0.hasPrefix(#"{"change":"new""#) }.count
    let withdrawn = changes.filter { $0.hasPrefix(#"{"change":"withdrawn""#) }.count
    #expect(new > 0 && after.count == before.count + new - withdrawn)
  }

  @Test func `an archive of earlier times has everything searched again that asks for first appearances`() throws {
    try FileManager.default.removeItem(atPath: bench.path("in/0.csv"))
    let runner = try runner()
    _ = try runner.submit(submission("made"))
    try runner.run()
    // Behind the others in order, before them in time.
    try arrive(7, 0..<20)
    _ = try runner.refresh(try runner.job("made"))
    let waiting = try runner.details(of: try runner.job("made"))
    #expect(waiting.slices.allSatisfy { $0.state == .waiting })
    #expect(waiting.slices.suffix(10).allSatisfy { $0.doneParts == 1 }, "chains ask for nothing that far back")
    try runner.run()
    #expect(try texts(runner, "made") == (try anew()))
  }

  @Test func `a changed signature is searched for again, and no other`() throws {
    let runner = try runner()
    _ = try runner.submit(submission("made"))
    try runner.run()
    let text = MadeLedger.signatures.replacingOccurrences(of: #"+60 "mesh""#, with: #"+61 "mesh""#)
    _ = try bench.file("made.sluice", text)
    let events = try runner.refresh(try runner.job("made"))
    #expect(
      events == [
        "signature `made.relays` changed: all slices are searched for it again",
        "results of 2 signatures are kept in every slice",
      ])
    #expect(try runner.details(of: try runner.job("made")).slices.allSatisfy { $0.doneParts == 2 && $0.parts == 3 })
    try runner.run()
    #expect(try texts(runner, "made") == (try anew()))
  }

  @Test func `labels that no signature looks at change no result, those of services do`() throws {
    let runner = try runner()
    _ = try runner.submit(submission("made"))
    try runner.run()
    let text = "chain,address,label,category\nethereum,a5,Big,exchange\n"
    _ = try bench.file("labels.csv", text + "ethereum,a6,Someone,sanctioned\n")
    #expect(
      try runner.refresh(try runner.job("made")) == [
        "labels or campaigns changed in ways that no signature looks at: results are kept",
        "results of 3 signatures are kept in every slice",
      ])
    #expect(try runner.job("made").state == .done)
    _ = try bench.file("labels.csv", text + "ethereum,a6,Other,mixer\n")
    #expect(try runner.refresh(try runner.job("made")).count == 3)
    try runner.run()
    #expect(try texts(runner, "made") == (try anew()))
  }

  @Test func `nothing is lost behind a gap that is longer than every horizon`() throws {
    try FileManager.default.removeItem(atPath: bench.path("in/1.csv"))
    try arrive(1, 41..<ledger.days)
    let runner = try runner()
    _ = try runner.submit(submission("made"))
    try runner.run()
    #expect(try texts(runner, "made") == scanned())
  }

  @Test func `a second look reads nothing that did not change, and tells no error twice`() throws {
    let runner = try runner()
    _ = try runner.submit(submission("made"))
    try runner.run()
    let look = JobsLook(runner)
    func told() throws -> [String] {
      var told: [String] = []
      try look.look { job, finding in
        #expect(job.name == "made")
        switch finding {
        case .success(let events): told += events
        case .failure(let error): told.append("\(error)")
        }
      }
      return told
    }
    #expect(try told() == [])
    try arrive(2, 41..<45)
    #expect(try told().first?.contains("in/2.csv` arrived") == true)
    try runner.run()
    #expect(try told() == [])
    try arrive(1, 20..<30)
    #expect(try told().first?.contains("in/1.csv` changed") == true)
    #expect(try told() == [])
    try arrive(1, 20..<41)
    #expect(try told() == [])
  }

  private let campaign = """
    campaign made.often {
      title    "Chains and relays at one address"
      of       made.chain, made.relays
      group    by address
      at least 2 within 10d
      score { +55 "often" }
      report at 50
    }

    """

  @Test func `what campaigns group changes with the matches and with the campaigns`() throws {
    _ = try bench.file("made.sluice", MadeLedger.signatures + campaign)
    let runner = try runner()
    _ = try runner.submit(submission("made"))
    try runner.run()
    func changes(since revision: Int64) throws -> [String: [String]] {
      var changes: [String: [String]] = [:]
      try runner.eachChange(of: try runner.job("made"), since: revision) { line in
        let change = line.dropFirst(#"{"change":""#.count).prefix { $0 != "\"" }
        if line.contains(#""signature":"made.often""#) { changes[String(change), default: []].append(line) }
      }
      return changes
    }
    let before = try runner.job("made").revision
    let groups = try texts(runner, "made").filter { $0.contains("made.often") }.count
    #expect(groups > 0)
    #expect(try changes(since: before).isEmpty)
    #expect(try changes(since: 1)["new"]?.count == groups)

    try arrive(2, 41..<ledger.days)
    _ = try runner.refresh(try runner.job("made"))
    try runner.run()
    let more = try texts(runner, "made").filter { $0.contains("made.often") }.count
    let grown = try changes(since: before)
    #expect(more == groups + (grown["new"]?.count ?? 0) - (grown["withdrawn"]?.count ?? 0))
    #expect(more > groups)

    let between = try runner.job("made").revision
    _ = try bench.file(
      "made.sluice", MadeLedger.signatures + campaign.replacingOccurrences(of: "+55", with: "+57"))
    _ = try runner.refresh(try runner.job("made"))
    #expect(try runner.job("made").state == .done)
    #expect(try changes(since: between).keys.sorted() == ["changed"])
    #expect(try changes(since: between)["changed"]?.count == more)
    #expect(try changes(since: runner.job("made").revision).isEmpty)
    // Without its file what the job has is still known.
    try FileManager.default.removeItem(atPath: bench.path("made.sluice"))
    #expect(try texts(runner, "made").filter { $0.contains(#""score":57"#) }.count == more)
  }

  @Test func `campaigns and compiled signatures are those of a scan`() throws {
    let path = try bench.file("made.sluice", MadeLedger.signatures + campaign)
    let library = try SignatureLibrary(paths: [path], bundled: false)
    #expect(library.diagnostics.filter { $0.severity == .error } == [])
    let compiled = bench.path("made.sluicec")
    try Data(CompiledSignatures(plans: library.plans, campaigns: library.campaigns).bytes()).write(
      to: URL(fileURLWithPath: compiled))
    let files = ["0", "1"].map { bench.path("in/\($0).csv") }
    let request = ScanRequest(
      plans: library.plans, campaigns: library.campaigns, inputs: files,
      labels: try LabelFiles.read([bench.path("labels.csv")], asOf: nil))
    let expected = try Scanner(request).run().matches.map(\.json)
    #expect(expected.contains { $0.contains("made.often") })
    let runner = try runner()
    for (name, signatures) in [("source", path), ("compiled", compiled)] {
      var submission = submission(name)
      submission.signatures = [signatures]
      _ = try runner.submit(submission)
      try runner.run()
      #expect(try texts(runner, name) == expected)
    }
  }

  @Test func `an archive that changed is told, and the job stays as it is`() throws {
    let runner = try runner()
    _ = try runner.submit(submission("made"))
    try runner.run()
    let before = try texts(runner, "made")
    try arrive(1, 20..<30)
    let error = #expect(throws: SluiceError.self) { try runner.refresh(try runner.job("made")) }
    #expect(error?.description.contains("in/1.csv` changed after it was taken in") == true)
    #expect(try runner.job("made").state == .done)
    #expect(try texts(runner, "made") == before)
  }

  @Test func `a job whose archive vanished goes on when it is back`() throws {
    let runner = try runner()
    _ = try runner.submit(submission("made"))
    try FileManager.default.moveItem(atPath: bench.path("in/1.csv"), toPath: bench.path("away.csv"))
    try runner.run()
    let failed = try runner.details(of: try runner.job("made"))
    #expect(failed.job.state == .failed && failed.error?.contains("in/1.csv`: cannot be read") == true)
    try FileManager.default.moveItem(atPath: bench.path("away.csv"), toPath: bench.path("in/1.csv"))
    #expect(try runner.retry(failed.job).state == .submitted)
    try runner.run()
    #expect(try texts(runner, "made") == scanned())
  }

  @Test func `a limit on matches is told with every slice that it cut`() throws {
    var submission = submission("made")
    submission.settings.maxMatches = 1
    let runner = try runner()
    _ = try runner.submit(submission)
    try runner.run()
    let details = try runner.details(of: try runner.job("made"))
    #expect(details.job.state == .done)
    #expect(details.incomplete.contains { $0.contains("matches over the limit of 1") })
    #expect(try texts(runner, "made").count < (try anew().count))
  }

  @Test func `a limit on time leaves origins untried, and says so`() throws {
    var submission = submission("made", slice: 20 * MadeLedger.day)
    submission.settings.maxSeconds = 1e-9
    let runner = try runner()
    _ = try runner.submit(submission)
    try runner.run()
    let details = try runner.details(of: try runner.job("made"))
    #expect(details.job.state == .done)
    #expect(details.incomplete.contains { $0.contains("origins not tried, the time was up") })
  }

  @Test func `a limit on memory is told`() throws {
    _ = try bench.file("made.sluice", MadeLedger.signatures.replacingOccurrences(of: "within 5d", with: "within 90d"))
    var submission = submission("made", slice: 20 * MadeLedger.day)
    submission.settings.maxState = 1
    let runner = try runner(hurried: true)
    _ = try runner.submit(submission)
    try runner.run()
    let details = try runner.details(of: try runner.job("made"))
    #expect(details.job.state == .done)
    #expect(details.incomplete.contains { $0.contains("cut by the limit on memory") })
  }
}

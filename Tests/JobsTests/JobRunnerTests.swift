import Foundation
import Sluice
import Testing

@Suite struct JobRunnerTests {
  private let bench: Workbench
  private let runner: JobRunner

  init() throws {
    bench = try Workbench()
    runner = try JobRunner(database: bench.database, creates: true)
    _ = try bench.file("hops.sluice", Self.signature)
    _ = try bench.file("labels.csv", "chain,address,label,category\nethereum,c,Big,exchange\n")
    _ = try bench.file("other.csv", "time,from,to,asset,amount,usd\n2025-02-21T15:00:00Z,x,y,ETH,1,\n")
    let csv = try bench.file("t.csv", Self.transfers)
    _ = try ArchiveImport(input: csv, output: bench.path("t.arrow")).run()
  }

  private static let transfers = """
    time,from,to,asset,amount,tx,usd
    2025-02-21T14:16:00Z,v,a,ETH,100,0xaa,270000
    2025-02-21T14:20:00Z,a,b,ETH,99,0xbb,
    2025-02-21T14:30:00Z,b,c,ETH,98,0xcc,264000
    2025-02-21T16:16:00Z,w,d,ETH,100,0xdd,270000
    2025-02-21T16:20:00Z,d,e,ETH,99,0xee,
    2025-02-21T16:30:00Z,e,f,ETH,98,0xff,264000

    """

  private static let signature = """
    signature two.hops {
      title "Two hops"
      flow within 1d {
        seed: hop where amount >= 100 ETH
        hops: chain 2..5 where kept in 90%..100%, gap <= 1h
      }
      score { +50 "hops"  +20 "an exchange" when any address in @exchange }
      report at 50
    }
    """

  private var submission: JobSubmission {
    JobSubmission(
      name: "nightly", signatures: [bench.path("hops.sluice")],
      archives: [bench.path("t.arrow"), bench.path("other.csv")],
      labels: [bench.path("labels.csv")])
  }

  /// Runs everything and gives how the last job ended.
  private func run() throws -> JobDetails {
    var last: JobDetails?
    try runner.run(ended: { last = $0 })
    return try #require(last)
  }

  private func texts(_ job: Job) throws -> [String] {
    var texts: [String] = []
    try runner.eachMatch(of: job) { texts.append($0) }
    return texts
  }

  @Test func `a job gives the bytes of a scan of the same files, however often it is run`() throws {
    let job = try runner.submit(submission)
    #expect(job.state == .submitted && job.rowCount == 7)
    #expect(try run().job.state == .done)
    let plans = SignatureCompiler.compile(try SignatureFiles.read(submission.signatures)).signatures.map(\.plan)
    let request = ScanRequest(
      plans: plans, inputs: submission.archives, labels: try LabelFiles.read(submission.labels))
    let scan = try Scanner(request).run()
    #expect(scan.matches.map(\.score.value) == [70, 50])
    #expect(try texts(job) == scan.matches.map(\.json))
    #expect(try runner.details(of: job).coverage == scan.coverage.summary)
    var count = 0
    try runner.run(ended: { _ in count += 1 })
    #expect(try count == 0 && texts(job) == scan.matches.map(\.json))
  }

  @Test func `the settings of a job are those of its scan`() throws {
    var submission = submission
    submission.settings.minScore = 60
    let job = try runner.submit(submission)
    #expect(job.settings.contains(#""min_score":60"#))
    _ = try run()
    #expect(try texts(job).count == 1)
  }

  @Test func `bundled signatures can be submitted beside one's own`() throws {
    var submission = submission
    submission.includesBundled = true
    let job = try runner.submit(submission)
    let contents = try runner.details(of: job).contents
    let bundled = SignatureCompiler.compile(SignatureFiles.bundled).signatures
    #expect(contents.signatures.map(\.isBundled) == [false] + bundled.map { _ in true })
    #expect(try run().job.state == .done)
  }

  @Test(arguments: [
    ("hops.sluice", signature.replacing("50 \"hops\"", with: "60 \"hops\""), "signature `two.hops` in `F` changed"),
    (
      "hops.sluice", signature.replacing("two.hops", with: "three.hops"),
      "signature `two.hops` is gone from `F`; signature `three.hops` is new in `F`"
    ),
    ("labels.csv", "chain,address,label,category\nethereum,f,Big,exchange\n", "the labels in `F` changed"),
    ("other.csv", "time,from,to,asset,amount,usd\n2025-02-21T15:00:00Z,x,y,ETH,2,\n", "archive `F` changed"),
  ])
  func `a job fails if a file changed after it was submitted, and says which`(
    _ name: String, _ text: String, _ change: String
  ) throws {
    let job = try runner.submit(submission)
    let path = try bench.file(name, text)
    let end = try run()
    #expect(end.job.state == .failed)
    let expected = change.replacing("`F`", with: "`\(path)`")
    #expect(
      end.error
        == "\(expected) after the job was submitted; `sluice jobs run --once` takes in what changed, and a job that failed "
        + "goes on with `sluice jobs retry`")
    #expect(try texts(job) == [])
    #expect(try runner.submit(submission).id == 2)
  }

  @Test func `an archive that is gone fails its job, and the others go on`() throws {
    _ = try runner.submit(submission)
    var second = submission
    second.name = "second"
    second.archives.removeLast()
    _ = try runner.submit(second)
    try FileManager.default.removeItem(atPath: bench.path("other.csv"))
    #expect(try run().job.state == .done)
    let first = try runner.details(of: try runner.job("nightly"))
    #expect(first.error == "`\(bench.path("other.csv"))`: cannot be read: no such file or directory")
  }

  @Test func `what cannot be scanned is not submitted`() throws {
    let broken = try bench.file("broken.sluice", "signature x {")
    for change: (inout JobSubmission) -> Void in [
      { $0.signatures = [] }, { $0.signatures = [broken] }, { $0.archives = [] }, { $0.archives += [broken] },
      { $0.labels = ["nowhere.csv"] }, { $0.settings.dustFloor = .nan }, { $0.name = "3" },
    ] {
      var submission = submission
      change(&submission)
      #expect(throws: SluiceError.self) { try runner.submit(submission) }
    }
    #expect(try runner.jobs().isEmpty)
  }

  @Test func `a mistyped name is answered with the nearest one`() throws {
    _ = try runner.submit(submission)
    let error = #expect(throws: SluiceError.self) { try runner.job("nigthly") }
    #expect(error?.description.hasSuffix("did you mean `nightly`?") == true)
  }
}

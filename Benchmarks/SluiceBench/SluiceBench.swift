import ArgumentParser
import BenchmarkSupport
import Foundation

/// `sluice-bench`: measures a made ledger from its archive to its matches, and checks the answers.
@main
struct SluiceBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sluice-bench",
    abstract: "Measure decoding, kernels, scans and imports in one run.",
    discussion: """
      Makes a seeded ledger full of hubs with chains planted in it, and checks every answer.

      Exit codes: 0 measured, 1 a check failed, 64 bad usage.
      """)

  @Option(help: "Transfers of the ledger.")
  var rows = 1_000_000

  @Option(help: "Share of the ends of transfers that are drawn from hubs, from 0 to 1.")
  var hubness = 0.35

  @Option(help: "Seed of the ledger.")
  var seed: UInt64 = 7

  @Option(help: "Repeats of each measurement after its warm-up.")
  var repeats = 5

  @Option(help: "Rows of the CSV file that is imported; by default all, and at most 1,000,000.")
  var importRows: Int?

  @Option(help: "Measure only these: \(Suite.allValueStrings.joined(separator: ", ")).")
  var only: [Suite] = []

  @Option(help: "Bytes that the scan of the suite `size` may keep; by default as many as it takes.")
  var maxState: Int?

  @Option(help: ArgumentHelp("Write the run as JSON.", valueName: "file"))
  var json: String?

  @Option(help: ArgumentHelp("Print ratios to an older run.", valueName: "file"))
  var compare: String?

  @Option(help: ArgumentHelp("Put the ledger's files into this folder and leave them there.", valueName: "folder"))
  var keep: String?

  func validate() throws {
    guard 10_000...1_000_000_000 ~= rows else { throw ValidationError("`--rows` is from 10,000 to 1,000,000,000") }
    guard 0...1 ~= hubness else { throw ValidationError("`--hubness` is from 0 to 1") }
    guard repeats > 0 else { throw ValidationError("`--repeats` is at least 1") }
    guard importRows.map({ 1...rows ~= $0 }) ?? true else {
      throw ValidationError("`--import-rows` is from 1 to `--rows`")
    }
  }

  func run() throws {
    // Read first: a wrong path should not cost a run.
    let old = try compare.map(Self.read)
    let shape = LedgerShape(rows: rows, hubness: hubness, seed: seed)
    let workspace = try Workspace("sluice-bench", keeping: keep)
    defer { workspace.remove() }
    let report = try BenchRun(
      shape: shape, workspace: workspace, suites: only.isEmpty ? Suite.usual : only, repeats: repeats,
      importRows: importRows ?? min(rows, 1_000_000), maxState: maxState
    ).report()
    print(report.text)
    if let old { print("\n\(report.comparison(with: old))") }
    if let json { try report.write(to: json) }
    if report.checks.contains(where: { !$0.passed }) { throw ExitCode.failure }
  }

  private static func read(_ path: String) throws -> Report {
    do { return try Report.read(path) } catch {
      throw ValidationError("`\(path)` cannot be read as a run of sluice-bench")
    }
  }
}

import ArgumentParser
import BenchmarkSupport
import Foundation
import Sluice

/// `sluice-accuracy`: what the bundled signatures find of known cases that are hidden in ordinary traffic.
@main
struct SluiceAccuracy: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sluice-accuracy",
    abstract: "Measure recall on labelled cases, false matches on benign traffic, and what scores are worth.",
    discussion: """
      A case is a folder with `transfers.csv`, every transfer of which is illicit, and perhaps `labels.csv` with services.
      Each is mixed into made-up benign traffic at its real timing and scanned with the bundled signatures; of the labels
      that travel with sluice only services count. Its null, with receivers permuted within the hour, is scanned the same way.

      Exit codes: 0 measured, 1 a case cannot be read, 64 bad usage.
      """)

  @Option(
    name: .customLong("case"), parsing: .upToNextOption,
    help: ArgumentHelp("Folders of cases; by default those in the folder that SLUICE_CASES names.", valueName: "folder")
  )
  var cases: [String] = []

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Signature files or folders to measure instead of the bundled ones.", valueName: "path"))
  var signatures: [String] = []

  @Option(help: "Benign transfers that each case is hidden in, at least.")
  var benign = 1_000_000

  @Option(help: "Matches that score less count only for the table of scores.")
  var minScore = 60.0

  @Option(help: "Seed of the benign traffic and of the nulls.")
  var seed: UInt64 = 1

  @Flag(help: "Print what each part of a score is worth, and what weights would follow, fitted without each case.")
  var weights = false

  @Option(help: ArgumentHelp("Put the files into this folder and leave them there.", valueName: "folder"))
  var keep: String?

  func validate() throws {
    guard 1...100_000_000 ~= benign else { throw ValidationError("`--benign` is from 1 to 100,000,000") }
    guard minScore.isFinite else { throw ValidationError("`--min-score` is a number of points") }
    if folders.isEmpty {
      throw ValidationError("no case; name folders with `--case`, or set SLUICE_CASES to a folder that holds some")
    }
  }

  func run() throws {
    let workspace = try Workspace("sluice-accuracy", keeping: keep)
    defer { workspace.remove() }
    let library = try SignatureLibrary(paths: signatures, bundled: signatures.isEmpty)
    if library.hasErrors { throw ValidationError("the signatures have errors; `sluice check` shows them") }
    var results: [CaseResult] = []
    for folder in folders {
      let item = try LabelledCase(folder: folder)
      note("\(item.name): \(item.count) transfers among \(benign) benign ones or more")
      results.append(try measure(item, library.plans, workspace))
    }
    let attempts = try patterns.map { path in
      note("\(path): attempts by typology")
      return try TypologyAttempts(path: path, plans: library.plans, least: minScore)
    }
    print(AccuracyText(results: results, attempts: attempts, least: minScore).text)
    if weights { print("\n" + WeightsText(results: results, plans: library.plans).text) }
  }

  /// The file of patterns in the folder of cases, unless cases are named.
  private var patterns: String? {
    guard cases.isEmpty, let root = ProcessInfo.processInfo.environment["SLUICE_CASES"] else { return nil }
    let path = "\(root)/amlworld/HI-Small_Patterns.txt"
    return FileManager.default.fileExists(atPath: path) ? path : nil
  }

  /// Folders that hold `transfers.csv`.
  private var folders: [String] {
    if !cases.isEmpty { return cases }
    guard let root = ProcessInfo.processInfo.environment["SLUICE_CASES"] else { return [] }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
    return names.sorted().map { "\(root)/\($0)" }.filter {
      FileManager.default.fileExists(atPath: "\($0)/transfers.csv")
    }
  }

  private func measure(_ item: LabelledCase, _ plans: [Plan], _ workspace: Workspace) throws -> CaseResult {
    let traffic = try BenignTraffic(rows: benign, covering: item.times, seed: seed) {
      workspace.path("benign-\(item.name)-\($0).arrow")
    }
    let null = item.null(seed: seed)
    let path = workspace.path("null-\(item.name).csv")
    try Data(null.text.utf8).write(to: URL(fileURLWithPath: path))
    let found = try Accuracy(of: item, at: item.path, among: traffic, plans: plans, least: minScore)
    let foundInNull = try Accuracy(
      of: item, at: path, among: traffic, plans: plans, least: minScore, chosen: null.exchanged)
    if keep == nil { for path in traffic.archives { try FileManager.default.removeItem(atPath: path) } }
    return CaseResult(
      name: item.name, transfers: item.count, found: found, null: foundInNull,
      exchanged: item.share(of: null.exchanged))
  }

  private func note(_ line: String) {
    // Nobody to tell where standard error is closed.
    try? FileHandle.standardError.write(contentsOf: Data("\(line)\n".utf8))
  }
}

/// What was measured on one case.
struct CaseResult {
  var name: String
  var transfers: Int
  var found: Accuracy
  var null: Accuracy
  /// The share of the case's value that its null moves between others than the case does.
  var exchanged: Double
}

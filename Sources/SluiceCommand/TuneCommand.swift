import ArgumentParser
import Foundation
import Sluice

struct TuneCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tune",
    abstract: "Vary one limit of a signature and see what it finds of known cases, and what besides.",
    usage: "sluice tune <signature> [<archive> ...] --vary <limit>=<from>..<to> [--case <folder>] [<options>]",
    discussion: """
      A case is a folder with `transfers.csv`, every transfer of which is illicit, and perhaps `labels.csv` with services.
      It is hidden in the archives that are named, or in made-up ordinary traffic where none are; every other match is
      false. All values are looked for in one scan of each case.

      Example: sluice tune lazarus.rapid_hops --vary 'hops.gap=1m..1h' --case cases/harmony

      Limits are named as the signature writes them, behind the step's name where several steps have one; a name that
      does not exist lists those that do. `>=` and `<=` tell two ends of a range apart; `/5` behind a range asks for five
      values; `3,5,8` are three.

      Exit codes: 0 measured, 2 bad usage or signature, 3 bad input data.
      """)

  @Argument(help: "A signature file, or the name of a signature that travels with sluice.", completion: .file())
  var signature: String

  @Argument(help: "Archives or CSV files every match in which is false.", completion: .file())
  var archives: [String] = []

  @Option(help: ArgumentHelp("What is varied, and over what.", valueName: "limit=values"))
  var vary: String

  @Option(
    name: .customLong("case"), help: ArgumentHelp("Folder of a case; can be given several times.", valueName: "folder"))
  var cases: [String] = []

  @Option(help: ArgumentHelp("Which signature of the file.", valueName: "name"))
  var name: String?

  @Option(
    help: ArgumentHelp("A label file for the archives; can be given several times.", valueName: "file"),
    completion: .file())
  var labels: [String] = []

  @Option(help: "Transfers that are made up around each case, at least.")
  var benign = 250_000

  @Option(help: "Seed of the made-up traffic.")
  var seed: UInt64 = 1

  @Option(help: "Matches that score less do not count.")
  var minScore: Double?

  @Option(help: "text or csv.")
  var format: Format = .text

  @Option(
    name: [.short, .customLong("output")], help: "Write to a file instead of standard output.", completion: .file())
  var output: String?

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, csv }

  func validate() throws {
    guard 1...100_000_000 ~= benign else { throw ValidationError("`--benign` is from 1 to 100,000,000") }
    guard minScore?.isFinite ?? true else { throw ValidationError("`--min-score` is a number of points") }
    if cases.isEmpty, archives.isEmpty {
      throw ValidationError("nothing to measure on; name a folder with `--case`, or archives")
    }
  }

  func run() throws {
    try reporting { () throws(SluiceError) in
      try Output(path: output).check(against: [signature] + archives + labels + cases)
      var request = TuningCurve.Request(try Variation(vary, of: plan()))
      for folder in cases { request.cases.append(try LabelledCase(folder: folder)) }
      request.archives = archives
      request.labels = try LabelFiles.read(labels).labels
      request.benign = benign
      request.seed = seed
      request.least = minScore
      let curve = try TuningCurve(request) { line in Terminal.error(line) }
      try Output(path: output).write(Data((format == .csv ? curve.csv : curve.text).utf8))
    }
  }

  private func plan() throws(SluiceError) -> Plan {
    let isFile = FileManager.default.fileExists(atPath: signature)
    let library = try SignatureLibrary(paths: isFile ? [signature] : [], bundled: !isFile)
    Terminal.show(library.diagnostics.filter { $0.severity == .error })
    if library.hasErrors { throw SluiceError(.usage, "the signatures have errors; `sluice check` shows them all") }
    let wanted = isFile ? name : signature
    let plans = library.plans.filter { wanted == nil || $0.name == wanted }
    if let plan = plans.first, plans.count == 1 { return plan }
    if !isFile { throw SluiceError(.usage, "`\(signature)` is no file and no signature that travels with sluice") }
    let names = library.plans.map { "`\($0.name)`" }.joined(separator: ", ")
    throw SluiceError(.usage, "`\(signature)` has \(names); name one with `--name`")
  }
}

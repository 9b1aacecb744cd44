import BenchmarkSupport
import Foundation
import Kernels
import Sluice

/// One run over one ledger: makes it, measures the suites that were asked for, and reports.
struct BenchRun {
  let shape: LedgerShape
  let workspace: Workspace
  let suites: [Suite]
  let repeats: Int
  let importRows: Int
  let maxState: Int?

  private var archive: String { workspace.path("ledger.arrow") }
  private var csv: String { workspace.path("ledger.csv") }

  /// What is left of the ledger once it is in its files.
  private struct Prepared {
    let addresses: Int
    let labels: LabelTable
    let planted: [PlantedChain]
    let kernels: KernelSuite
    let csvBytes: Int
  }

  func report() throws -> Report {
    let load = Machine.load()
    let prepared = try prepare()
    var bench = Bench(repeats: repeats)
    var peaks: [SuitePeak] = []
    for suite in suites {
      PeakMemory.reset()
      try run(suite, prepared, &bench)
      if let bytes = PeakMemory.read() { peaks.append(SuitePeak(suite: suite.rawValue, bytes: bytes)) }
    }
    let attributes = try FileManager.default.attributesOfItem(atPath: archive)
    return Report(
      date: Date().formatted(.iso8601), machine: Machine(kernels: Kernels.best.version.rawValue), load: load,
      ledger: shape, addresses: prepared.addresses, archiveBytes: attributes[.size] as? Int ?? 0,
      measurements: bench.measurements, peaks: peaks, checks: bench.checks)
  }

  /// Makes the ledger, and lets go of it so that it does not count as memory of the suites.
  private func prepare() throws -> Prepared {
    let ledger = MadeLedger(shape)
    try ledger.writeArchive(to: archive)
    try ledger.writeLabels(to: workspace.path("labels.csv"))
    let csvBytes = suites.contains(.import) ? try ledger.writeCSV(rows: importRows, to: csv) : 0
    return Prepared(
      addresses: ledger.parties.count, labels: LabelTable(ledger.labels), planted: ledger.planted,
      kernels: KernelSuite(ledger), csvBytes: csvBytes)
  }

  private func run(_ suite: Suite, _ prepared: Prepared, _ bench: inout Bench) throws {
    switch suite {
    case .decode: try DecodeSuite(path: archive, rows: shape.rows).run(&bench)
    case .kernels: prepared.kernels.run(&bench)
    case .scan:
      try ScanSuite(
        path: archive, rows: shape.rows, labels: prepared.labels, planted: prepared.planted,
        plans: try bundledPlans()
      ).run(&bench)
    case .size:
      try SizeSuite(
        path: archive, rows: shape.rows, labels: prepared.labels, plans: try bundledPlans(), room: maxState
      ).run(&bench)
    case .chain: try ChainSuite(path: archive, rows: shape.rows).run(&bench)
    case .import:
      try ImportSuite(
        csv: csv, csvRows: importRows, csvBytes: prepared.csvBytes, output: workspace.path("imported.arrow"),
        original: archive
      ).run(&bench)
    }
  }

  private func bundledPlans() throws -> [Plan] {
    let compilation = SignatureCompiler.compile(SignatureFiles.bundled)
    guard !compilation.hasErrors else { throw SluiceError(.usage, "the bundled signatures have errors") }
    return compilation.signatures.map(\.plan)
  }
}

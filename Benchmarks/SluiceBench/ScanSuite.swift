import Foundation
import Sluice

/// Scans of the archive: with all bundled signatures on one thread and on all processors, with none (what reading alone
/// costs), with one that no transfer can start, then with each alone.
struct ScanSuite {
  let path: String
  let rows: Int
  let labels: LabelTable
  let planted: [PlantedChain]
  let plans: [Plan]

  static let whole = "scan with all"
  static let none = "scan with none"
  static let idle = "scan with one that nothing starts"

  static func threaded(_ count: Int) -> String { "scan with all on \(count) threads" }

  static func name(_ signature: String) -> String { "scan with \(signature)" }

  func run(_ bench: inout Bench) throws {
    let all = try measure(Self.whole, plans, &bench)
    check(all, &bench)
    let cores = ProcessInfo.processInfo.activeProcessorCount
    if cores > 1 {
      let threaded = try measure(Self.threaded(cores), plans, threads: cores, &bench)
      bench.check("threads change no match", threaded.matches == all.matches)
    }
    let none = try measure(Self.none, [], &bench)
    let idle = try measure(Self.idle, Self.idlePlans, &bench)
    bench.check(
      "a signature that nothing starts is looked for and finds nothing",
      Self.idlePlans.count == 1 && idle.matches.isEmpty)
    bench.check("a scan for nothing finds nothing", none.matches.isEmpty && none.coverage.rows == rows)
    for plan in plans {
      let alone = try measure(Self.name(plan.name), [plan], &bench)
      let expected = all.matches.filter { $0.signature == plan.name }
      bench.check(
        "\(plan.name) finds the same alone as with all", alone.matches.map(\.id) == expected.map(\.id),
        "\(alone.matches.count) and \(expected.count) matches")
    }
  }

  /// A plan for sums that nobody pays.
  private static var idlePlans: [Plan] {
    let text = """
      signature bench.nothing {
        title    "Nothing"
        source   "https://example.org"
        severity low

        flow within 1d {
          start: hop where usd >= $900_000_000_000
          next:  hop where kept >= 50%, gap <= 1d
        }

        score {
          +60 "never"
        }
        report at 60
      }
      """
    let source = SignatureSource(path: "nothing.sluice", text: text)
    return SignatureCompiler.compile([source]).signatures.map(\.plan)
  }

  private func measure(
    _ name: String, _ plans: [Plan], threads: Int = 1, _ bench: inout Bench
  ) throws -> ScanResult {
    let request = ScanRequest(plans: plans, inputs: [path], labels: labels, threads: threads)
    let agree = { (first: ScanResult, again: ScanResult) in first.matches == again.matches }
    return try bench.measure(name, rows: rows, bytes: rows * DecodeSuite.rowBytes, agree: agree) {
      try Scanner(request).run()
    }
  }

  private func check(_ result: ScanResult, _ bench: inout Bench) {
    bench.check("a scan sees every row", result.coverage.rows == rows, "\(result.coverage.rows) of \(rows)")
    bench.check(
      "a scan gives up no origin", !result.coverage.isCut,
      result.coverage.abandoned.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: ", "))
    for (signature, chains) in Dictionary(grouping: planted, by: \.signature).sorted(by: { $0.key < $1.key }) {
      let origins = Set(result.matches.filter { $0.signature == signature }.map(\.origin.address))
      let found = chains.count { origins.contains($0.origin) }
      bench.check(
        "\(signature) finds the planted chains", found == chains.count,
        "\(found) of \(chains.count), and \(origins.subtracting(chains.map(\.origin)).count) other origins")
    }
  }
}

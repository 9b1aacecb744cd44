import Sluice

/// Scans of the archive: with all bundled signatures, with none (what reading alone costs), then with each alone.
struct ScanSuite {
  let path: String
  let rows: Int
  let labels: LabelTable
  let planted: [PlantedChain]
  let plans: [Plan]

  static let whole = "scan with all"
  static let none = "scan with none"

  static func name(_ signature: String) -> String { "scan with \(signature)" }

  func run(_ bench: inout Bench) throws {
    let all = try measure(Self.whole, plans, &bench)
    check(all, &bench)
    let none = try measure(Self.none, [], &bench)
    bench.check("a scan for nothing finds nothing", none.matches.isEmpty && none.coverage.rows == rows)
    for plan in plans {
      let alone = try measure(Self.name(plan.name), [plan], &bench)
      let expected = all.matches.filter { $0.signature == plan.name }
      bench.check(
        "\(plan.name) finds the same alone as with all", alone.matches.map(\.id) == expected.map(\.id),
        "\(alone.matches.count) and \(expected.count) matches")
    }
  }

  private func measure(_ name: String, _ plans: [Plan], _ bench: inout Bench) throws -> ScanResult {
    let request = ScanRequest(plans: plans, inputs: [path], labels: labels)
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

import BenchmarkSupport

extension Report {
  /// How many times as fast this run is as an older one, row for row; over 1 is faster.
  func comparison(with old: Report) -> String {
    var table = TextTable(["measured", "old ns/row", "new ns/row", "old / new"])
    for entry in measurements {
      guard let before = old.measurement(entry.name) else { continue }
      table.add([
        entry.name, Self.number(1e9 / before.rowsPerSecond), Self.number(1e9 / entry.rowsPerSecond),
        Self.number(entry.share(of: before)),
      ])
    }
    return (["Compared with the run of \(old.date):"] + warnings(old) + [table.text]).joined(separator: "\n")
  }

  /// What makes two runs hard to compare.
  private func warnings(_ old: Report) -> [String] {
    var warnings: [String] = []
    if old.version != version { warnings.append("warning: version \(old.version) of the report, not \(version)") }
    if old.machine != machine { warnings.append("warning: measured on another machine: \(old.machine.processor)") }
    if old.ledger != ledger { warnings.append("warning: another ledger: \(old.ledger.rows) rows") }
    return warnings
  }
}

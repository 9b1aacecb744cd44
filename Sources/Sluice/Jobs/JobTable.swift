import Columnar
import Jobs
import Reports

/// Jobs as a table, one row each.
public struct JobTable: Sendable {
  /// Columns of the terminal.
  public var width: Int

  public init(width: Int) { self.width = width }

  private static let headings = ["ID", "NAME", "STATE", "SUBMITTED", "FINISHED", "SIGNATURES", "ARCHIVES", "MATCHES"]
  private static let numbers: Set = ["ID", "SIGNATURES", "ARCHIVES", "MATCHES"]

  /// The table in the order of the jobs, every line ended; one line that says so where there are none.
  public func text(_ jobs: [Job]) -> String {
    guard !jobs.isEmpty else { return "no jobs\n" }
    var rows = [Self.headings] + jobs.map(cells)
    // Names give way where the terminal is narrow.
    let others = Self.headings.indices.filter { $0 != 1 }.reduce(0) { $0 + Self.width(of: $1, in: rows) + 2 }
    for row in rows.indices { rows[row][1] = TerminalText.cut(rows[row][1], to: max(width - others, 12)) }
    let widths = Self.headings.indices.map { Self.width(of: $0, in: rows) }
    return rows.map { line($0, widths) + "\n" }.joined()
  }

  private func cells(_ job: Job) -> [String] {
    [
      "\(job.id)", TerminalText.escaped(job.name), job.state.rawValue, HumanText.minute(job.submitted),
      job.finished.map(HumanText.minute) ?? "-", HumanText.count(job.signatureCount),
      HumanText.count(job.archiveCount), HumanText.count(job.matchCount),
    ]
  }

  private static func width(of column: Int, in rows: [[String]]) -> Int {
    rows.map { TerminalText.width($0[column]) }.max() ?? 0
  }

  private func line(_ cells: [String], _ widths: [Int]) -> String {
    cells.indices.map { column in
      TerminalText.padded(
        cells[column], to: widths[column], onLeft: Self.numbers.contains(Self.headings[column]))
    }.joined(separator: "  ")
  }
}

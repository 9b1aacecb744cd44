import Foundation

/// One run: what `--json` writes and `--compare` reads.
struct Report: Codable, Equatable {
  /// Changes when a name or a unit means something else.
  static let version = 1

  var version = Report.version
  /// ISO 8601, UTC.
  var date: String
  var machine: Machine
  /// What else the machine did: processes running or waiting for a core, the mean of the minute before the run.
  var load: Double
  var ledger: LedgerShape
  /// Addresses of the ledger.
  var addresses: Int
  /// Bytes of the archive.
  var archiveBytes: Int
  var measurements: [Measurement]
  var peaks: [SuitePeak]
  var checks: [Check]

  /// The measurement of a name, if the run has it.
  func measurement(_ name: String) -> Measurement? { measurements.first { $0.name == name } }

  func write(to path: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    try encoder.encode(self).write(to: URL(fileURLWithPath: path), options: .atomic)
  }

  static func read(_ path: String) throws -> Report {
    try JSONDecoder().decode(Report.self, from: Data(contentsOf: URL(fileURLWithPath: path)))
  }
}

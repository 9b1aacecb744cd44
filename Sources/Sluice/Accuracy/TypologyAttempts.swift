import Foundation
import SignaturePlan

/// Labelled laundering attempts in one of IBM's AMLworld pattern files, and how many of them signatures find.
public struct TypologyAttempts: Sendable {
  /// What is measured of one typology.
  public struct Tally: Sendable {
    public var attempts = 0
    /// By signature: attempts of which it has half the transfers or more in one match.
    public var found: [String: Int] = [:]
  }

  /// By name: `FAN-OUT`.
  public private(set) var typologies: [String: Tally] = [:]

  /// Scans the file with signatures.
  ///
  /// - Parameter least: matches that score less do not count.
  public init(path: String, plans: [Plan], least: Double) throws(SluiceError) {
    let attempts = try Self.attempts(path)
    let found = try Scanner(ScanRequest(plans: plans, inputs: [path], labels: .init())).run().matches
    var best: [String: [Int: Int]] = [:]
    for match in found where match.score.value >= least {
      var counts: [Int: Int] = [:]
      for row in Set(match.evidence.map(\.row)) where attempts.ofRow.indices.contains(row) {
        counts[attempts.ofRow[row], default: 0] += 1
      }
      best[match.signature, default: [:]].merge(counts) { max($0, $1) }
    }
    for (number, attempt) in attempts.all.enumerated() {
      typologies[attempt.typology, default: Tally()].attempts += 1
      for (signature, counts) in best where 2 * (counts[number] ?? 0) >= attempt.rows {
        typologies[attempt.typology]?.found[signature, default: 0] += 1
      }
    }
  }

  /// The attempts, and for each transfer of the file the attempt that it belongs to.
  private static func attempts(
    _ path: String
  ) throws(SluiceError) -> (all: [(typology: String, rows: Int)], ofRow: [Int]) {
    let text: String
    do { text = try String(contentsOfFile: path, encoding: .utf8) } catch {
      throw SluiceError(.data, "`\(path)`: cannot be read: \(error.localizedDescription)")
    }
    var all: [(typology: String, rows: Int)] = []
    var ofRow: [Int] = []
    for line in text.split(whereSeparator: \.isNewline) {
      if let range = line.range(of: "BEGIN LAUNDERING ATTEMPT - ") {
        all.append((String(line[range.upperBound...].prefix { $0 != ":" && $0 != " " }), 0))
      } else if !line.hasPrefix("END"), !all.isEmpty {
        all[all.count - 1].rows += 1
        ofRow.append(all.count - 1)
      }
    }
    return (all, ofRow)
  }
}

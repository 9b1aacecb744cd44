import Foundation
import Reports

/// What a scan is doing and how long it may still take, from the time that it took so far.
public struct ScanPace: Sendable {
  private let start: ContinuousClock.Instant
  private var matchingSince: ContinuousClock.Instant

  public init() {
    start = .now
    matchingSince = start
  }

  /// One line: `read 4,500,000 of 10,000,000 transfers (45%), 1.1 M/s, 5s left`.
  public mutating func text(_ progress: ScanProgress) -> String {
    switch progress {
    case .reading(let rows, let total): return reading(rows, of: total)
    case .matching(let done, let total, let next):
      if done == 0 { matchingSince = .now }
      return "matched \(done) of \(total) signatures, now `\(next)`\(matchingLeft(done, of: total))"
    }
  }

  private func reading(_ rows: Int, of total: Int) -> String {
    let rate = Double(rows) / max((ContinuousClock.now - start) / .seconds(1), 0.001)
    let share = total > 0 ? 100 * Double(rows) / Double(total) : 100
    let left = rate > 0 ? Double(total - rows) / rate : 0
    return "read \(HumanText.count(rows)) of \(HumanText.count(total)) transfers "
      + String(format: "(%.0f%%), %.1f M/s, ", share.rounded(.down), rate / 1e6)
      + "\(HumanText.duration(Int64(left.rounded(.up)))) left"
  }

  /// What the signatures that are left may take, if each takes as long as those before.
  private func matchingLeft(_ done: Int, of total: Int) -> String {
    guard done > 0 else { return "" }
    let left = (ContinuousClock.now - matchingSince) / .seconds(1) * Double(total - done) / Double(done)
    return ", about \(HumanText.duration(Int64(left.rounded(.up)))) left"
  }
}

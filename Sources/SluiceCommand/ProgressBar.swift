import Foundation
import Sluice

/// One line on standard error that tells how far a scan is.
final class ProgressBar {
  private let isShown: Bool
  private let start = Date()
  private var lastShown = Date.distantPast
  private var matchingSince = Date()

  init(isShown: Bool) { self.isShown = isShown }

  /// Shows the state; while reading, ten times a second at most.
  func show(_ progress: ScanProgress) {
    guard isShown else { return }
    switch progress {
    case .reading(let rows, let total):
      guard Date().timeIntervalSince(lastShown) > 0.1 else { return }
      lastShown = Date()
      write(reading(rows, of: total))
    case .matching(let done, let total, let next):
      if done == 0 { matchingSince = Date() }
      write("matched \(done) of \(total) signatures, now `\(next)`\(matchingLeft(done, of: total))")
    }
  }

  /// What the signatures that are left may take, if each takes as long as those before.
  private func matchingLeft(_ done: Int, of total: Int) -> String {
    guard done > 0 else { return "" }
    let left = Date().timeIntervalSince(matchingSince) * Double(total - done) / Double(done)
    return String(format: "  about %.0f s left", left)
  }

  private func reading(_ rows: Int, of total: Int) -> String {
    let rate = Double(rows) / max(Date().timeIntervalSince(start), 0.001)
    let share = total > 0 ? 100 * Double(rows) / Double(total) : 100
    let left = rate > 0 ? Double(total - rows) / rate : 0
    return String(
      format: "%5.1f%%  read %d of %d transfers  %.1f M/s  %.0f s left", share, rows, total, rate / 1e6, left)
  }

  private func write(_ text: String) {
    Terminal.write("\r\u{1B}[K\(text)")
  }

  /// Removes the line.
  func clear() {
    if isShown { Terminal.write("\r\u{1B}[K") }
  }
}

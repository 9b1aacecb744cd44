import Foundation
import Sluice

/// One line on standard error that tells how far a scan is.
final class ProgressBar {
  private let isShown: Bool
  private let start = Date()
  private var lastShown = Date.distantPast

  init(isShown: Bool) { self.isShown = isShown }

  /// Shows the state; while reading, ten times a second at most.
  func show(_ progress: ScanProgress) {
    guard isShown else { return }
    switch progress {
    case .reading(let rows, let total):
      guard Date().timeIntervalSince(lastShown) > 0.1 else { return }
      lastShown = Date()
      write(reading(rows, of: total))
    case .matching(let done, let total, let next): write("matched \(done) of \(total) signatures, now `\(next)`")
    }
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

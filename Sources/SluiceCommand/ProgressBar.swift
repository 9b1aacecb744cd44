import Foundation
import Sluice

/// One line on standard error that tells how far a scan is.
final class ProgressBar {
  private let isShown: Bool
  private let start = Date()
  private var lastShown = Date.distantPast

  init(isShown: Bool) { self.isShown = isShown }

  /// Shows the state, ten times a second at most.
  func show(_ progress: ScanProgress) {
    guard isShown, Date().timeIntervalSince(lastShown) > 0.1 else { return }
    lastShown = Date()
    let seconds = max(lastShown.timeIntervalSince(start), 0.001)
    let rate = Double(progress.rows) / seconds
    let share = progress.total > 0 ? 100 * Double(progress.rows) / Double(progress.total) : 100
    let left = rate > 0 ? Double(progress.total - progress.rows) / rate : 0
    let text = String(
      format: "%5.1f%%  %d of %d transfers  %.1f M/s  %.0f s left", share, progress.rows, progress.total, rate / 1e6,
      left)
    FileHandle.standardError.write(Data("\r\u{1B}[K\(text)".utf8))
  }

  /// Removes the line.
  func clear() {
    if isShown { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }
  }
}

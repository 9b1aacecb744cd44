import Foundation
import Sluice

/// One line on standard error that tells how far a scan is.
final class ProgressBar {
  private let isShown: Bool
  private var pace = ScanPace()
  private var lastShown = Date.distantPast

  init(isShown: Bool) { self.isShown = isShown }

  /// Shows the state; while reading, ten times a second at most.
  func show(_ progress: ScanProgress) {
    guard isShown else { return }
    if case .reading = progress {
      guard Date().timeIntervalSince(lastShown) > 0.1 else { return }
      lastShown = Date()
    }
    Terminal.write("\r\u{1B}[K\(pace.text(progress))")
  }

  /// Removes the line.
  func clear() {
    if isShown { Terminal.write("\r\u{1B}[K") }
  }
}

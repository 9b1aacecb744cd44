import Foundation
import Sluice

/// One line on standard error that tells how far an import is.
final class ImportBar {
  private let isShown: Bool
  private let start = Date()
  private var writingSince: Date?
  private var lastShown = Date.distantPast

  init(isShown: Bool) { self.isShown = isShown }

  /// Shows the state, ten times a second at most.
  func show(_ progress: ImportProgress) {
    guard isShown, Date().timeIntervalSince(lastShown) > 0.1 else { return }
    lastShown = Date()
    switch progress {
    case .reading(let bytes, let total, let rows): write(reading(bytes, of: total, rows: rows))
    case .writing(let rows, let total):
      let since = writingSince ?? Date()
      writingSince = since
      write("\(share(rows, of: total))  wrote \(rows) of \(total) transfers\(rest(rows, of: total, since: since))")
    }
  }

  private func reading(_ bytes: Int, of total: Int?, rows: Int) -> String {
    let seconds = max(Date().timeIntervalSince(start), 0.001)
    let rate = String(format: "%.0f k/s, %.0f MB/s", Double(rows) / seconds / 1e3, Double(bytes) / seconds / 1e6)
    guard let total else { return "read \(rows) transfers  \(rate)" }
    return "\(share(bytes, of: total))  read \(rows) transfers  \(rate)\(rest(bytes, of: total, since: start))"
  }

  private func share(_ done: Int, of total: Int) -> String {
    String(format: "%5.1f%%", total > 0 ? 100 * Double(done) / Double(total) : 100)
  }

  private func rest(_ done: Int, of total: Int, since start: Date) -> String {
    guard done > 0, done <= total else { return "" }
    let seconds = Date().timeIntervalSince(start) * Double(total - done) / Double(done)
    return String(format: "  %.0f s left", seconds)
  }

  private func write(_ text: String) { Terminal.write("\r\u{1B}[K\(text)") }

  /// Removes the line.
  func clear() {
    if isShown { Terminal.write("\r\u{1B}[K") }
  }
}

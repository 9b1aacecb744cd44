import Foundation

/// The most memory that the process had resident, in bytes.
enum PeakMemory {
  /// Since the process began, or since `reset`; nil where the system does not say.
  static func read() -> Int? {
    Machine.line("VmHWM", of: "/proc/self/status").flatMap { $0.split(separator: " ").first }
      .flatMap { Int($0) }.map { $0 * 1_024 }
  }

  /// Lets the peak begin again at what is resident now; without effect where the system does not allow it.
  static func reset() {
    guard let file = FileHandle(forWritingAtPath: "/proc/self/clear_refs") else { return }
    try? file.write(contentsOf: Data("5\n".utf8))
    try? file.close()
  }
}

import Foundation

/// What a run took place on.
struct Machine: Codable, Equatable {
  /// As the processor calls itself.
  var processor: String
  /// Those that the process may use.
  var cores: Int
  /// The fastest version of the kernels that the processor runs.
  var kernels: String

  init(kernels: String) {
    processor = Self.line("model name", of: "/proc/cpuinfo") ?? "unknown"
    cores = ProcessInfo.processInfo.activeProcessorCount
    self.kernels = kernels
  }

  /// Processes running or waiting for a core, the mean of the last minute.
  static func load() -> Double {
    guard let bytes = FileManager.default.contents(atPath: "/proc/loadavg") else { return .zero }
    return String(decoding: bytes, as: UTF8.self).split(separator: " ").first.flatMap { Double($0) } ?? .zero
  }

  /// The value of the first line of a file under `/proc` that has this key.
  static func line(_ key: String, of path: String) -> String? {
    guard let bytes = FileManager.default.contents(atPath: path) else { return nil }
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      let parts = line.split(separator: ":", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
      if parts.count == 2, parts[0] == key { return parts[1] }
    }
    return nil
  }
}

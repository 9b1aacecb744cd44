import Foundation

/// A name under which a worker holds slices, from which another on the same machine can tell whether it still lives.
struct WorkerName: Sendable, Hashable {
  let text: String

  /// - Parameter number: tells workers of one process apart.
  init(number: Int) {
    let process = ProcessInfo.processInfo.processIdentifier
    text = "\(Self.host) \(process) \(Self.start(of: process) ?? "?") \(number)"
  }

  /// Whether the process of a worker on this machine has ended. Of other machines nothing is known.
  static func isGone(_ text: String) -> Bool {
    let parts = text.split(separator: " ")
    guard parts.count == 4, parts[0] == host, let process = Int32(parts[1]) else { return false }
    guard let start = start(of: process) else { return true }
    return start != parts[2]
  }

  private static let host: String = {
    let name = ProcessInfo.processInfo.hostName.filter { !$0.isWhitespace }
    // The number of the boot: after one, process numbers begin anew.
    let boot = (try? String(contentsOfFile: "/proc/sys/kernel/random/boot_id", encoding: .utf8)) ?? ""
    return "\(name.isEmpty ? "host" : name)/\(boot.prefix(8))"
  }()

  /// When a process began, in ticks since the machine did; nil if there is none or it has ended.
  private static func start(of process: Int32) -> String? {
    guard let text = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
      let end = text.lastIndex(of: ")")
    else { return nil }
    // The name, in brackets, may hold anything; the state follows it, and 19 fields later the start.
    let fields = text[text.index(after: end)...].split(separator: " ")
    guard fields.count > 19, fields[0] != "Z", fields[0] != "X" else { return nil }
    return String(fields[19])
  }
}

import Foundation
import Reports

/// Where two JSON values differ.
struct JSONDifference {
  /// A line for each difference: `evidence[3].amount: 5 in the file, 6 from the archives`.
  private(set) var lines: [String] = []

  /// - Parameters:
  ///   - saved: what a file has.
  ///   - found: what it should have.
  init(saved: Any, found: Any) { compare(saved, found, "") }

  private mutating func compare(_ saved: Any, _ found: Any, _ path: String) {
    switch (saved, found) {
    case (let saved as [String: Any], let found as [String: Any]):
      for key in Set(saved.keys).union(found.keys).sorted() {
        let place = path.isEmpty ? key : "\(path).\(key)"
        switch (saved[key], found[key]) {
        case (let left?, let right?): compare(left, right, place)
        case (let left?, nil): lines.append("\(place): \(Self.text(left)) in the file, which belongs to no match")
        case (nil, let right?): lines.append("\(place): missing in the file, \(Self.text(right)) from the archives")
        case (nil, nil): break
        }
      }
    case (let saved as [Any], let found as [Any]):
      if saved.count != found.count {
        lines.append("\(path): \(saved.count) in the file, \(found.count) from the archives")
      }
      for (place, pair) in zip(saved, found).enumerated() { compare(pair.0, pair.1, "\(path)[\(place)]") }
    case (let saved as String, let found as String) where saved == found: return
    default:
      guard Self.bytes(saved) != Self.bytes(found) else { return }
      differ(saved, found, path)
    }
  }

  private mutating func differ(_ saved: Any, _ found: Any, _ path: String) {
    lines.append("\(path): \(Self.text(saved)) in the file, \(Self.text(found)) from the archives")
  }

  /// As JSON, where `true` and 1 are two things; empty for what is no JSON.
  private static func bytes(_ value: Any) -> Data {
    (try? JSONSerialization.data(withJSONObject: [value])) ?? Data()
  }

  private static func text(_ value: Any) -> String {
    switch value {
    case is NSNull: return "null"
    case let text as String: return "`\(TerminalText.cut(TerminalText.escaped(text), to: 90))`"
    case let list as [Any]: return "a list of \(list.count)"
    case is [String: Any]: return "an object"
    default: return TerminalText.escaped("\(value)")
    }
  }
}

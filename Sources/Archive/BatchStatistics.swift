/// What the footer of an archive by Sluice says of one batch.
///
/// A hint and no more: whoever believes it without `verify` can lose matches.
public struct BatchStatistics: Sendable, Equatable {
  public let rows: Int
  /// First and last time in seconds since 1970; nil for a batch without rows.
  public let times: ClosedRange<Int64>?
  /// SHA-256 of the message as 64 hexadecimal digits.
  public let digest: String

  var line: String {
    let range = times.map { "\($0.lowerBound) \($0.upperBound)" } ?? "- -"
    return "\(rows) \(range) \(digest)"
  }

  init(rows: Int, times: ClosedRange<Int64>?, digest: String) {
    self.rows = rows
    self.times = times
    self.digest = digest
  }

  /// Reads one line; nil if it is not well-formed.
  init?(line: Substring) {
    let words = line.split(separator: " ", omittingEmptySubsequences: false)
    guard words.count == 4, let rows = Int(words[0]), rows >= 0, Self.isDigest(words[3]) else { return nil }
    self.rows = rows
    digest = String(words[3])
    if words[1] == "-", words[2] == "-" {
      times = nil
    } else {
      guard let first = Int64(words[1]), let last = Int64(words[2]), first <= last else { return nil }
      times = first...last
    }
  }

  static func isDigest(_ text: Substring) -> Bool {
    text.utf8.count == 64 && text.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
  }
}

/// Names in the metadata of an archive.
///
/// In the schema, and so kept by every library that rewrites the file:
/// - `sluice.chain`: the chain of all transfers, where there is no `chain` column.
///
/// In the footer, and so dropped by a rewrite, after which they would be wrong:
/// - `sluice.format`: `1`.
/// - `sluice.rows`: rows of all batches.
/// - `sluice.batches`: for every record batch a line `rows first last digest`: first and last time in seconds
///   since 1970, and the SHA-256 of the message, header and body, as the file has it.
/// - `sluice.dictionaries`: for every dictionary batch a line `id digest`.
enum ArchiveMetadata {
  static let chain = "sluice.chain"
  static let format = "sluice.format"
  static let rows = "sluice.rows"
  static let batches = "sluice.batches"
  static let dictionaries = "sluice.dictionaries"
}

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

/// What an import did.
public struct ImportSummary: Sendable, Equatable {
  /// Transfers in the archive.
  public var rows = 0
  /// Lines that were left out because something in them is wrong.
  public var skipped = 0
  /// Records that are in order and move nothing.
  public var omitted = 0
  public var addresses = 0
  /// Transfers without a value in USD; counted only where prices were given.
  public var unpriced = 0
  /// What was assumed and what was left out, in messages for people.
  public var notes: [String] = []

  public init() {}
}

/// How far an import is.
public enum ImportProgress: Sendable, Equatable {
  /// - bytes: of the files, packed as they are; of: nil where a pipe is read.
  case reading(bytes: Int, of: Int?, rows: Int)
  /// Rows that are in the archive.
  case writing(rows: Int, of: Int)
}

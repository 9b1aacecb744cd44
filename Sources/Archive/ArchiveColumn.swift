/// One column of an archive as its file declares it.
public struct ArchiveColumn: Sendable, Equatable {
  /// The name in the file.
  public let name: String
  /// The Arrow type as a person would write it: `dictionary<int32, utf8>`.
  public let type: String
  /// Whether the column is one that Sluice reads; the others are skipped.
  public let isUsed: Bool
}

import Archive

/// What a look at every byte of an archive has found.
public struct ArchiveVerification: Sendable {
  public var rows: Int
  public var batches: Int
  /// Whether the archive states digests, which were compared; only those that sluice wrote do.
  public var hasDigests: Bool
  public var notes: [String]

  /// Reads an archive whole: structure, checksums, order of times, codes, amounts, and the digests and times that its
  /// footer states.
  ///
  /// - Throws: the first fault, with its place.
  public init(path: String) throws(SluiceError) {
    do {
      let reader = try ArchiveReader(path: path, verifiesChecksums: true)
      try reader.verify()
      rows = reader.rowCount
      batches = reader.batchCount
      hasDigests = reader.statistics != nil
      notes = reader.notes
    } catch { throw SluiceError(error) }
  }
}

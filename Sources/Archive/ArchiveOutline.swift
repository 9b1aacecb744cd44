import Columnar

/// What the end of an archive says of it, without its addresses: opening it costs nothing beside opening an archive.
public struct ArchiveOutline: Sendable {
  let catalog: ArchiveCatalog
  let description: ArchiveDescription

  /// - Throws: `ArchiveError` as ``ArchiveReader`` does, damage of the addresses and the data aside.
  public init(path: String, limits: ArchiveLimits = .init()) throws(ArchiveError) {
    catalog = try ArchiveCatalog(path: path, limits: limits)
    // Before anything is unpacked: it refuses what is made to fill memory.
    description = try ArchiveDescription(catalog)
  }

  /// Rows of all batches.
  public var rowCount: Int { description.rowCount }

  /// Seconds since 1970-01-01 UTC of the first and last transfer, as the footer of an archive that Sluice wrote says; nil
  /// for other files, and where there is no transfer.
  public var times: ClosedRange<Int64>? {
    let ranges = (description.statistics ?? []).compactMap(\.times)
    guard let first = ranges.first, let last = ranges.last, first.lowerBound <= last.upperBound else { return nil }
    return first.lowerBound...last.upperBound
  }

  /// The hash of the archive, for provenance.
  ///
  /// `sluice1:` and the SHA-256 of the footer for archives that Sluice wrote: the footer has the digests of all
  /// messages, so that this costs nothing. `sha256:` and the SHA-256 of the whole file for all others, which is
  /// what `sha256sum` prints; it reads the whole file.
  public func digest() throws(ArchiveError) -> String {
    if description.statistics != nil, dictionaryDigests != nil {
      return "sluice1:\(SHA256.hexadecimal(of: catalog.footerBytes))"
    }
    return "sha256:\(try catalog.file.hash(from: 0, count: catalog.file.size))"
  }

  /// The digests of the dictionary batches, if the footer has one for each.
  var dictionaryDigests: [String]? {
    guard let text = description.metadata[ArchiveMetadata.dictionaries] else { return nil }
    let digests = text.split(separator: "\n").compactMap { $0.split(separator: " ").last }
    guard digests.count == catalog.footer.dictionaries.count, digests.allSatisfy(BatchStatistics.isDigest) else {
      return nil
    }
    return digests.map { String($0) }
  }
}

extension ArchiveFile {
  /// The SHA-256 of a part of the file, read in pieces.
  func hash(from start: Int, count: Int) throws(ArchiveError) -> String {
    let step = 1 << 20
    var hash = SHA256()
    var piece: [UInt8] = []
    for offset in stride(from: start, to: start + count, by: step) {
      let size = min(step, start + count - offset)
      try read(at: offset, count: size, into: &piece)
      hash.update(piece[..<size])
    }
    return hash.hexadecimal()
  }
}

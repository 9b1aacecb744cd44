import Columnar

extension ArchiveReader {
  /// The hash of the archive, for provenance; see ``ArchiveOutline/digest()``.
  public func digest() throws(ArchiveError) -> String { try outline.digest() }

  /// Decodes everything and compares the digests that the footer states; checksums only if the reader does so.
  ///
  /// Of a file that Sluice did not write there are no digests to compare.
  public func verify() throws(ArchiveError) {
    try verifyFrame()
    try verifyDictionaries()
    for index in 0..<batchCount {
      if let stated = statistics?[index] {
        try verify(catalog.footer.batches[index], digest: stated.digest, batch: index)
      }
      let batch = try batch(index)
      _ = try transactions(inBatch: index)
      _ = try values(inBatch: index)
      try verifyTimes(batch, index: index)
    }
  }

  /// What stands before all batches and behind them, where the footer states it.
  private func verifyFrame() throws(ArchiveError) {
    guard let stated = metadata[ArchiveMetadata.head] else { return }
    let blocks = catalog.footer.dictionaries + catalog.footer.batches
    let ends = blocks.map { $0.offset + $0.headerBytes + $0.bodyBytes }
    let footer = byteCount - 10 - catalog.footerBytes.count
    let start = blocks.map(\.offset).min() ?? max(8, footer - ArchiveWriter.endMark.count)
    guard try catalog.file.hash(from: 0, count: start) == stated else {
      throw ArchiveError(.corrupt("what stands before the data is not what the footer states"), file: path, offset: 0)
    }
    let end = max(start, ends.max() ?? start)
    guard footer - end == ArchiveWriter.endMark.count,
      try catalog.file.bytes(at: end, count: footer - end) == ArchiveWriter.endMark
    else { throw ArchiveError(.corrupt("no end of the data before the footer"), file: path, offset: end) }
  }

  private func verifyTimes(_ batch: TransferBatch, index: Int) throws(ArchiveError) {
    guard let stated = statistics?[index] else { return }
    let actual = batch.time.first.flatMap { first in batch.time.last.map { first...$0 } }
    guard actual == stated.times else {
      throw ArchiveError(.corrupt("the footer states another time range"), file: path).at(batch: index)
    }
  }

  private func verifyDictionaries() throws(ArchiveError) {
    guard statistics != nil, let digests = outline.dictionaryDigests else { return }
    for (block, digest) in zip(catalog.footer.dictionaries, digests) { try verify(block, digest: digest, batch: nil) }
  }

  private func verify(_ block: ArchiveFooter.Block, digest: String, batch: Int?) throws(ArchiveError) {
    let actual = try catalog.file.hash(from: block.offset, count: block.headerBytes + block.bodyBytes)
    guard actual != digest else { return }
    let what = "the digest of a message is \(actual) where the footer states \(digest)"
    throw ArchiveError(.corrupt(what), file: path, offset: block.offset).at(batch: batch)
  }
}

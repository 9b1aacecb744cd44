import Archive
import Columnar
import Glibc

/// Arrow files: all that a reader offers, and an excerpt of every other row.
enum Archives {
  private static let output = "\(MemoryFile.folder)/sluice-fuzz-\(getpid()).arrow"

  static func enter(_ bytes: [UInt8]) {
    var limits = ArchiveLimits()
    (limits.bufferBytes, limits.dictionaryBytes) = (1 << 22, 1 << 22)
    (limits.nestedValues, limits.carriedBytes) = (1 << 16, 1 << 20)
    do throws(ArchiveError) {
      let reader = try ArchiveReader(path: MemoryFile.path(bytes), limits: limits, verifiesChecksums: true)
      for index in 0..<min(reader.batchCount, 64) {
        _ = try reader.batch(index)
        _ = try reader.transactions(inBatch: index)
        _ = try reader.values(inBatch: index)
        _ = try reader.messages(inBatch: index)
      }
      _ = try reader.digest()
      guard reader.rowCount < 10_000 else { return }
      _ = try ArchiveExcerpt([reader]).write(to: output) { _, _, batch in
        Array(stride(from: 0, to: batch.count, by: 2))
      }
      try reader.verify()
    } catch { precondition(!"\(error)".isEmpty) }
    _ = unsafe unlink(output)
  }
}

import Glibc

@testable import Archive

/// A file whose bytes are changed in place, over and over.
final class Patient {
  let path: String
  let healthy: [UInt8]
  private let descriptor: Int32
  /// Kept, because the folder goes when nobody has it any more.
  private let folder: TemporaryFolder

  init(_ folder: TemporaryFolder, _ bytes: [UInt8]) throws {
    self.folder = folder
    path = try folder.file("patient.arrow", bytes)
    healthy = bytes
    descriptor = unsafe open(path, O_RDWR)
  }

  deinit { close(descriptor) }

  /// Puts bytes in place of those at `offset`, as far as there are any.
  func write(_ bytes: some Collection<UInt8>, at offset: Int) {
    let bytes = Array(bytes.prefix(healthy.count - offset))
    let count = unsafe bytes.withUnsafeBytes { buffer in
      unsafe pwrite(descriptor, buffer.baseAddress, buffer.count, offset)
    }
    precondition(count == bytes.count)
  }

  /// Puts the healthy bytes back.
  func heal(_ range: Range<Int>) { write(healthy[range.clamped(to: healthy.indices)], at: range.lowerBound) }

  func truncate(to size: Int) { precondition(ftruncate(descriptor, size) == 0) }

  /// Reads everything that a reader offers; whether it ended well.
  @discardableResult func examine() throws -> Bool {
    var limits = ArchiveLimits()
    limits.bufferBytes = 1 << 20
    limits.dictionaryBytes = 1 << 20
    (limits.nestedValues, limits.carriedBytes) = (1 << 16, 1 << 20)
    do throws(ArchiveError) {
      let reader = try ArchiveReader(path: path, limits: limits)
      for index in 0..<reader.batchCount {
        let batch = try reader.batch(index)
        _ = (try reader.transactions(inBatch: index), try reader.values(inBatch: index))
        _ = try reader.messages(inBatch: index)
        try carry(reader, index)
        if reader.statistics == nil, batch.count > 1 << 17 { return false }
      }
      return true
    } catch {
      precondition(!"\(error)".isEmpty)
      return false
    }
  }

  /// Chooses and writes the extra columns of a batch.
  private func carry(_ reader: ArchiveReader, _ index: Int) throws(ArchiveError) {
    let fields = try reader.carriedFields()
    let columns = try reader.carried(inBatch: index, dictionaries: reader.carriedDictionaries())
    var body = MessageBody()
    for (column, field) in zip(columns, fields) {
      var chosen = column.taking(Array((0..<column.count).reversed()))
      chosen.append(column, 0..<min(3, column.count))
      body.add(chosen, type: field.type, children: field.children)
    }
  }
}

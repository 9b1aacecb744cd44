import Archive
import Columnar

/// The ceiling: what the archive's reader takes to decode the five columns that every scan needs.
///
/// Beside it stands bare LZ4: liblz4's frame decoder over the same buffers, which are in memory already, and once more with
/// each buffer read from the file before. The reader also checks times and codes in one pass each. Neither compares checksums.
/// All are measured in turn.
struct DecodeSuite {
  let path: String
  let rows: Int

  static let bare = "bare LZ4"
  static let read = "read and bare LZ4"
  static let decode = "decode"
  static let ceiling = "open and decode"
  static let columns: ArchiveColumnSet = [.time, .from, .to, .asset, .amount]
  /// Bytes of a decoded row of those columns: two of 8 bytes, three of 4.
  static let rowBytes = 28

  func run(_ bench: inout Bench) throws {
    let reader = try ArchiveReader(path: path)
    bench.check("the archive has every row", reader.rowCount == rows, "\(reader.rowCount) of \(rows)")
    try bench.measure("open", rows: rows, bytes: reader.fromAddresses.bytes.count) {
      try ArchiveReader(path: path).fromAddresses.count
    }
    let frames = try BareFrames(reader, columns: Self.columns)
    let counts = try bench.measureInTurn(
      rows: rows, bytes: rows * Self.rowBytes,
      [
        (Self.bare, { frames.unpack() }), (Self.read, { try frames.readAndUnpack() }),
        (Self.decode, { try Self.decode(reader) }), (Self.ceiling, { try Self.decode(ArchiveReader(path: path)) }),
      ])
    let (decoded, both) = (counts[2], counts[3])
    bench.check("decoding gives every row", decoded == rows && both == rows, "\(decoded) and \(both) of \(rows)")
  }

  /// Decodes the five columns of every batch into the same memory; the rows decoded.
  private static func decode(_ reader: ArchiveReader) throws -> Int {
    var batch = TransferBatch()
    var count = 0
    for index in 0..<reader.batchCount {
      try reader.read(index, columns: columns, into: &batch)
      count += min(batch.time.count, batch.from.count, batch.to.count, batch.asset.count, batch.amount.count)
    }
    return count
  }
}

import CLZ4

/// The LZ4 frames behind some columns, in memory, and liblz4's own frame decoder over them: what reading can be measured
/// against.
@safe package final class BareFrames {
  private var context: OpaquePointer?
  private var frames: [Frame] = []
  private var target: [UInt8] = []
  private var packed: [UInt8] = []
  private let file: ArchiveFile

  private struct Frame {
    let bytes: [UInt8]
    let range: BufferRange
    let decoded: Int
    let isPacked: Bool
  }

  /// Reads the frames of all batches, and the buffers that are stored as they are, which are copied and no more.
  package init(_ reader: ArchiveReader, columns: ArchiveColumnSet) throws(ArchiveError) {
    file = reader.catalog.file
    _ = unsafe LZ4F_createDecompressionContext(&context, UInt32(LZ4F_VERSION))
    for index in 0..<reader.batchCount {
      for role in ColumnRole.allCases where columns.contains(ArchiveColumnSet(role)) {
        guard let (chunk, _) = reader.chunk(role, of: index), chunk.coding == .lz4 else { continue }
        for buffer in chunk.buffers where buffer.length > 8 {
          let bytes = try reader.catalog.file.bytes(at: buffer.offset, count: buffer.length)
          let declared = bytes[..<8].reversed().reduce(Int64(0)) { $0 << 8 | Int64($1) }
          guard declared >= -1 else { continue }
          let isPacked = declared >= 0
          let length = isPacked ? Int(declared) : bytes.count - 8
          let range = BufferRange(offset: buffer.offset + 8, length: buffer.length - 8)
          frames.append(Frame(bytes: Array(bytes[8...]), range: range, decoded: length, isPacked: isPacked))
          if target.count < length { target = Array(repeating: 0, count: length) }
        }
      }
    }
  }

  deinit { _ = unsafe LZ4F_freeDecompressionContext(context) }

  /// Unpacks all frames, which are in memory, into the same memory, without comparing checksums; the bytes that came out.
  package func unpack() -> Int { frames.reduce(0) { $0 + unpack($1, $1.bytes) } }

  /// The same, each frame read from the file before: the least that a reader of files does.
  package func readAndUnpack() throws(ArchiveError) -> Int {
    var sum = 0
    for frame in frames {
      try file.read(at: frame.range.offset, count: frame.range.length, into: &packed)
      sum += unpack(frame, packed)
    }
    return sum
  }

  private func unpack(_ frame: Frame, _ bytes: [UInt8]) -> Int {
    guard let context = unsafe context else { return 0 }
    var (produced, consumed) = (frame.decoded, frame.range.length)
    guard frame.isPacked else {
      // INVARIANT: the target is as long as the longest buffer.
      unsafe target.withUnsafeMutableBytes { target in
        unsafe bytes.withUnsafeBytes {
          unsafe target.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[..<consumed]))
        }
      }
      return produced
    }
    var options = LZ4F_decompressOptions_t()
    options.stableDst = 1
    options.skipChecksums = 1
    // INVARIANT: the target is as long as the longest frame declares, and the bytes as the frame.
    let hint = unsafe target.withUnsafeMutableBytes { target in
      unsafe bytes.withUnsafeBytes { source in
        unsafe LZ4F_decompress(context, target.baseAddress, &produced, source.baseAddress, &consumed, &options)
      }
    }
    if hint != 0 { unsafe LZ4F_resetDecompressionContext(context) }
    return produced
  }
}

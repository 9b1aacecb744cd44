import CLZ4

/// The LZ4 frames behind some columns, in memory, and liblz4's own frame decoder over them: what reading can be measured
/// against.
@safe package final class BareFrames {
  private var context: OpaquePointer?
  private var frames: [(bytes: [UInt8], decoded: Int)] = []
  private var target: [UInt8] = []

  /// Reads the frames of all batches; buffers that are stored as they are count as nothing.
  package init(_ reader: ArchiveReader, columns: ArchiveColumnSet) throws(ArchiveError) {
    _ = unsafe LZ4F_createDecompressionContext(&context, UInt32(LZ4F_VERSION))
    for index in 0..<reader.batchCount {
      for role in ColumnRole.allCases where columns.contains(ArchiveColumnSet(role)) {
        guard let (chunk, _) = reader.chunk(role, of: index), chunk.coding == .lz4 else { continue }
        for buffer in chunk.buffers where buffer.length > 8 {
          let bytes = try reader.catalog.file.bytes(at: buffer.offset, count: buffer.length)
          let declared = bytes[..<8].reversed().reduce(Int64(0)) { $0 << 8 | Int64($1) }
          guard declared > 0 else { continue }
          frames.append((Array(bytes[8...]), Int(declared)))
          if target.count < Int(declared) { target = Array(repeating: 0, count: Int(declared)) }
        }
      }
    }
  }

  deinit { _ = unsafe LZ4F_freeDecompressionContext(context) }

  /// Unpacks all frames into the same memory, without comparing checksums; the bytes that came out.
  package func unpack() -> Int {
    guard let context = unsafe context else { return 0 }
    var options = LZ4F_decompressOptions_t()
    options.stableDst = 1
    options.skipChecksums = 1
    var sum = 0
    for (bytes, decoded) in frames {
      var (produced, consumed) = (decoded, bytes.count)
      // INVARIANT: the target is as long as the longest frame declares, and the counts are those of the arrays.
      let hint = unsafe target.withUnsafeMutableBytes { target in
        unsafe bytes.withUnsafeBytes { source in
          unsafe LZ4F_decompress(context, target.baseAddress, &produced, source.baseAddress, &consumed, &options)
        }
      }
      if hint != 0 { unsafe LZ4F_resetDecompressionContext(context) }
      sum += produced
    }
    return sum
  }
}

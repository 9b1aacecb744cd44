import CLZ4

/// Unpacks LZ4 frames with liblz4, which stays in bounds on any bytes.
@safe final class FrameDecompressor {
  private var context: OpaquePointer?
  /// Whether the checksums in the frames are compared.
  private let verifiesChecksums: Bool

  init(verifiesChecksums: Bool) {
    self.verifiesChecksums = verifiesChecksums
    // A nil context after a failed allocation is reported by `unpack`.
    _ = unsafe LZ4F_createDecompressionContext(&context, UInt32(LZ4F_VERSION))
  }

  deinit { _ = unsafe LZ4F_freeDecompressionContext(context) }

  /// Unpacks the frame in `source` into `target`, which it must fill exactly.
  @unsafe func unpack(
    _ source: UnsafeRawBufferPointer, into target: UnsafeMutableRawBufferPointer
  ) throws(LocalError) {
    if !verifiesChecksums, unsafe FrameBlocks.unpack(source, into: target) { return }
    guard let context = unsafe context, let target = unsafe target.baseAddress.map({ unsafe ($0, target.count) })
    else { throw .corrupt("no LZ4 decoder") }
    var options = LZ4F_decompressOptions_t()
    options.stableDst = 1
    options.skipChecksums = verifiesChecksums ? 0 : 1
    var (read, written) = (0, 0)
    var hint = 1
    while hint != 0 {
      var produced = unsafe target.1 - written
      var consumed = source.count - read
      // INVARIANT: both pointers stay inside their buffers, as the counts passed are what is left of them.
      hint = unsafe LZ4F_decompress(
        context, target.0 + written, &produced, source.baseAddress.map { unsafe $0 + read }, &consumed, &options)
      guard LZ4F_isError(hint) == 0 else {
        unsafe LZ4F_resetDecompressionContext(context)
        throw .corrupt("LZ4: \(unsafe String(cString: LZ4F_getErrorName(hint)))")
      }
      read += consumed
      written += produced
      // No progress: the frame wants more bytes than there are, or more room.
      if hint != 0, consumed == 0, produced == 0 {
        unsafe LZ4F_resetDecompressionContext(context)
        throw .corrupt("an LZ4 frame does not hold as many bytes as its buffer declares")
      }
    }
    guard unsafe written == target.1 else {
      throw LocalError(.mismatch(what: "bytes in an LZ4 frame", expected: unsafe target.1, actual: written))
    }
  }
}

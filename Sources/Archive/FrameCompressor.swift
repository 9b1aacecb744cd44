import CLZ4

/// Packs buffers as Arrow stores them: the length in 8 bytes, then one LZ4 frame.
struct FrameCompressor {
  /// Bytes of the column at hand, packed. Empty for an empty column, by the format's rule.
  ///
  /// A frame that would save nothing is left out: then the length is -1 and the bytes follow as they are.
  func pack<Value: BitwiseCopyable & Numeric>(_ values: [Value]) -> [UInt8] {
    guard !values.isEmpty else { return [] }
    return unsafe values.withUnsafeBytes { source in
      let packed = unsafe frame(source)
      let isSmaller = !packed.isEmpty && packed.count < source.count
      let length = isSmaller ? Int64(source.count) : -1
      var result = (0..<8).map { UInt8(truncatingIfNeeded: length >> Int64(8 * $0)) }
      if isSmaller { result += packed } else { unsafe result.append(contentsOf: source) }
      return result
    }
  }

  /// One frame with content size and checksum, or no bytes if liblz4 fails.
  @unsafe private func frame(_ source: UnsafeRawBufferPointer) -> [UInt8] {
    var preferences = LZ4F_preferences_t()
    // Independent blocks as large as the content: they unpack straight into their place.
    preferences.frameInfo.blockMode = LZ4F_blockIndependent
    preferences.frameInfo.blockSizeID = LZ4F_max4MB
    preferences.frameInfo.contentChecksumFlag = LZ4F_contentChecksumEnabled
    preferences.frameInfo.contentSize = UInt64(source.count)
    let bound = unsafe LZ4F_compressFrameBound(source.count, &preferences)
    return unsafe [UInt8](unsafeUninitializedCapacity: bound) { target, count in
      // INVARIANT: `target` has room for `bound` bytes, enough for any content of this length.
      let size = unsafe LZ4F_compressFrame(
        target.baseAddress, bound, source.baseAddress, source.count, &preferences)
      count = LZ4F_isError(size) == 0 ? size : 0
    }
  }
}

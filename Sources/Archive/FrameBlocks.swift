import CLZ4

/// Unpacks the usual LZ4 frames block by block, straight into their place.
///
/// PERF: liblz4's own frame decoder unpacks every block that is shorter than the frame's block size beside its
/// place and copies it; without that, `read` is about a tenth faster. It compares no checksums.
enum FrameBlocks {
  /// Whether the frame could be unpacked; if not, `target` holds anything, and the frame decoder says why.
  @unsafe static func unpack(_ source: UnsafeRawBufferPointer, into target: UnsafeMutableRawBufferPointer) -> Bool {
    guard let layout = unsafe Layout(source), layout.contentBytes ?? target.count == target.count else {
      return false
    }
    var read = layout.headerBytes
    var written = 0
    while source.count - read >= 4 {
      let mark = unsafe source.loadUnaligned(fromByteOffset: read, as: UInt32.self)
      read += 4
      if mark == 0 { return written == target.count }
      let size = Int(mark & 0x7fff_ffff)
      guard size <= source.count - read else { return false }
      let block = unsafe UnsafeRawBufferPointer(rebasing: source[read..<read + size])
      guard let count = unsafe unpack(block, isPlain: mark >> 31 == 1, into: target, at: written) else { return false }
      read += size + layout.checksumBytes
      written += count
    }
    return false
  }

  /// Unpacks one block to `target[written...]`; its bytes there, or nil if it is damaged or does not fit.
  @unsafe private static func unpack(
    _ block: UnsafeRawBufferPointer, isPlain: Bool, into target: UnsafeMutableRawBufferPointer, at written: Int
  ) -> Int? {
    guard let start = target.baseAddress, let bytes = block.baseAddress else { return nil }
    // INVARIANT: `written` is at most `target.count`, and liblz4 writes at most `room` bytes.
    let room = min(target.count - written, Int(Int32.max))
    if isPlain {
      guard block.count <= room else { return nil }
      unsafe (start + written).copyMemory(from: bytes, byteCount: block.count)
      return block.count
    }
    // Blocks may refer to the 64 KiB before them, which lie in front of their place.
    let history = min(written, 65_536)
    let count = unsafe LZ4_decompress_safe_usingDict(
      bytes, start + written, Int32(block.count), Int32(room), start + (written - history), Int32(history))
    return count >= 0 ? Int(count) : nil
  }

  /// What the header of a frame says.
  private struct Layout {
    let headerBytes: Int
    /// Bytes of the checksum behind every block.
    let checksumBytes: Int
    let contentBytes: Int?

    /// Reads the header, or nil if it is none of version 1 without a dictionary.
    @unsafe init?(_ source: UnsafeRawBufferPointer) {
      guard source.count >= 15, unsafe source.loadUnaligned(as: UInt32.self) == 0x184d_2204 else { return nil }
      let flags = unsafe source[4]
      guard flags >> 6 == 1, flags & 1 == 0 else { return nil }
      let hasSize = flags & 8 != 0
      contentBytes =
        hasSize ? Int(exactly: unsafe source.loadUnaligned(fromByteOffset: 6, as: UInt64.self)) ?? -1 : nil
      checksumBytes = flags & 16 == 0 ? 0 : 4
      headerBytes = hasSize ? 15 : 7
    }
  }
}

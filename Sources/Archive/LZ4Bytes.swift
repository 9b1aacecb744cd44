import CLZ4
import Columnar

/// What LZ4 frames hold, one after another, as a stream; checksums are compared.
@safe public final class LZ4Bytes: ByteSource {
  private var source: any ByteSource
  private var context: OpaquePointer?
  private var packed = [UInt8](repeating: 0, count: 1 << 16)
  private var position = 0
  private var filled = 0
  /// Whether the stream stands inside a frame.
  private var isOpen = false
  /// Whether liblz4 may hold back bytes for which there was no room.
  private var mayHoldMore = false

  public init(_ source: any ByteSource) {
    self.source = source
    // A nil context after a failed allocation is reported by `read`.
    _ = unsafe LZ4F_createDecompressionContext(&context, UInt32(LZ4F_VERSION))
  }

  deinit { _ = unsafe LZ4F_freeDecompressionContext(context) }

  public func read(into buffer: inout [UInt8]) throws(ReadFailure) -> Int {
    while true {
      if position == filled, !mayHoldMore {
        filled = try source.read(into: &packed)
        position = 0
        guard filled > 0 else {
          if isOpen { throw ReadFailure(damage: "the LZ4 data ends inside a frame") }
          return 0
        }
      }
      let produced = try unpack(into: &buffer)
      if produced > 0 { return produced }
    }
  }

  /// Unpacks as much as goes into the buffer.
  private func unpack(into buffer: inout [UInt8]) throws(ReadFailure) -> Int {
    guard let context = unsafe context else { throw ReadFailure(damage: "no LZ4 decoder") }
    var produced = buffer.count
    var consumed = filled - position
    let start = position
    // INVARIANT: both counts are what is left of their arrays, so that liblz4 stays inside them.
    let hint = unsafe buffer.withUnsafeMutableBytes { target in
      unsafe packed.withUnsafeBytes { bytes in
        unsafe LZ4F_decompress(
          context, target.baseAddress, &produced, bytes.baseAddress.map { unsafe $0 + start }, &consumed, nil)
      }
    }
    guard LZ4F_isError(hint) == 0 else {
      throw ReadFailure(damage: "the LZ4 data is damaged (\(unsafe String(cString: LZ4F_getErrorName(hint))))")
    }
    if consumed == 0, produced == 0, position < filled { throw ReadFailure(damage: "the LZ4 data is damaged") }
    if consumed > 0 || produced > 0 { isOpen = hint != 0 }
    position += consumed
    mayHoldMore = produced == buffer.count
    return produced
  }
}

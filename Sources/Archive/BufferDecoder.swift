import Columnar

/// Reads buffers of an archive into arrays; keeps its scratch memory for the next.
///
/// Not for two threads at once: the reader keeps one for each.
final class BufferDecoder {
  let file: ArchiveFile
  let limits: ArchiveLimits
  private let frames: FrameDecompressor
  /// Compressed bytes of the buffer at hand.
  private var packed: [UInt8] = []
  /// A decoded buffer that is longer than what was asked for.
  private var excess: [UInt8] = []
  /// Indices of 8 bits before they are widened.
  var narrow: [Int8] = []

  init(file: ArchiveFile, limits: ArchiveLimits, verifiesChecksums: Bool) {
    self.file = file
    self.limits = limits
    frames = FrameDecompressor(verifiesChecksums: verifiesChecksums)
  }

  /// The first `count` values of a buffer, into an array that is resized to `count`.
  ///
  /// `Value` must take any bits: an integer or a floating-point number.
  func load<Value: BitwiseCopyable & Numeric>(
    _ range: BufferRange, _ coding: BufferCoding, count: Int, into values: inout [Value]
  ) throws(ArchiveError) {
    let (needed, overflow) = count.multipliedReportingOverflow(by: MemoryLayout<Value>.stride)
    let source = try source(range, coding)
    guard !overflow, needed <= source.decodedBytes else {
      throw error(.mismatch(what: "bytes in a buffer", expected: needed, actual: source.decodedBytes), range)
    }
    // Filling with zeros costs once; after that the array keeps its length.
    if values.count != count { values = Array(large: 0, count: count) }
    guard count > 0 else { return }
    var failure: ArchiveError?
    unsafe values.withUnsafeMutableBytes { target in
      do throws(ArchiveError) { try unsafe fill(target, from: source) } catch { failure = error }
    }
    if let failure { throw failure }
  }

  /// All bytes of a buffer.
  func load(_ range: BufferRange, _ coding: BufferCoding) throws(ArchiveError) -> [UInt8] {
    var bytes: [UInt8] = []
    try load(range, coding, count: source(range, coding).decodedBytes, into: &bytes)
    return bytes
  }

  /// How many bytes a buffer says that it holds.
  func declaredBytes(_ range: BufferRange, _ coding: BufferCoding) throws(ArchiveError) -> Int {
    try source(range, coding).decodedBytes
  }

  /// Bytes of the prefix that says how long a buffer is once decoded.
  private static let prefixBytes = 8
  /// Compressed bytes that are read together with their prefix, before it is known to make sense.
  private static let readAtOnce = 1 << 20

  /// Where the bytes are, once the prefix is read.
  private struct Source {
    var range: BufferRange
    var isPacked: Bool
    /// Whether `packed` has the bytes already, behind their prefix.
    var isAtHand = false
    /// Bytes once decoded; those of a packed buffer are in the limits, and possible for its length.
    var decodedBytes: Int
  }

  /// Reads the prefix of a buffer and checks what it declares, before anything is allocated.
  private func source(_ range: BufferRange, _ coding: BufferCoding) throws(ArchiveError) -> Source {
    guard coding == .lz4, range.length > 0 else { return try plain(range) }
    guard range.length >= Self.prefixBytes else {
      let expected = Self.prefixBytes
      throw error(
        .mismatch(what: "bytes in a compressed buffer, at least", expected: expected, actual: range.length), range)
    }
    let rest = BufferRange(offset: range.offset + Self.prefixBytes, length: range.length - Self.prefixBytes)
    let (declared, isAtHand) = try prefix(range)
    if declared == -1 { return try plain(rest) }
    guard declared >= 0 else { throw error(.corrupt("a compressed buffer declares \(declared) bytes"), range) }
    guard declared <= limits.bufferBytes else {
      throw error(.limit(what: "bytes of one buffer", limit: limits.bufferBytes, actual: Int(declared)), range)
    }
    guard declared / 255 <= rest.length else {
      throw error(.corrupt("\(rest.length) compressed bytes cannot hold the \(declared) that they declare"), range)
    }
    // Content that does not compress grows by a few bytes per block; a longer frame would only cost memory.
    guard rest.length <= declared + declared / 1024 + 1024 else {
      throw error(.corrupt("\(rest.length) compressed bytes where \(declared) are declared"), range)
    }
    return Source(range: rest, isPacked: true, isAtHand: isAtHand, decodedBytes: Int(declared))
  }

  /// What a buffer declares, and whether its bytes came along into `packed`.
  private func prefix(_ range: BufferRange) throws(ArchiveError) -> (declared: Int64, isAtHand: Bool) {
    let mapped = unsafe file.mapping?.read(at: range.offset, count: Self.prefixBytes) {
      Int64(littleEndian: unsafe $0.loadUnaligned(as: Int64.self))
    }
    if let mapped { return (mapped, false) }
    let isShort = range.length <= Self.readAtOnce
    try file.read(at: range.offset, count: isShort ? range.length : Self.prefixBytes, into: &packed)
    return (packed[..<Self.prefixBytes].reversed().reduce(Int64(0)) { $0 << 8 | Int64($1) }, isShort)
  }

  private func plain(_ range: BufferRange) throws(ArchiveError) -> Source {
    guard range.length <= limits.bufferBytes else {
      throw error(.limit(what: "bytes of one buffer", limit: limits.bufferBytes, actual: range.length), range)
    }
    return Source(range: range, isPacked: false, decodedBytes: range.length)
  }

  /// Fills `target`, which is no longer than the decoded source, with the start of it.
  @unsafe private func fill(_ target: UnsafeMutableRawBufferPointer, from source: Source) throws(ArchiveError) {
    guard source.isPacked else { return try unsafe file.read(at: source.range.offset, into: target) }
    guard source.decodedBytes > target.count else { return try unsafe unpack(source, into: target) }
    if excess.count < source.decodedBytes { excess = Array(repeating: 0, count: source.decodedBytes) }
    var failure: ArchiveError?
    unsafe excess.withUnsafeMutableBytes { scratch in
      let whole = unsafe UnsafeMutableRawBufferPointer(rebasing: scratch[..<source.decodedBytes])
      do throws(ArchiveError) { try unsafe unpack(source, into: whole) } catch { failure = error }
      // INVARIANT: `target` is shorter than `whole`.
      unsafe target.copyMemory(from: UnsafeRawBufferPointer(rebasing: whole[..<target.count]))
    }
    if let failure { throw failure }
  }

  /// Unpacks a buffer from where the file is mapped, or else from `packed`, into which it is read if it is not there.
  @unsafe private func unpack(_ source: Source, into target: UnsafeMutableRawBufferPointer) throws(ArchiveError) {
    if !source.isAtHand {
      let mapped = unsafe file.mapping?.read(at: source.range.offset, count: source.range.length) {
        unsafe failure($0, into: target)
      }
      switch mapped {
      case .some(.none): return
      case .some(let failure?): throw error(failure.cause, source.range)
      case .none: try file.read(at: source.range.offset, count: source.range.length, into: &packed)
      }
    }
    let fault = unsafe packed.withUnsafeBytes { bytes in
      let start = source.isAtHand ? Self.prefixBytes : 0
      return unsafe failure(UnsafeRawBufferPointer(rebasing: bytes[start..<start + source.range.length]), into: target)
    }
    if let fault { throw error(fault.cause, source.range) }
  }

  /// Unpacks a frame; what is wrong with it, if anything is.
  @unsafe private func failure(
    _ frame: UnsafeRawBufferPointer, into target: UnsafeMutableRawBufferPointer
  ) -> LocalError? {
    do throws(LocalError) { try unsafe frames.unpack(frame, into: target) } catch { return error }
    return nil
  }

  private func error(_ cause: ArchiveError.Cause, _ range: BufferRange) -> ArchiveError {
    ArchiveError(cause, file: file.path, offset: range.offset)
  }
}

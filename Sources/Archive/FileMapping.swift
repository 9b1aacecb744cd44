import CBytes

/// The bytes of an open file as memory.
///
/// A file that is cut off or cannot be read while it is mapped does not end the process: it reads as zeros from there on, and
/// `isWhole` says so. What is read has to be asked for that afterwards.
@safe final class FileMapping: Sendable {
  /// Bytes that are mapped.
  let count: Int
  /// From how many bytes on pages are made ready all at once.
  private static let pages = 65_536
  private let number: Int32
  /// INVARIANT: `count` bytes that can be read as long as this lives; nobody writes to them by it.
  private nonisolated(unsafe) let start: UnsafeRawPointer

  /// Nil where a file cannot be mapped; it can be read all the same.
  init?(descriptor: Int32, count: Int) {
    var address: UnsafeRawPointer?
    number = unsafe sluice_map(descriptor, count, &address)
    guard number >= 0, let address = unsafe address else { return nil }
    (self.count, unsafe start) = (count, unsafe address)
  }

  deinit { sluice_unmap(number) }

  /// Whether all that was read so far is what the file has.
  var isWhole: Bool { sluice_is_whole(number) != 0 }

  /// Calls a function with bytes of the file, and lets go of their pages afterwards.
  ///
  /// The bytes may change under its hands if someone writes to the file.
  ///
  /// - Returns: nil if the mapping does not have them or is not whole; what was made of them is then worth nothing.
  @unsafe func read<Result>(at offset: Int, count: Int, _ body: (UnsafeRawBufferPointer) -> Result) -> Result? {
    guard offset >= 0, count >= 0, count <= self.count, offset <= self.count - count, isWhole else { return nil }
    if count > Self.pages { sluice_want(number, offset, count) }
    let result = unsafe body(UnsafeRawBufferPointer(start: start + offset, count: count))
    guard isWhole else { return nil }
    sluice_drop(number, offset, count)
    return result
  }
}

import CBytes
import Glibc

/// The bytes of an open file as memory.
///
/// A file that is cut off or cannot be read while it is mapped does not end the process: it reads as zeros from there on,
/// which is found out after each read.
@safe final class FileMapping: Sendable {
  /// Bytes that are mapped.
  let count: Int
  /// From how many bytes on pages are made ready all at once.
  private static let readyFrom = 65_536
  private let number: Int32
  private let descriptor: Int32
  /// INVARIANT: `count` bytes that can be read as long as this lives; nobody writes to them by it.
  private nonisolated(unsafe) let start: UnsafeRawPointer

  /// Nil where a file cannot be mapped; it can be read all the same.
  ///
  /// - Parameter descriptor: stays open as long as this lives.
  init?(descriptor: Int32, count: Int) {
    self.descriptor = descriptor
    var address: UnsafeRawPointer?
    number = unsafe sluice_map(descriptor, count, &address)
    guard number >= 0, let address = unsafe address else { return nil }
    (self.count, unsafe start) = (count, unsafe address)
  }

  deinit { sluice_unmap(number) }

  /// Whether no page was missing so far.
  var isWhole: Bool { sluice_is_whole(number) != 0 }

  /// Whether the file still has so many bytes: behind its end the last page reads as zeros, and nothing tells.
  private func has(_ bytes: Int) -> Bool {
    var status = stat()
    return unsafe fstat(descriptor, &status) == 0 && Int(status.st_size) >= bytes
  }

  /// Calls a function with bytes of the file, and lets go of their pages afterwards.
  ///
  /// The bytes may change under its hands if someone writes to the file.
  ///
  /// - Returns: nil if the mapping does not have them, or the file has not any more; what was made of them is then worth
  ///   nothing.
  @unsafe func read<Result>(at offset: Int, count: Int, _ body: (UnsafeRawBufferPointer) -> Result) -> Result? {
    guard offset >= 0, count >= 0, count <= self.count, offset <= self.count - count, isWhole else { return nil }
    if count > Self.readyFrom { sluice_want(number, offset, count) }
    let result = unsafe body(UnsafeRawBufferPointer(start: start + offset, count: count))
    guard isWhole, has(offset + count) else { return nil }
    sluice_drop(number, offset, count)
    return result
  }
}

import Columnar

/// A source that tells how much was read from it.
final class CountedBytes: ByteSource {
  private var source: any ByteSource
  /// Bytes so far.
  private(set) var count = 0

  init(_ source: any ByteSource) { self.source = source }

  func read(into buffer: inout [UInt8]) throws(ReadFailure) -> Int {
    let taken = try source.read(into: &buffer)
    count += taken
    return taken
  }
}

/// Unpacked bytes, as long as they are not absurdly many for what they are unpacked from.
struct BoundedBytes: ByteSource {
  private var unpacked: any ByteSource
  private let packed: CountedBytes
  private var count = 0

  /// Tables of text shrink to a tenth, very monotonous ones to a fortieth; what grows this much is made to fill disks.
  private static let ratio = 100
  /// Below this nothing is wrong with any ratio.
  private static let harmless = 16 << 20

  init(_ unpacked: any ByteSource, from packed: CountedBytes) {
    self.unpacked = unpacked
    self.packed = packed
  }

  mutating func read(into buffer: inout [UInt8]) throws(ReadFailure) -> Int {
    let taken = try unpacked.read(into: &buffer)
    count += taken
    if count > Self.harmless, count / Self.ratio > packed.count {
      throw ReadFailure(damage: "the packed data grows more than \(Self.ratio)-fold; unpack it first if it is meant to")
    }
    return taken
  }
}

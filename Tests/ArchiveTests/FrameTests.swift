import Testing

@testable import Archive

@Suite struct FrameTests {
  /// Bytes that compress somewhat.
  private func content(_ count: Int) -> [UInt8] { (0..<count).map { UInt8(truncatingIfNeeded: $0 * $0 / 700) } }

  /// The frame of some content, without the length in front.
  private func frame(_ content: [UInt8]) -> [UInt8] { Array(FrameCompressor().pack(content).dropFirst(8)) }

  private func unpack(_ frame: [UInt8], count: Int, verifying: Bool) throws -> [UInt8] {
    var target = [UInt8](repeating: 0, count: count)
    let decompressor = FrameDecompressor(verifiesChecksums: verifying)
    try unsafe target.withUnsafeMutableBytes { target in
      try unsafe frame.withUnsafeBytes { source in try unsafe decompressor.unpack(source, into: target) }
    }
    return target
  }

  @Test(arguments: [100, 65_536, 300_000, 5_000_000], [true, false])
  func `a frame gives its content back`(count: Int, verifying: Bool) throws {
    #expect(try unpack(frame(content(count)), count: count, verifying: verifying) == content(count))
  }

  @Test(arguments: [true, false]) func `a frame of another length is an error`(verifying: Bool) {
    let frame = frame(content(1000))
    for count in [1, 999, 1001, 2000] {
      #expect(throws: LocalError.self) { try unpack(frame, count: count, verifying: verifying) }
    }
  }

  @Test(arguments: [true, false]) func `a frame that is cut off is an error`(verifying: Bool) {
    let frame = frame(content(1000))
    // Without verification the checksum in the last 4 bytes is not missed.
    for length in 0..<frame.count - 4 {
      #expect(throws: LocalError.self) { try unpack(Array(frame.prefix(length)), count: 1000, verifying: verifying) }
    }
  }

  @Test func `a wrong checksum is found by whoever looks`() throws {
    var frame = frame(content(1000))
    frame[frame.count - 1] ^= 1
    #expect(throws: LocalError.self) { try unpack(frame, count: 1000, verifying: true) }
    #expect(try unpack(frame, count: 1000, verifying: false) == content(1000))
  }

  @Test func `content that does not compress is stored as it is`() {
    let packed = FrameCompressor().pack([UInt8](1...40))
    #expect(packed == Array(repeating: 0xff, count: 8) + Array(1...40))
    #expect(FrameCompressor().pack([UInt8]()).isEmpty)
  }
}

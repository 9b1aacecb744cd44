import Archive
import Columnar
import Testing

@testable import Ingest

@Suite("Packed files")
struct PackedBytesTests {
  private static let gzips = ["dynamic.csv.gz", "fixed.csv.gz", "stored.csv.gz", "members.csv.gz"]

  /// Bytes that come in pieces of one size, as from a slow pipe.
  private struct Dripping: ByteSource {
    var source: MemoryBytes
    let piece: Int

    mutating func read(into buffer: inout [UInt8]) throws(ReadFailure) -> Int {
      var few = [UInt8](repeating: 0, count: min(piece, buffer.count))
      let count = source.read(into: &few)
      buffer.replaceSubrange(0..<count, with: few[..<count])
      return count
    }
  }

  @Test("gzip gives back what was packed, in blocks of every kind and members one after another", arguments: gzips)
  func gzip(_ name: String) throws {
    let packed = try Workspace.golden(name)
    let plain = try Workspace.golden("plain.csv")
    for piece in [1, 7, 1 << 16] {
      #expect(try unpack(GzipBytes(Dripping(source: MemoryBytes(packed), piece: piece)), piece: piece) == plain)
    }
  }

  @Test("LZ4 gives back what was packed, in frames one after another")
  func lz4() throws {
    let packed = try Workspace.golden("frames.csv.lz4")
    let plain = try Workspace.golden("plain.csv")
    for piece in [1, 7, 1 << 16] {
      #expect(try unpack(LZ4Bytes(Dripping(source: MemoryBytes(packed), piece: piece)), piece: piece) == plain)
    }
  }

  @Test("every cut-off gzip file is an error", arguments: gzips)
  func cutGzip(_ name: String) throws {
    let packed = try Workspace.golden(name)
    // The second member of a file may be missing as a whole, and padding may.
    let plain = try Workspace.golden("plain.csv")
    for end in 0..<packed.count {
      do throws(ReadFailure) {
        let bytes = try unpack(GzipBytes(MemoryBytes(Array(packed[..<end]))))
        #expect(name == "members.csv.gz" && (bytes == plain || bytes == Array(plain[..<300])))
      } catch { #expect(error.damage != nil) }
    }
  }

  @Test("every cut-off LZ4 file is an error, but for one cut between frames")
  func cutLZ4() throws {
    let packed = try Workspace.golden("frames.csv.lz4")
    let plain = try Workspace.golden("plain.csv")
    for end in 1..<packed.count {
      do throws(ReadFailure) {
        #expect(try unpack(LZ4Bytes(MemoryBytes(Array(packed[..<end])))) == Array(plain[..<300]))
      } catch { #expect(error.damage != nil) }
    }
  }

  @Test("a flipped byte is found, unless it is one of the header that says nothing of the content", arguments: gzips)
  func flips(_ name: String) throws {
    let packed = try Workspace.golden(name)
    let plain = try Workspace.golden("plain.csv")
    for place in packed.indices {
      for bit in [0, 3, 7] {
        var bytes = packed
        bytes[place] ^= 1 << UInt8(bit)
        do throws(ReadFailure) {
          #expect(try unpack(GzipBytes(MemoryBytes(bytes))) == plain)
        } catch { #expect(error.damage != nil) }
      }
    }
  }

  @Test("bytes without any order behind a gzip header are read or refused")
  func noise() {
    for length in 0..<600 {
      let bytes = (0..<length).map { _ in UInt8.random(in: 0...255) }
      _ = try? unpack(GzipBytes(MemoryBytes([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3] + bytes)))
      _ = try? unpack(LZ4Bytes(MemoryBytes([0x04, 0x22, 0x4D, 0x18] + bytes)))
    }
  }

  @Test("what grows absurdly is refused before it fills the disk")
  func bomb() throws {
    let packed = CountedBytes(MemoryBytes([UInt8](repeating: 0, count: 1 << 18)))
    _ = try unpack(packed)
    let harmless = MemoryBytes([UInt8](repeating: 10, count: 16 << 20))
    #expect(try unpack(BoundedBytes(harmless, from: packed), piece: 1 << 20).count == 16 << 20)
    let excessive = MemoryBytes([UInt8](repeating: 10, count: 32 << 20))
    let failure = #expect(throws: ReadFailure.self) {
      try unpack(BoundedBytes(excessive, from: packed), piece: 1 << 20)
    }
    #expect(failure?.description.contains("100-fold") == true)
  }

  @Test("packed files are told by their content, and others of another kind get advice")
  func kinds() throws {
    for name in Self.gzips + ["frames.csv.lz4", "plain.csv"] {
      let ledger = try TransferCSV().read(MemoryBytes(try Workspace.golden(name)), name: name)
      #expect(ledger.count == 12)
    }
    for (head, word) in [
      ([0x28, 0xB5, 0x2F, 0xFD], "zstd"), ([0x50, 0x4B, 3, 4], "unzip"), (Array("PAR1".utf8), "Parquet"),
      (Array("BZh9".utf8), "bzip2"), (Array("ARROW1".utf8), "Arrow"),
    ] {
      let error = #expect(throws: ImportError.self) { try TransferCSV().read(MemoryBytes(head), name: "f") }
      #expect(error?.description.contains(word) == true)
    }
    let damaged = #expect(throws: ImportError.self) {
      try TransferCSV().read(MemoryBytes(Array(try Workspace.golden("dynamic.csv.gz").dropLast(9))), name: "t.gz")
    }
    #expect(damaged?.description.hasPrefix("t.gz: cannot be read: the gzip data ends too early") == true)
  }

  @Test("the checksum is that of the standard, whatever the pieces")
  func checksum() {
    let bytes = Array("123456789".utf8)
    for split in bytes.indices {
      var crc = CRC32()
      crc.update(bytes[..<split])
      crc.update(bytes[split...])
      #expect(crc.value == 0xCBF4_3926)
    }
  }
}

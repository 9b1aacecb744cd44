import Columnar
import Ingest

/// Files to import, plain, gzip or LZ4: read by their header, or under the format that the first byte chooses.
enum Imports {
  static func enter(_ bytes: [UInt8]) {
    guard let choice = bytes.first else { return }
    var reading = TransferCSV(onError: choice & 0x80 == 0 ? .stop : .skip)
    let formats = Array(ImportFormat.allCases)
    let place = Int(choice & 0x7f) % (formats.count + 2)
    if place < formats.count { reading.settings.format = formats[place] }
    if place == formats.count {
      reading.settings.mapping = try? ColumnMapping("time=#1,from=#2,to=#3,asset=#4,value=#5,usd=#6,message_id=#7")
    }
    do {
      _ = try reading.read(MemoryBytes(Array(bytes.dropFirst())), name: "input")
    } catch { precondition(!"\(error)".isEmpty) }
  }
}

/// Bytes in memory, handed out in pieces.
struct MemoryBytes: ByteSource {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func read(into buffer: inout [UInt8]) throws(ReadFailure) -> Int {
    let count = min(buffer.count, bytes.count - position, 1_000)
    buffer.replaceSubrange(0..<count, with: bytes[position..<position + count])
    position += count
    return count
  }
}

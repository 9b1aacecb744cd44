/// How a file is packed, or which other kind of file it is, told by its first bytes.
enum Packing: CaseIterable {
  case gzip, lz4
  case zstandard, bzip2, xz, zip, parquet, arrow

  /// What a file begins with.
  private var magic: [UInt8] {
    switch self {
    case .gzip: [0x1F, 0x8B]
    case .lz4: [0x04, 0x22, 0x4D, 0x18]
    case .zstandard: [0x28, 0xB5, 0x2F, 0xFD]
    case .bzip2: Array("BZh".utf8)
    case .xz: [0xFD, 0x37, 0x7A, 0x58, 0x5A]
    case .zip: [0x50, 0x4B, 0x03, 0x04]
    case .parquet: Array("PAR1".utf8)
    case .arrow: Array("ARROW1".utf8)
    }
  }

  /// nil for bytes of none of these kinds.
  init?(head: [UInt8]) {
    guard let found = Self.allCases.first(where: { head.starts(with: $0.magic) }) else { return nil }
    self = found
  }

  /// What to do about a file that cannot be imported as it is; nil for one that can.
  var advice: String? {
    switch self {
    case .gzip, .lz4: nil
    case .zstandard: "this is Zstandard data; unpack it on the way in: `zstd -dc FILE | sluice archive import -`"
    case .bzip2: "this is bzip2 data; unpack it on the way in: `bzip2 -dc FILE | sluice archive import -`"
    case .xz: "this is xz data; unpack it on the way in: `xz -dc FILE | sluice archive import -`"
    case .zip: "this is a zip file; unpack it on the way in: `unzip -p FILE | sluice archive import -`"
    case .parquet: "this is a Parquet file; write it as Arrow IPC with pyarrow or Polars, which sluice reads as it is"
    case .arrow: "this is an Arrow file, which sluice reads as it is"
    }
  }
}

/// The checksum of gzip (ISO 3309), eight bytes at a time.
struct CRC32 {
  private var state: UInt32 = ~0

  /// The checksum of the bytes so far.
  var value: UInt32 { ~state }

  mutating func update(_ bytes: ArraySlice<UInt8>) {
    let tables = Self.tables.span
    let span = bytes.span
    var crc = state
    var place = 0
    while place + 8 <= span.count {
      let low = crc ^ Self.word(span, place)
      let high = Self.word(span, place + 4)
      crc = tables[1792 + Int(low & 255)] ^ tables[1536 + Int(low >> 8 & 255)]
      crc ^= tables[1280 + Int(low >> 16 & 255)] ^ tables[1024 + Int(low >> 24)]
      crc ^= tables[768 + Int(high & 255)] ^ tables[512 + Int(high >> 8 & 255)]
      crc ^= tables[256 + Int(high >> 16 & 255)] ^ tables[Int(high >> 24)]
      place += 8
    }
    while place < span.count {
      crc = tables[Int((crc ^ UInt32(span[place])) & 255)] ^ crc >> 8
      place += 1
    }
    state = crc
  }

  private static func word(_ bytes: Span<UInt8>, _ place: Int) -> UInt32 {
    UInt32(bytes[place]) | UInt32(bytes[place + 1]) << 8 | UInt32(bytes[place + 2]) << 16
      | UInt32(bytes[place + 3]) << 24
  }

  /// Table `k` in entries `256 k ..< 256 k + 256`: what a byte does to the checksum `k` bytes later.
  private static let tables: [UInt32] = {
    var tables = [UInt32](repeating: 0, count: 2048)
    for byte in 0..<256 {
      var crc = UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? 0xEDB8_8320 ^ crc >> 1 : crc >> 1 }
      tables[byte] = crc
    }
    for entry in 256..<2048 {
      let before = tables[entry - 256]
      tables[entry] = tables[Int(before & 255)] ^ before >> 8
    }
    return tables
  }()
}

extension BufferDecoder {
  /// Decodes a column of any type for which `isBytes` holds; null rows may hold anything.
  ///
  /// - Parameter validity: of the same chunk; the bytes of null views are not looked at.
  func strings(_ chunk: ColumnChunk, type: ArrowType, validity: Validity) throws(ArchiveError) -> ByteStrings {
    guard chunk.rows > 0 else { return ByteStrings() }
    switch type {
    case .fixedBinary(let width): return try fixed(chunk, width: width)
    case .utf8, .binary: return try variable(chunk, Int32.self)
    case .largeUtf8, .largeBinary: return try variable(chunk, Int64.self)
    case .utf8View, .binaryView: return try views(chunk, validity: validity)
    default:
      throw ArchiveError(.unsupported(.type(type.text, accepted: "`string` or `binary`")), file: file.path)
    }
  }

  private func requireRoom(for bytes: Int) throws(ArchiveError) {
    guard bytes <= limits.dictionaryBytes else {
      throw ArchiveError(
        .limit(what: "bytes of strings", limit: limits.dictionaryBytes, actual: bytes), file: file.path)
    }
  }

  private func fixed(_ chunk: ColumnChunk, width: Int) throws(ArchiveError) -> ByteStrings {
    let (size, overflow) = chunk.rows.multipliedReportingOverflow(by: width)
    try requireRoom(for: overflow ? .max : size)
    var bytes: [UInt8] = []
    try load(chunk.buffer(1), chunk.coding, count: size, into: &bytes)
    return ByteStrings(bytes: bytes, offsets: (0...chunk.rows).map { $0 * width })
  }

  private func variable<Offset: FixedWidthInteger & BitwiseCopyable>(
    _ chunk: ColumnChunk, _: Offset.Type
  ) throws(ArchiveError) -> ByteStrings {
    var raw: [Offset] = []
    try load(chunk.buffer(1), chunk.coding, count: chunk.rows + 1, into: &raw)
    var bytes = try load(chunk.buffer(2), chunk.coding)
    try requireRoom(for: bytes.count)
    let room = bytes.count
    let offsets = try file.locating { () throws(LocalError) in try Self.ascending(raw, room: room) }
    let (first, last) = (offsets[0], offsets[offsets.count - 1])
    bytes.removeLast(bytes.count - last)
    guard first > 0 else { return ByteStrings(bytes: bytes, offsets: offsets) }
    bytes.removeFirst(first)
    return ByteStrings(bytes: bytes, offsets: offsets.map { $0 - first })
  }

  /// Offsets of a file, once they are known to ascend inside of `room` bytes.
  private static func ascending<Offset: FixedWidthInteger>(
    _ raw: [Offset], room: Int
  ) throws(LocalError) -> [Int] {
    var offsets: [Int] = []
    offsets.reserveCapacity(raw.count)
    var before = 0
    for (row, offset) in raw.enumerated() {
      guard offset >= before, offset <= room else {
        throw LocalError(.corrupt("string offset \(offset) after \(before), in \(room) bytes"), row: max(0, row - 1))
      }
      before = Int(offset)
      offsets.append(before)
    }
    return offsets
  }

  private func views(_ chunk: ColumnChunk, validity: Validity) throws(ArchiveError) -> ByteStrings {
    var words: [UInt32] = []
    try load(chunk.buffer(1), chunk.coding, count: 4 * chunk.rows, into: &words)
    var blocks: [[UInt8]] = []
    var held = 0
    for range in chunk.buffers.dropFirst(2) {
      blocks.append(try load(range, chunk.coding))
      held += blocks[blocks.count - 1].count
      try requireRoom(for: held)
    }
    return try file.locating { () throws(LocalError) in
      try Self.gather(
        words, blocks: blocks, validity: validity,
        limit: min(limits.dictionaryBytes, max(limits.harmlessBytes, ArchiveLimits.viewBytes * chunk.rows)))
    }
  }

  /// Copies the strings that views of four words each stand for: the length, then the bytes themselves if they
  /// are 12 or fewer, else their first four, the number of a block and the place in it.
  private static func gather(
    _ words: [UInt32], blocks: [[UInt8]], validity: Validity, limit: Int
  ) throws(LocalError) -> ByteStrings {
    var result = ByteStrings()
    result.offsets.reserveCapacity(words.count / 4 + 1)
    for row in 0..<words.count / 4 {
      if !validity.isNull(row) {
        guard result.append(words[4 * row], words[4 * row + 1], words[4 * row + 2], words[4 * row + 3], blocks) else {
          throw LocalError(.corrupt("string view of \(words[4 * row]) bytes is outside of its buffer"), row: row)
        }
      }
      result.offsets.append(result.bytes.count)
      // Many views can show the same bytes, so their sum is not bounded by the file.
      guard result.bytes.count <= limit else {
        throw LocalError(.limit(what: "bytes of strings", limit: limit, actual: result.bytes.count), row: row)
      }
    }
    return result
  }
}

extension ByteStrings {
  /// Adds the bytes of a view of four words; false if they are outside of the blocks.
  fileprivate mutating func append(
    _ length: UInt32, _ first: UInt32, _ second: UInt32, _ third: UInt32, _ blocks: [[UInt8]]
  ) -> Bool {
    if length <= 12 {
      for place in 0..<length {
        let word = place < 4 ? first : place < 8 ? second : third
        bytes.append(UInt8(truncatingIfNeeded: word >> (8 * (place & 3))))
      }
      return true
    }
    let (block, place) = (Int(second), Int(third))
    guard block < blocks.count, place <= blocks[block].count, length <= blocks[block].count - place else {
      return false
    }
    bytes.append(contentsOf: blocks[block][place..<place + Int(length)])
    return true
  }
}

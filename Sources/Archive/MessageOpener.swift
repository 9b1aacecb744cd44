/// Reads the headers of messages.
struct MessageOpener {
  let file: ArchiveFile
  let limits: ArchiveLimits

  /// The header of a record batch with these columns.
  func batch(_ block: ArchiveFooter.Block, fields: [ArrowField]) throws(ArchiveError) -> BatchHeader {
    let (start, bytes) = try header(block)
    return try file.locating(base: start) { () throws(LocalError) in
      let table = try message(bytes, kind: 3, block: block)
      return try records(table, fields: fields, block: block)
    }
  }

  /// The part of a dictionary, or nil if no column in `used`, by dictionary, needs it.
  func dictionary(
    _ block: ArchiveFooter.Block, used: [Int64: ArrowField]
  ) throws(ArchiveError) -> ArchiveCatalog.DictionaryPart? {
    let (start, bytes) = try header(block)
    return try file.locating(base: start) { () throws(LocalError) in
      let table = try message(bytes, kind: 2, block: block)
      let id = try table.number(0, default: Int64(0))
      guard let field = used[id] else { return nil }
      guard let data = try table.table(1) else { throw .corrupt("dictionary \(id) without values", at: table.position) }
      let values = ArrowField(name: field.name, type: field.type, dictionary: nil, children: field.children)
      let batch = try records(data, fields: [values], block: block)
      let isDelta = try table.number(2, default: UInt8(0)) != 0
      return ArchiveCatalog.DictionaryPart(id: id, isDelta: isDelta, chunk: batch.chunks[0])
    }
  }

  private func records(
    _ table: FlatTable, fields: [ArrowField], block: ArchiveFooter.Block
  ) throws(LocalError) -> BatchHeader {
    let body = block.offset + block.headerBytes
    return try BatchHeader(table, fields: fields, body: body, bodyBytes: block.bodyBytes, limits: limits)
  }

  /// The bytes of a message's FlatBuffer, and where they start in the file.
  private func header(_ block: ArchiveFooter.Block) throws(ArchiveError) -> (Int, [UInt8]) {
    guard block.headerBytes <= limits.metadataBytes else {
      let limit = ArchiveError.Cause.limit(
        what: "bytes of a message header", limit: limits.metadataBytes, actual: block.headerBytes)
      throw ArchiveError(limit, file: file.path, offset: block.offset)
    }
    var bytes = try file.bytes(at: block.offset, count: block.headerBytes)
    // A mark and a length; files from before 2019 have the length alone.
    let prefix = bytes.starts(with: [0xff, 0xff, 0xff, 0xff]) ? 8 : 4
    bytes.removeFirst(prefix)
    return (block.offset + prefix, bytes)
  }

  /// The table in a message, which must be of one kind: 2 is a dictionary, 3 a record batch.
  private func message(_ bytes: [UInt8], kind: UInt8, block: ArchiveFooter.Block) throws(LocalError) -> FlatTable {
    let root = try FlatReader(bytes: bytes).root()
    let version = try root.number(0, default: Int16(0))
    guard version == 3 || version == 4 else { throw LocalError(.unsupported(.metadataVersion(Int(version)))) }
    let actual = try root.number(1, default: UInt8(0))
    guard actual == kind, let table = try root.table(2) else {
      throw LocalError(.mismatch(what: "kind of message", expected: Int(kind), actual: Int(actual)))
    }
    let bodyBytes = try root.number(3, default: Int64(0))
    guard bodyBytes == block.bodyBytes else {
      throw LocalError(.mismatch(what: "bytes of a message's body", expected: block.bodyBytes, actual: Int(bodyBytes)))
    }
    return table
  }
}
